"""Records for tests, made as the house makes them: by the acts of the models, with real files."""

import datetime as dt
import io
from itertools import count

import pikepdf
from django.test import Client
from PIL import Image

from accounts.models import User
from accounts.rights import Role
from correspondence.lifecycle import LetterStatus, ResponseKind
from correspondence.models import (
    Addressee,
    Dispatch,
    Enclosure,
    FileCopy,
    Letter,
    Letterhead,
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
    FormOfAddress,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    PostalAddress,
    Style,
)

LONG_AGO = dt.date(2024, 9, 9)

_numbers = count(1)


def make_user(*roles: Role, name: str = "", email: str = "", password: str | None = None) -> User:
    """A person; of the staff unless other roles are named."""
    number = next(_numbers)
    return User.objects.create_user(
        email or f"person{number}@chancery.example",
        password,
        name=name or f"Person {number}",
        roles=list(roles) or [Role.STAFF],
    )


def make_pdf(*, pages: int = 1, title: str = "") -> bytes:
    """A small PDF with blank pages; another title gives other bytes."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    pdf.docinfo["/Title"] = title or f"Sample {next(_numbers)}"
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def make_picture(media_type: str = "image/jpeg", *, size: tuple[int, int] = (60, 80)) -> bytes:
    """A small picture of grey paper."""
    out = io.BytesIO()
    Image.new("L", size, 230).save(out, format=media_type.partition("/")[2])
    return out.getvalue()


def make_office(
    *,
    organization: str = "",
    name: str = "Director",
    holder: str = "Ana Lima",
    languages: tuple[str, ...] = ("en", "fr"),
    preferred_language: str = "en",
    country: str = "FJ",
    kind: str = "ngo",
) -> Office:
    """An office one can write to: it has a title, a form of address, an address and a holder."""
    body = Organization.objects.create(
        name=organization or f"Institute {next(_numbers)}",
        kind=kind,
        country=country,
        preferred_language=preferred_language,
    )
    PostalAddress.objects.create(organization=body, lines="1 Harbour Road\nSuva", country="FJ")
    style, _ = Style.objects.get_or_create(slug="test-style", defaults={"name": "Test style"})
    office = Office.objects.create(organization=body, name=name, style=style)
    for language in languages:
        FormOfAddress.objects.get_or_create(
            style=style,
            language=language,
            gender="",
            defaults={
                "envelope": "{name}",
                "salutation": "Dear Sir or Madam,",
                "closing": "Yours faithfully,",
            },
        )
        OfficeTitle.objects.create(
            office=office, language=language, title=f"{name} of the {body.name}"
        )
    if holder:
        OfficeHolder.objects.create(office=office, name=holder)
    return office


def too_long(office: Office) -> Office:
    """The office with an address that does not fit the window of an envelope."""
    office.organization.addresses.update(lines="\n".join(f"Line {n}" for n in range(12)))
    return office


def make_letterhead(language: str = "en") -> Letterhead:
    """The sender in one language; the one there is, if there is one."""
    letterhead, _ = Letterhead.objects.get_or_create(
        language=language,
        defaults={
            "name": "Harbour Institute",
            "return_line": "Harbour Institute, 5 Quay Street, Baku",
            "foot": "5 Quay Street, Baku",
            "country": "AZ",
        },
    )
    return letterhead


def make_signatory(name: str = "Leyla Aliyeva") -> Signatory:
    return Signatory.objects.create(
        name=name, functions={"en": "Executive Director", "fr": "Directrice exécutive"}
    )


def make_series(code: str = "OUT") -> Series:
    """The series of that code; the one there is, if there is one."""
    series, _ = Series.objects.get_or_create(code=code, defaults={"name": "Outgoing letters"})
    return series


def make_matter(title: str = "", **facts) -> Matter:
    return Matter.objects.create(title=title or f"Matter {next(_numbers)}", **facts)


def make_enclosure(
    title: str = "", *, languages: tuple[str, ...] = ("en",), pages: int = 2, by: User | None = None
) -> Enclosure:
    """An enclosure of the library, with an edition in each language."""
    enclosure = Enclosure.objects.create(
        title=title or f"Declaration {next(_numbers)}", kind=Enclosure.Kind.DECLARATION
    )
    for language in languages:
        enclosure.add_edition(
            make_pdf(pages=pages),
            language=language,
            title=f"{enclosure.title} ({language})",
            pages=pages,
            file_name=f"declaration-{language}.pdf",
            by=by or make_user(),
        )
    return enclosure


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

    `paper` are its kind, marking, layout, unit, further_to. To one office unless others are named;
    registered on the day it is dated; not sealed (`make_registered_letter`). A closed one was
    waived for everybody.
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


def make_file_copy(addressee: Addressee, content: bytes = b"", *, pages: int = 1) -> FileCopy:
    """A file copy with these bytes, a blank page unless given."""
    stored = StoredFile.objects.keep(
        content or make_pdf(pages=pages), media_type="application/pdf", pages=pages
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


def sign_in(client: Client, *roles: Role) -> User:
    """A person with these roles (staff by default), signed in with this test client."""
    person = make_user(*roles)
    client.force_login(person)
    return person
