"""How file copies are called outside the house, and the list beside them."""

import csv
import hashlib
import io
import zipfile

import pytest

from correspondence.archive import (
    NotSealed,
    archive_name,
    ascii_name,
    file_name,
    manifest,
    write_manifest,
    write_zip,
)
from tests.correspondence.factories import make_letter, make_office, make_registered_letter

pytestmark = pytest.mark.django_db


def letter_to(*organizations, **facts):
    offices = [
        make_office(organization=name, name=office, country=country)
        for (name, office), country in zip(organizations, ("FJ", "NZ", "AU"), strict=False)
    ]
    return make_registered_letter(rendered=False, offices=offices, **facts)


def names(letter):
    return [file_name(one) for one in letter.addressees.all()]


def test_a_name_says_which_letter_and_for_whom():
    letter = letter_to(("United Nations", "Secretary-General"), ("Ligue des États", "Chair"))
    assert names(letter) == [
        "OUT-2024-0001 United Nations.pdf",
        "OUT-2024-0001 Ligue des États.pdf",
    ]
    assert archive_name(letter) == "OUT-2024-0001.zip"


def test_two_offices_of_one_organization_are_told_apart():
    letter = letter_to(("Forum", "Chair"), ("FORUM", "Chair"), ("Forum ", "Director"))
    assert len({name.casefold() for name in names(letter)}) == 3
    assert names(letter)[0] == "OUT-2024-0001 Forum, Chair.pdf"
    assert names(letter)[1] == "OUT-2024-0001 FORUM, Chair (2).pdf"


@pytest.mark.parametrize(
    ("organization", "expected"),
    [
        ("../../etc/passwd", "OUT-2024-0001 ..-..-etc-passwd.pdf"),
        ('a<b>:"c"|d?*', "OUT-2024-0001 a b c d.pdf"),
        ("\u202efdp.exe\u200b", "OUT-2024-0001 fdp.exe.pdf"),
        ("جامعة الدول العربية", "OUT-2024-0001 جامعة الدول العربية.pdf"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes_and_reads_as_it_is(organization, expected):
    assert names(letter_to((organization, "Chair"))) == [expected]


def test_a_long_name_is_cut_between_letters_and_stays_different():
    letter = letter_to(("ж" * 120, "Chair"), ("ж" * 121, "Director"))
    assert all(len(name.encode()) < 200 for name in names(letter))
    assert len(set(names(letter))) == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Réponse Île.pdf", "Reponse Ile.pdf"),
        ("جامعة.pdf", "file.pdf"),
        ('a"b\r\nc.pdf', "a b c.pdf"),
    ],
)
def test_a_name_in_ascii_for_programs_that_know_no_other(name, expected):
    assert ascii_name(name) == expected


def test_the_archive_holds_every_copy_and_a_manifest_that_agrees():
    letter = letter_to(("Forum", "Chair"), ("=HYPERLINK(1)", "Chair"))
    out = io.BytesIO()
    write_zip(letter, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        lines = list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode())))
        assert set(archive.namelist()) == {*names(letter), "manifest.csv"}
        for line, addressee in zip(lines, letter.addressees.all(), strict=True):
            content = archive.read(line["file"])
            assert hashlib.sha256(content).hexdigest() == line["sha256"]
            assert content == addressee.file_copy.file.read()
            assert line["pages"] == str(addressee.file_copy.pages)
    assert [line["addressee"] for line in lines] == ["Forum, Chair", "'=HYPERLINK(1), Chair"]


def test_the_same_letter_gives_the_same_archive():
    letter, archives = letter_to(("Forum", "Chair")), (io.BytesIO(), io.BytesIO())
    for out in archives:
        write_zip(letter, out)
    assert archives[0].getvalue() == archives[1].getvalue()


@pytest.mark.parametrize("status", ["draft", "registered"])
def test_a_letter_that_is_not_sealed_gives_nothing(status):
    letter, out = make_letter(status), io.BytesIO()
    with pytest.raises(NotSealed, match="not all sealed"):
        write_zip(letter, out)
    assert out.getvalue() == b""


def test_the_missing_are_named_with_the_reason_where_it_is_known():
    offices = [make_office(organization=f"Forum {number}") for number in range(12)]
    letter = make_letter("registered", offices=offices)
    letter.addressees.filter(organization_name="Forum 1").update(sealing_problem="Too long")
    with pytest.raises(NotSealed) as error:
        manifest(letter)
    said = str(error.value)
    assert "Missing: Forum 0, Director (being sealed); Forum 1, Director (Too long);" in said
    assert said.endswith("2 others.")


def test_more_addressees_need_no_more_queries(django_assert_num_queries):
    letter = letter_to(*((f"Forum {number}", "Chair") for number in range(5)))
    with django_assert_num_queries(2):
        write_manifest(manifest(letter), io.StringIO())
