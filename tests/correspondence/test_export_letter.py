"""A letter's file copies leave by the command line, each under a readable name."""

import csv
import hashlib
import os
import stat
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter
from correspondence.pdf.pages import count_pages
from correspondence.storage import path_of
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_office,
    make_registered_letter,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    """A letter to two offices with an enclosure, registered but not sealed yet."""
    offices = [
        make_office(organization="Institute of Tides"),
        make_office(organization="Conseil des îles", preferred_language="fr"),
    ]
    return make_letter(
        LetterStatus.REGISTERED,
        offices=offices,
        languages=("en", "fr"),
        enclosures=[make_enclosure("Annex")],
    )


def refused(reference: str, folder) -> tuple[str, int]:
    with pytest.raises(CommandError) as error:
        call_command("export_letter", reference, folder)
    return str(error.value), error.value.returncode


def files_in(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_it_writes_every_file_copy_and_the_manifest(letter, tmp_path, capsys):
    call_command("export_letter", "OUT/2024/0001", tmp_path / "out")
    assert files_in(tmp_path / "out") == [
        "1 Institute of Tides/Enclosure 1 Annex (en).pdf",
        "1 Institute of Tides/OUT-2024-0001 Institute of Tides.pdf",
        "2 Conseil des îles/Enclosure 1 Annex (en).pdf",
        "2 Conseil des îles/OUT-2024-0001 Conseil des îles.pdf",
        "manifest.csv",
    ]
    assert "4 files and manifest.csv" in capsys.readouterr().out


def test_the_manifest_says_what_each_file_is(letter, tmp_path):
    call_command("export_letter", "OUT/2024/0001", tmp_path)
    with (tmp_path / "manifest.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["addressee"] for line in lines] == [
        *["Institute of Tides, Director"] * 2,
        *["Conseil des îles, Director"] * 2,
    ]
    for line in lines:
        content = (tmp_path / line["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == line["sha256"]
        assert count_pages(content) == int(line["pages"])


def test_what_is_not_sealed_yet_is_sealed_first(letter, tmp_path):
    assert not any(one.has_file_copy for one in letter.addressees.all())
    call_command("export_letter", "OUT/2024/0001", tmp_path)
    assert all(one.has_file_copy for one in letter.addressees.all())


def test_a_second_run_is_harmless(letter, tmp_path, capsys):
    call_command("export_letter", "OUT/2024/0001", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    call_command("export_letter", " out/2024/0001 ", tmp_path)
    assert "0 written, 5 there already" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_another_content_is_never_overwritten(letter, tmp_path):
    other = tmp_path / "1 Institute of Tides" / "OUT-2024-0001 Institute of Tides.pdf"
    other.parent.mkdir()
    other.write_bytes(b"something else")
    said, code = refused("OUT/2024/0001", tmp_path)
    assert "Nothing was written" in said
    assert code == 5
    assert files_in(tmp_path) == [str(other.relative_to(tmp_path))]
    assert other.read_bytes() == b"something else"


@pytest.mark.parametrize("reference", ["OUT/2024/0002", "", "Draft 1", "%"])
def test_an_unknown_reference_is_said(letter, tmp_path, reference):
    said, code = refused(reference, tmp_path / "out")
    assert "No letter in the register" in said
    assert code == 3
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_said(letter, tmp_path):
    (tmp_path / "out").write_text("a file")
    said, code = refused("OUT/2024/0001", tmp_path / "out")
    assert "could be written" in said
    assert code == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_without_the_permission_is_said(letter, tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert refused("OUT/2024/0001", tmp_path)[1] == 5


def test_a_damaged_file_is_not_handed_out(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    letter = make_registered_letter(rendered=False, offices=[make_office(), make_office()])
    damaged = letter.addressees.last().file_copy.file
    Path(default_storage.path(path_of(damaged.sha256))).write_bytes(b"altered")
    said, code = refused(letter.reference, tmp_path / "out")
    assert "altered in the store" in said
    assert code == 4
    assert not (tmp_path / "out").exists()
