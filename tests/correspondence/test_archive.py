"""How file copies are called outside the house, and the list beside them."""

import csv
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from correspondence import archive
from correspondence.archive import (
    TooLarge,
    archive_name,
    ascii_name,
    file_name,
    manifest,
    print_name,
    refuse_too_large,
    size_of,
    write_manifest,
    write_zip,
)
from correspondence.models.pack import Incomplete, packs_of
from correspondence.pdf.pages import count_pages
from correspondence.storage import path_of
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
)

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


def zipped(letter) -> bytes:
    out = io.BytesIO()
    write_zip(manifest(packs_of(letter)), out, day=letter.dated_on)
    return out.getvalue()


def lines_in(content: bytes) -> tuple[dict[str, bytes], list[dict[str, str]]]:
    """What is in the archive by its path, and the lines of its manifest."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None
        files = {name: opened.read(name) for name in opened.namelist()}
    return files, list(csv.DictReader(io.StringIO(files.pop("manifest.csv").decode())))


def test_the_archive_has_a_folder_for_each_addressee_with_the_letter_and_the_enclosures():
    annex = make_enclosure("Final declaration: water/islands", pages=3)
    letter = letter_to(("Forum", "Chair"), ("Forum", "Director"), enclosures=[annex])
    files, _lines = lines_in(zipped(letter))
    enclosure = "Enclosure 1 Final declaration water-islands (en).pdf"
    assert list(files) == [
        "1 Forum/OUT-2024-0001 Forum, Chair.pdf",
        f"1 Forum/{enclosure}",
        "2 Forum/OUT-2024-0001 Forum, Director.pdf",
        f"2 Forum/{enclosure}",
    ]


def test_folders_are_in_the_order_of_the_addressees():
    files, _lines = lines_in(zipped(letter_to(*((f"Forum {n}", "Chair") for n in range(3)))))
    assert [name.split("/")[0] for name in files] == ["1 Forum 0", "2 Forum 1", "3 Forum 2"]


def test_the_manifest_agrees_with_the_files():
    letter = letter_to(
        ("Forum", "Chair"), ("=HYPERLINK(1)", "Chair"), enclosures=[make_enclosure("Annex")]
    )
    files, lines = lines_in(zipped(letter))
    assert [line["file"] for line in lines] == list(files)
    for line in lines:
        assert hashlib.sha256(files[line["file"]]).hexdigest() == line["sha256"]
        assert count_pages(files[line["file"]]) == int(line["pages"])
        assert line["reference"] == "OUT/2024/0001"
    told = [line["addressee"] for line in lines]
    assert told == ["Forum, Chair"] * 2 + ["'=HYPERLINK(1), Chair"] * 2


def test_the_same_letter_gives_the_same_archive():
    letter = letter_to(("Forum", "Chair"), enclosures=[make_enclosure("Annex")])
    assert zipped(letter) == zipped(letter)


@pytest.mark.parametrize(
    ("status", "why"), [("draft", "not sealed yet"), ("registered", "not sealed yet")]
)
def test_a_letter_that_is_not_sealed_gives_nothing(status, why):
    with pytest.raises(Incomplete, match=why):
        manifest(packs_of(make_letter(status)))


def test_a_letter_to_nobody_gives_nothing():
    with pytest.raises(Incomplete, match="Nobody"):
        manifest([])


def test_a_file_that_is_altered_while_the_archive_is_written_spoils_it(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    lines = manifest(packs_of(letter_to(("Forum", "Chair"))))
    kept = Path(default_storage.path(path_of(lines[0].sha256)))
    kept.chmod(0o600)
    kept.write_bytes(b"altered")
    with pytest.raises(Incomplete, match=r"OUT-2024-0001 Forum\.pdf: The file .* was altered"):
        write_zip(lines, io.BytesIO(), day=None)


def test_more_than_a_zip_can_hold_is_refused(monkeypatch):
    lines = manifest(packs_of(letter_to(("Forum", "Chair"))))
    monkeypatch.setattr(archive, "LARGEST", size_of(lines))
    refuse_too_large(lines)
    monkeypatch.setattr(archive, "LARGEST", size_of(lines) - 1)
    with pytest.raises(TooLarge, match="Choose fewer"):
        refuse_too_large(lines)


@pytest.mark.parametrize(
    ("number", "of", "name"),
    [(1, 1, "OUT-2024-0001 print.pdf"), (2, 3, "OUT-2024-0001 print 2 of 3.pdf")],
)
def test_a_print_file_is_named_after_its_letter(number, of, name):
    assert print_name(letter_to(("Forum", "Chair")), number=number, of=of) == name


def test_the_missing_are_named_with_the_reason_where_it_is_known():
    offices = [make_office(organization=f"Forum {number}") for number in range(2)]
    letter = make_letter("registered", offices=offices)
    letter.addressees.filter(organization_name="Forum 1").update(sealing_problem="Too long")
    with pytest.raises(Incomplete) as error:
        manifest(packs_of(letter))
    assert error.value.missing == [
        "Forum 0, Director: the letter is not sealed yet.",
        "Forum 1, Director: the letter is not sealed yet. Too long",
    ]


def test_more_addressees_need_no_more_queries(django_assert_num_queries):
    letter = letter_to(*((f"Forum {number}", "Chair") for number in range(5)))
    with django_assert_num_queries(6):
        write_manifest(manifest(packs_of(letter)), io.StringIO())
