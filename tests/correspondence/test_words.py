import datetime as dt

import pytest

from correspondence.models.kind import Handling, Marking
from correspondence.words import languages, words_of
from recipients.languages import Language


def test_a_letter_can_be_in_every_language_of_the_directory():
    assert set(languages()) == set(Language.values)
    assert {code for code in languages() if words_of(code).is_rtl} == {
        one.value for one in Language if one.direction == "rtl"
    }


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [
        ("en", dt.date(2024, 9, 12), "12\u00a0September 2024"),
        ("fr", dt.date(2024, 8, 1), "1er\u00a0août 2024"),
        ("fr", dt.date(2024, 8, 2), "2\u00a0août 2024"),
        ("es", dt.date(2024, 9, 12), "12\u00a0de septiembre de\u00a02024"),
        ("ru", dt.date(2024, 9, 12), "12\u00a0сентября 2024\u00a0г."),
        ("ar", dt.date(2024, 9, 12), "١٢\u00a0أيلول/سبتمبر ٢٠٢٤"),
    ],
)
def test_dates_are_written_as_the_language_does(language, day, written):
    assert words_of(language).date(day) == written


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_words(language):
    optional = {"pages_two", "pages_few"}
    assert set(words_of(language).strings) - optional == set(words_of("en").strings)
    assert {*Handling, *Marking} <= set(words_of(language).strings)
    assert len(words_of(language).months) == 12


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (1, "صفحة واحدة"),
        (2, "صفحتان"),
        (3, "٣ صفحات"),
        (10, "١٠ صفحات"),
        (11, "١١ صفحة"),
        (100, "١٠٠ صفحة"),
        (103, "١٠٣ صفحات"),
    ],
)
def test_arabic_counts_pages_by_its_own_rules(n, written):
    assert words_of("ar").pages(n).replace("\u00a0", " ") == written


def test_a_language_without_a_name_is_left_out():
    detail = words_of("en").enclosure_detail(language="xx", pages=1)
    assert detail == "(1\u00a0page)"
