"""The office's own papers, by name, made of records in the database; everything is invented."""

import datetime as dt
import io
from collections.abc import Callable
from functools import cache

import pytest
from django.utils import timezone

from accounts.rights import Role
from correspondence.models import Addressee, Letter, Register, StoredFile
from correspondence.models.delivery_book import Cover
from correspondence.models.evidence import Evidence, evidence_for
from correspondence.models.pack import packs_of
from correspondence.models.register_entry import in_order, whole
from correspondence.pdf.binder import Binder
from correspondence.pdf.delivery_book import render_delivery_book
from correspondence.pdf.evidence import write_evidence
from correspondence.pdf.pack import write_print_file
from correspondence.pdf.plan import plan
from correspondence.pdf.register import Part, render_register
from tests.correspondence.factories import (
    make_dispatch,
    make_file_copy,
    make_letter,
    make_matter,
    make_office,
    make_response,
    make_user,
)
from tests.correspondence.pdf.documents import enclosure_of, numbered, signed

#: The print file has the cover sheet as it is seen: two papers, one over the other.
BOUND = "cover-sheet"
NAMES = (
    *("register", "delivery-book-of-covers", BOUND, "slip-in-pack"),
    *("evidence", "slip-in-evidence"),
)
_HOUSE, _DAY = "Harbour Institute", dt.date(2024, 12, 1)
_NOW = dt.datetime(2024, 9, 9, 10, 30, tzinfo=dt.UTC)


@cache
def office_papers() -> dict[str, bytes]:
    """All of them; needs the database the first time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: _NOW)
        letter = _letter()
    tides = letter.addressees.first()
    on_the_way = [*_set_on_the_way(lambda: _print_file(letter)), *_set_on_the_way(_evidence(tides))]
    slip_in_pack, *covers, slip, front = on_the_way
    covers_of = [Cover(one.pk, one, _DAY) for one in Addressee.objects.filter(letter=letter)]
    return {
        "register": _register(),
        "delivery-book-of-covers": render_delivery_book(
            covers_of, organization=_HOUSE, days="1 December 2024", carrier="", empty=8
        ),
        BOUND: _print_file(letter),
        "slip-in-pack": slip_in_pack,
        "evidence": front,
        "slip-in-evidence": slip,
        **{f"cover-sheet-part-{n}": paper for n, paper in enumerate(covers, start=1)},
    }


def _letter() -> Letter:
    """To two in English and one in Arabic, with a declaration and a treaty that is signed; one
    has it and answered. And a number that was cancelled.
    """
    person = make_user(name="Nadia Rahimi")
    declaration = enclosure_of("Declaration of the seminar", en=numbered("Declaration", 2))
    letter = make_letter(
        "registered",
        offices=[make_office(organization=name) for name in ("Tides", "Reefs", "جامعة الأمثلة")],
        matter=make_matter(sample_note="Every dispatch is made up."),
        enclosures=[declaration, enclosure_of("Treaty", en=signed("a", "b"))],
        requests=["That a working group be set up"],
        marking="confidential",
        by=person,
        approver=make_user(Role.APPROVER, name="A. N. Example"),
    )
    for addressee in letter.addressees.all():
        make_file_copy(addressee, numbered(f"Letter for {addressee.position}", 2), pages=2)
    tides = letter.addressees.first()
    sent = {"tracking_number": "7741 0032", "handed_over_by": "N. R."}
    dispatch = make_dispatch(tides, on=dt.date(2024, 9, 10), by=person, **sent)
    receipt = {"kind": "posting", "media_type": "application/pdf", "file_name": "receipt.pdf"}
    dispatch.add_proof(signed("Posting receipt"), pages=1, by=person, **receipt)
    make_response(
        tides,
        on=dt.date(2024, 10, 1),
        file=StoredFile.objects.keep(
            numbered("Their reply", 1), media_type="application/pdf", pages=1
        ),
        file_name="reply.pdf",
        their_reference="T/77",
        summary="They agree.",
        outcomes={letter.requests.get().pk: ("agreed", "We shall set it up.")},
        by=person,
    )
    make_letter("cancelled", offices=[make_office(organization="Atolls")], by=person)
    return letter


def _register() -> bytes:
    return render_register(
        list(whole(in_order(Letter.objects.all(), list(Register.objects.all())))),
        organization=_HOUSE,
        period="2024",
        part=Part(1, 1),
        gaps=["OUT/2024/0003"],
        on=_DAY,
        sample=True,
    )


def _print_file(letter: Letter) -> bytes:
    out = io.BytesIO()
    write_print_file(plan(packs_of(letter), with_covers=True, both_sides=True), out)
    return out.getvalue()


def _evidence(addressee: Addressee) -> Callable[[], None]:
    found = Evidence(evidence_for(make_user()).get(pk=addressee.pk))
    return lambda: write_evidence(found, io.BytesIO(), on=_DAY)


def _set_on_the_way(write: Callable[[], object]) -> list[bytes]:
    """The papers that are set on the way to a bound file, in their order."""
    papers = []
    pages_in = Binder.pages_in

    def kept(binder: Binder, content: bytes) -> object:
        papers.append(content)
        return pages_in(binder, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Binder, "pages_in", kept)
        write()
    return papers
