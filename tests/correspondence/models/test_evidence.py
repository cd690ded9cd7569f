"""What belongs to the evidence of one addressee."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from accounts.rights import Role
from correspondence.models import StoredFile
from correspondence.models.evidence import Evidence, evidence_for
from correspondence.storage import path_of
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_pdf,
    make_registered_letter,
    make_response,
    make_user,
)

pytestmark = pytest.mark.django_db


def evidence(addressee) -> Evidence:
    return Evidence(evidence_for(make_user()).get(pk=addressee.pk))


def with_papers(addressee, *, proofs=1, responses=1) -> None:
    dispatch = make_dispatch(addressee)
    for number in range(proofs):
        dispatch.add_proof(
            make_pdf(),
            kind="delivery",
            media_type="application/pdf",
            file_name=f"slip-{number}.pdf",
            pages=1,
            by=make_user(),
        )
    for number in range(responses):
        scan = StoredFile.objects.keep(make_pdf(), media_type="application/pdf", pages=1)
        make_response(addressee, "acknowledgement", file=scan, file_name=f"card-{number}.pdf")


def test_every_file_has_its_number_and_a_name_outside_the_house():
    addressee = make_addressee(enclosures=[make_enclosure("Annex")])
    with_papers(addressee)
    assert [one.file_name for one in evidence(addressee).exhibits] == [
        "01 Letter OUT-2024-0001.pdf".replace("OUT-2024-0001", "OUT/2024/0001"),
        "02 Enclosure Annex (en).pdf",
        "03 Proof that it arrived slip-0.pdf",
        "04 Acknowledgement card-0.pdf",
    ]


def test_it_is_told_where_each_file_is_served():
    addressee = make_addressee(enclosures=[make_enclosure()])
    with_papers(addressee)
    urls = [one.url.split("/")[1] for one in evidence(addressee).exhibits]
    assert urls == ["addressees", "editions", "proofs", "responses"]


def test_a_draft_has_no_evidence():
    addressee = make_letter("draft").addressees.get()
    assert not evidence_for(make_user()).filter(pk=addressee.pk).exists()


def test_who_may_not_read_letters_finds_none():
    addressee = make_addressee()
    keeper = make_user(Role.RECIPIENT_ADMINISTRATOR)
    assert not evidence_for(keeper).filter(pk=addressee.pk).exists()


def test_a_letter_not_sealed_yet_is_missing():
    found = evidence(make_letter("registered").addressees.get())
    assert found.missing == ["The letter is not sealed yet."]


def test_every_file_that_is_missing_or_altered_is_named(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    addressee = make_addressee(enclosures=[make_enclosure("Annex")])
    with_papers(addressee)
    for exhibit in evidence(addressee).exhibits[1:3]:
        Path(default_storage.path(path_of(exhibit.stored.sha256))).unlink()
    enclosure, proof = evidence(addressee).missing
    assert enclosure.startswith("Enclosure: Annex (en): The file ")
    assert proof.startswith("Proof that it arrived: slip-0.pdf: The file ")


def test_more_papers_need_no_more_queries(django_assert_max_num_queries):
    addressee = make_registered_letter(rendered=False).addressees.get()
    with_papers(addressee, proofs=4, responses=4)
    with django_assert_max_num_queries(11):
        found = Evidence(evidence_for(make_user()).get(pk=addressee.pk))
        assert len(found.exhibits) == 9
        assert found.outcomes == []
        assert [one.logged_by.name for one in found.responses]
