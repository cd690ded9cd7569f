"""What was sent is kept: whatever changes later, and whoever tries to put another in its place."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.test import override_settings

from correspondence.models import (
    EnclosureEdition,
    FileCopy,
    Letterhead,
    Proof,
    Response,
    StoredFile,
)
from correspondence.models.letterhead import Signatory
from correspondence.pdf.letter import RENDERER, render
from correspondence.storage import path_of
from correspondence.tasks import seal_letter
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_pdf,
    make_registered_letter,
    make_response,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def addressee():
    addressee = make_addressee(enclosures=[make_enclosure()])
    make_response(addressee, file=addressee.file_copy.file, file_name="x.pdf")
    make_dispatch(addressee).add_proof(
        b"\xff\xd8 scan", kind="posting", media_type="image/jpeg", file_name="x", by=make_user()
    )
    return addressee


def sql(statement: str):
    return lambda other: connection.cursor().execute(statement.format(other=other.pk))


WAYS = {
    "another file, ORM": lambda other: FileCopy.objects.update(file=other),
    "another file, SQL": sql("UPDATE correspondence_filecopy SET file_id = {other}"),
    "another hash, ORM": lambda other: StoredFile.objects.update(sha256="ab" * 32),
    "another hash, SQL": sql("UPDATE correspondence_storedfile SET sha256 = repeat('ab', 32)"),
    "another size": lambda other: StoredFile.objects.update(size=1),
    "another renderer": lambda other: FileCopy.objects.update(renderer="other"),
    "another day": sql("UPDATE correspondence_filecopy SET sealed_at = now()"),
    "saved anew": lambda other: FileCopy.objects.first().save(),
    "upsert": sql(
        "INSERT INTO correspondence_filecopy (addressee_id, file_id, pages, renderer, sealed_at)"
        " SELECT addressee_id, {other}, 1, 'x', now() FROM correspondence_filecopy"
        " ON CONFLICT (addressee_id) DO UPDATE SET file_id = excluded.file_id"
    ),
    "deleted, ORM": lambda other: FileCopy.objects.all().delete(),
    "deleted, SQL": sql("DELETE FROM correspondence_filecopy"),
    "its row deleted": sql("DELETE FROM correspondence_storedfile"),
    "of an edition": lambda other: EnclosureEdition.objects.update(file=other),
    "of a response": lambda other: Response.objects.update(file=other),
    "of a proof": lambda other: Proof.objects.update(file=other),
    "of an edition sent": sql("DELETE FROM correspondence_addresseeenclosure"),
    "a second one": lambda other: FileCopy.objects.create(
        addressee=FileCopy.objects.first().addressee, file=other, pages=1, renderer="x"
    ),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_no_other_file_takes_its_place(addressee, way):
    other = StoredFile.objects.keep(make_pdf(), media_type="application/pdf", pages=1)
    before = addressee.file_copy.file.read()
    with pytest.raises(DatabaseError), transaction.atomic():
        way(other)
    assert FileCopy.objects.get(addressee=addressee).file.read() == before


def test_nor_do_other_bytes_by_way_of_the_store(addressee):
    name = path_of(addressee.file_copy.file.sha256)
    before = addressee.file_copy.file.read()
    with pytest.raises(FileExistsError):
        default_storage.save(name, ContentFile(b"forged"))
    with pytest.raises(ValueError, match="reading only"):
        default_storage.open(name, "wb")
    assert addressee.file_copy.file.read() == before


def test_the_same_bytes_are_stored_once_and_each_use_keeps_them():
    content = make_pdf(pages=2)
    enclosures = [make_enclosure(), make_enclosure()]
    for enclosure in enclosures:
        enclosure.add_edition(
            content, language="fr", title="T", pages=2, file_name="t.pdf", by=make_user()
        )
    first, second = EnclosureEdition.objects.filter(language="fr")
    assert first.file == second.file
    assert StoredFile.objects.filter(sha256=first.file.sha256).count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        first.delete()
    assert second.file.read() == content


def test_a_changed_template_letterhead_or_signatory_changes_nothing_that_was_sent(
    settings, tmp_path
):
    letter = make_registered_letter()
    addressee = letter.addressees.get()
    before = addressee.file_copy.file.read()
    Letterhead.objects.update(name="Another House", colour="#112233", layout="us10")
    Signatory.objects.update(name="Somebody Else")
    changed = tmp_path / "letter" / "letter.html"
    changed.parent.mkdir()
    original = settings.BASE_DIR / "templates" / "letter" / "letter.html"
    changed.write_text(original.read_text().replace("<body>", "<body><p>New words</p>"))
    engine = {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    with override_settings(TEMPLATES=[engine]):
        assert render.__wrapped__(addressee.printed) != before  # the change is in force
        assert seal_letter.call(letter.pk) == 0
    assert FileCopy.objects.get().file.read() == before


def test_it_keeps_hash_renderer_template_version_and_the_data_it_was_made_of():
    addressee = make_registered_letter().addressees.get()
    copy = addressee.file_copy
    assert copy.renderer == RENDERER
    assert copy.renderer.startswith("WeasyPrint 70.")
    assert copy.renderer.rpartition(" letter ")[2].isalnum()
    assert render(addressee.printed) == copy.file.read()  # from the kept data alone
    with pytest.raises(DatabaseError), transaction.atomic():
        type(addressee).objects.update(sheet={"subject": "Other"})
