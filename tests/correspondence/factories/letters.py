"""Letters, and what follows them: file copies, dispatches, responses."""

import datetime as dt

from accounts.models import User
from accounts.rights import Role
from correspondence.lifecycle import LetterStatus, ResponseKind
from correspondence.models import (
    Addressee,
    Dispatch,
    Enclosure,
    FileCopy,
    Letter,
    Matter,
    Response,
    Series,
    Signatory,
    StoredFile,
)
from correspondence.models.recording import record_sent
from correspondence.tasks import seal_letter
from recipients.channels import Channel
from recipients.models import (
    Office,
)
from tests.correspondence.factories.house import (
    LONG_AGO,
    make_letterhead,
    make_matter,
    make_office,
    make_pdf,
    make_series,
    make_signatory,
    make_user,
)


def make_letter(
    status: str = LetterStatus.DRAFT,
    *,
    offices: list[Office] | None = None,
    copies: list[Office] | None = None,
    languages: tuple[str, ...] = ("en",),
    subject: str = "Seminar on water management",
    body: str = "<p>We have the honour to invite you.</p>",
    requests: list[str] | None = None,
    enclosures: list[Enclosure] | None = None,
    matter: Matter | None = None,
    series: Series | None = None,
    signatory: Signatory | None = None,
    dated_on: dt.date = LONG_AGO,
    reply_due_on: dt.date | None = None,
    by: User | None = None,
    approver: User | None = None,
    **paper,
) -> Letter:
    """A letter that came to `status` by the acts that lead there, one after the other.

    `paper` are its kind, marking, handling, layout, unit, further_to. To one office unless others
    are named; registered on the day it is dated; not sealed (`make_registered_letter`). A closed
    one was waived for everybody.
    """
    drafter = by or make_user(Role.STAFF)
    for language in languages:
        make_letterhead(language)
    letter = Letter.objects.begin(
        matter=matter or make_matter(),
        series=series or make_series(),
        language=languages[0],
        subject=subject,
        by=drafter,
    )
    for language in languages[1:]:
        letter.texts.create(language=language, subject=subject)
    letter.edit(
        version=letter.version,
        by=drafter,
        facts={
            "signatory": signatory or Signatory.objects.first() or make_signatory(),
            "dated_on": dated_on,
            "reply_due_on": reply_due_on,
            **paper,
        },
        texts=dict.fromkeys(languages, (subject, body)),
        requests=[(text, "") for text in requests or []],
    )
    for office in [make_office()] if offices is None else offices:
        letter.address(office, by=drafter)
    for office in copies or []:
        letter.address(office, by=drafter, role="cc")
    for enclosure in enclosures or []:
        letter.enclose(enclosure, by=drafter)
    take_to(letter, status, drafter=drafter, approver=approver)
    return Letter.objects.get(pk=letter.pk)


def take_to(letter: Letter, status: str, *, drafter: User, approver: User | None = None) -> None:
    """Lead a draft to `status`, act by act."""
    person = approver or make_user(Role.APPROVER)

    def close() -> None:
        for addressee in letter.addressees.all():
            addressee.waive(on=letter.dated_on, reason="Settled by telephone", by=drafter)
        letter.close(by=person)

    submit = [lambda: letter.submit(version=letter.version, by=drafter)]
    approve = [*submit, lambda: letter.approve(version=letter.version, by=person)]
    register = [
        *approve,
        lambda: letter.register(version=letter.version, on=letter.dated_on, by=drafter),
    ]
    ways = {
        LetterStatus.DRAFT: [],
        LetterStatus.IN_REVIEW: submit,
        LetterStatus.APPROVED: approve,
        LetterStatus.REGISTERED: register,
        LetterStatus.CANCELLED: [
            *register,
            lambda: letter.cancel(reason="Written by mistake", by=person),
        ],
        LetterStatus.CLOSED: [*register, close],
    }
    for act in ways[LetterStatus(status)]:
        act()
        letter.refresh_from_db()


def make_registered_letter(*, rendered: bool = True, **facts) -> Letter:
    """A registered letter with the file copy of every addressee sealed.

    `rendered=False` seals a blank page instead of setting the letter on paper: for tests of what
    comes after, which need a file copy and do not look into it. For facts, see `make_letter`.
    """
    letter = make_letter(LetterStatus.REGISTERED, **facts)
    if rendered:
        seal_letter.call(letter.pk)
    else:
        for addressee in letter.addressees.all():
            make_file_copy(addressee)
    return Letter.objects.get(pk=letter.pk)


def make_recorded_letter(**facts) -> Letter:
    """A letter of 2 March 2026, written elsewhere and logged on 16 March.

    To one office unless others are named.
    """
    offices = facts.pop("offices", None)
    day = dt.date(2026, 3, 2)
    return record_sent(
        **{
            "content": make_pdf(pages=3),
            "pages": 3,
            "matter": facts.pop("matter", None) or make_matter(),
            "series": make_series(),
            "language": "en",
            "subject": "Minutes of the meeting",
            "dated_on": day,
            "other_reference": "BIG/31",
            "offices": [make_office()] if offices is None else offices,
            "channel": Channel.COURIER,
            "sent_on": day,
            "tracking_number": "TT 1",
            "reply_due_on": None,
            "backdating_reason": "Sent before it was logged here",
            "today": dt.date(2026, 3, 16),
            "by": make_user(),
            **facts,
        }
    )


def make_file_copy(
    addressee: Addressee, content: bytes = b"", *, pages: int = 1, apart: str | None = None
) -> FileCopy:
    """A file copy with these bytes, a blank page unless given."""
    stored = StoredFile.objects.keep(
        content or make_pdf(pages=pages), media_type="application/pdf", pages=pages, apart=apart
    )
    return FileCopy.objects.create(addressee=addressee, file=stored, pages=pages, renderer="test")


def make_addressee(letter: Letter | None = None, **facts) -> Addressee:
    """An addressee: the first of `letter`, or of a registered letter made with `facts`."""
    letter = letter or make_registered_letter(rendered=False, **facts)
    return letter.addressees.get(pk=letter.addressees.order_by("position").first().pk)


def make_dispatch(
    addressee: Addressee,
    *,
    channel: str = Channel.COURIER,
    on: dt.date | None = None,
    by: User | None = None,
    **facts,
) -> Dispatch:
    """One sending, logged; on the day of the letter unless another is given."""
    day = on or addressee.letter.dated_on
    return addressee.log_dispatch(
        channel=channel, sent_on=day, today=day, by=by or make_user(), **facts
    )


def make_response(
    addressee: Addressee,
    kind: str = ResponseKind.REPLY,
    *,
    on: dt.date | None = None,
    by: User | None = None,
    **facts,
) -> Response:
    """Something that came back, logged; on the day of the letter unless another is given."""
    day = on or addressee.letter.dated_on
    return addressee.log_response(
        kind=kind, received_on=day, today=day, by=by or make_user(), **facts
    )
