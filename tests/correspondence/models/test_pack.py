"""What goes into each addressee's envelope, and whether it is there."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from correspondence.models import StoredFile
from correspondence.models.pack import Incomplete, each_file, packs_of
from correspondence.storage import path_of
from tests.correspondence.factories import make_dispatch, make_letter, make_office
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(settings, tmp_path) -> None:
    """A store of its own, since files in it are damaged."""
    settings.MEDIA_ROOT = tmp_path


def kept(stored: StoredFile) -> Path:
    return Path(default_storage.path(path_of(stored.sha256)))


def declaration():
    return enclosure_of("Declaration", en=numbered("Declaration", 2), fr=numbered("Déclaration", 3))


def titles(letter) -> list[list[str]]:
    return [[part.title for part in pack.parts] for pack in packs_of(letter)]


def test_each_gets_the_letter_and_the_editions_in_its_language():
    letter = sealed_letter("Tides", "Îles", french=("Îles",), enclosures=[declaration()])
    assert titles(letter) == [
        ["Letter OUT/2024/0001", "Declaration (en)"],
        ["Letter OUT/2024/0001", "Declaration (fr)"],
    ]
    english, french = packs_of(letter)
    assert [part.pages for part in french.parts] == [1, 3]
    assert (english.number, french.number, french.of) == (1, 2, 2)


def test_an_edition_added_later_was_not_in_the_envelope():
    enclosure = declaration()
    letter = sealed_letter("Tides", enclosures=[enclosure])
    newer = {"language": "en", "title": "Newer", "pages": 9, "file_name": "newer.pdf"}
    enclosure.add_edition(numbered("Newer", 9), by=letter.drafted_by, **newer)
    assert titles(letter) == [["Letter OUT/2024/0001", "Declaration (en)"]]


def test_enclosures_can_stay_out():
    (pack,) = packs_of(sealed_letter("Tides", enclosures=[declaration()]))
    assert [part.title for part in pack.without_enclosures().parts] == ["Letter OUT/2024/0001"]


def test_the_channel_is_the_one_it_left_by_else_the_one_the_directory_prefers():
    letter = sealed_letter("Tides", "Reefs")
    tides, reefs = letter.addressees.all()
    make_dispatch(tides, channel="pouch")
    tides.office.organization.preferred_channel = "courier"
    tides.office.organization.save()
    assert [pack.channel for pack in packs_of(letter)] == ["Diplomatic pouch", ""]
    reefs.office.organization.preferred_channel = "courier"
    reefs.office.organization.save()
    assert packs_of(letter)[1].channel == "Courier"


def test_what_is_not_sealed_is_named_for_each():
    letter = make_letter(
        "registered", offices=[make_office(organization=name) for name in ("Tides", "Reefs")]
    )
    with pytest.raises(Incomplete) as error:
        each_file(packs_of(letter), StoredFile.verify)
    assert error.value.missing == [
        "Tides, Director: the letter is not sealed yet.",
        "Reefs, Director: the letter is not sealed yet.",
    ]


def test_every_file_that_is_missing_or_altered_is_named_and_a_shared_one_once(store):
    letter = sealed_letter("Tides", "Reefs", enclosures=[declaration()])
    tides, _reefs = packs_of(letter)
    kept(tides.parts[0].stored).write_bytes(b"altered")
    kept(tides.parts[1].stored).unlink()
    with pytest.raises(Incomplete) as error:
        each_file(packs_of(letter), StoredFile.verify)
    altered, missing = error.value.missing
    assert altered.startswith("Tides, Director, Letter OUT/2024/0001: The file ")
    assert "was altered in the store" in altered
    assert missing.startswith("Declaration (en) (2 addressees): The file ")
    assert "is missing from the store" in missing


def test_one_bit_is_enough(store):
    letter = sealed_letter("Tides")
    file = kept(packs_of(letter)[0].parts[0].stored)
    content = bytearray(file.read_bytes())
    content[100] ^= 1
    file.chmod(0o600)
    file.write_bytes(content)
    with pytest.raises(Incomplete, match="altered"):
        each_file(packs_of(letter), StoredFile.verify)


def test_a_file_that_many_get_is_looked_at_once():
    letter = sealed_letter("Tides", "Reefs", enclosures=[declaration()])
    seen = []
    each_file(packs_of(letter), seen.append)
    assert len(seen) == 3


def test_more_addressees_need_no_more_queries(django_assert_num_queries):
    letter = sealed_letter(*"ABCDEF", enclosures=[declaration()])
    with django_assert_num_queries(6):
        assert all(pack.channel == "" for pack in packs_of(letter))
