"""A letter as a screen reader speaks it: its structure, read in order."""

import io

import pikepdf
import pytest

from correspondence.models.kind import Layout
from tests.correspondence.pdf.papers import on_paper
from tests.correspondence.pdf.samples import LANGUAGES, letter, rich_letter
from tests.correspondence.pdf.tagging import marks_of_shapes, structure

SPOKEN = ("P", "H1", "H2", "H3", "LI", "TH", "TD")


def closed_up(words):
    """Without spaces: no-break ones, and those where a word of another kind begins, differ."""
    return "".join(words.split())


def spoken(pdf):
    """What is said, one paragraph after the other, closed up."""
    return [closed_up(one.words) for one in structure(pdf).all(*SPOKEN)]


@pytest.mark.parametrize("layout", Layout)
def test_it_is_read_from_the_letterhead_to_the_copies(layout):
    """Where the address stands at the foot, it is still read before the text."""
    said = spoken(on_paper(rich_letter("en", layout=layout, marking="confidential")))
    order = [
        "Baku Initiative Group",
        "By courier",
        "His Excellency António Guterres",
        "UNITED STATES OF AMERICA",
        "Our ref.",
        "SEC/2024/OUT/0312",
        "12 September 2024",
        "CONFIDENTIAL",
        "Further to our letter SEC/2024/OUT/0147 of 1 April 2024",
        "Subject: Exchange of registers among the participating organizations in 2025",
        "Excellency,",
        "Background",
        "Next steps",
        "Please accept, Excellency, the assurances of my highest consideration.",
        "A. N. Example",
        "Executive Director",
        "Enclosures (2)",
        "cc:",
        "Registries of the participating organizations",
        "1 Two registries did not take part in the discussion.",
        "office@example.org · www.example.org",
        "To verify this letter, quote the reference and check code",
    ]
    assert [line for line in order if closed_up(line) not in said] == []
    places = [said.index(closed_up(line)) for line in order]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_subject_is_the_one_first_heading(language):
    read = structure(on_paper(rich_letter(language)))
    assert len(read.all("H1")) == 1
    headings = [one.tag for one in read.all("H1", "H2", "H3")]
    assert headings == ["H1", "H2", "H2", "H3", "H2", "H2", "H2", "H2"], "none is skipped"


def test_the_lines_of_an_address_are_not_run_together():
    sheet = letter("en")
    said = spoken(on_paper(sheet))
    for line in (*sheet.address[:-1], *sheet.sender_foot):
        assert closed_up(line) in said


@pytest.mark.parametrize(
    ("language", "document", "foreign"),
    [
        ("en", "en-GB", []),
        ("fr", "fr-FR", []),
        ("es", "es", []),
        (
            "ru",
            "ru",
            [
                *("405 East 42nd Street", "New York, NY 10017", "UNITED STATES OF AMERICA"),
                *("Illegal French Occupation of Mayotte", "Island of the Union of Comoros"),
                "Illegal French Occupation of Mayotte Island of the Union of Comoros",
            ],
        ),
        (
            "ar",
            "ar",
            [
                *("CAIRO, EGYPT", "Illegal French Occupation of Mayotte"),
                "Island of the Union of Comoros",
                "Illegal French Occupation of Mayotte Island of the Union of Comoros",
            ],
        ),
    ],
)
def test_it_says_in_which_language_its_words_are(language, document, foreign):
    pdf = on_paper(letter(language))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == document
    lines = [one for one in structure(pdf) if one.language]
    said = [(" ".join(one.words.split()), one.language) for one in lines]
    assert said == [(words, "en") for words in foreign]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_says_what_it_shows(language):
    emblem, code = structure(on_paper(letter(language))).all("Figure")
    assert letter(language).sender_name in emblem.alt
    assert "BIG/2024/OUT/0147" in code.alt
    assert "7K3M-92QX" in code.alt


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_items_of_label_and_body(language):
    read = structure(on_paper(rich_letter(language)))
    for one in read.all("L"):
        assert {child.tag for child in one.children} <= {"LI", "L"}, "inner lists are in the outer"
    for item in read.all("LI"):
        assert [child.tag for child in item.children] in (["Lbl", "LBody"], ["LBody"])
        assert item.children[-1].words
    inner = [one for outer in read.all("L") for one in outer.children if one.tag == "L"]
    assert len(inner) == 2, "letters within numbers, dashes within letters"


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", "123ab––4"),
        ("ru", "12аб––3"),
        ("ar", "١٢أب––٣"),
    ],
)
def test_lists_count_in_the_letters_of_their_language(language, labels):
    read = structure(on_paper(rich_letter(language)))
    found = "".join(one.words.strip(" .()") for one in read.all("Lbl"))
    assert found.startswith(labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_cell_says_what_it_heads(language):
    headed, plain = structure(on_paper(rich_letter(language))).all("Table")
    (head,) = headed.all("THead")
    assert {one.scope for one in head.all("TH")} == {"Column"}
    (body,) = headed.all("TBody")
    assert {one.scope for one in body.all("TH")} == {"Row"}
    assert len(body.all("TH")) == len(body.all("TR"))
    assert plain.all("TH") == []
    assert len(plain.all("TD")) == 4


@pytest.mark.parametrize("layout", Layout)
def test_marks_and_rules_are_never_read_out(layout):
    marks = marks_of_shapes(on_paper(letter("en", layout=layout)))
    assert marks.count("Artifact") >= 2, "the fold marks"
    drawn = set(marks) - {"Artifact"}
    assert drawn <= {"Figure"}, "the emblem and the code"
