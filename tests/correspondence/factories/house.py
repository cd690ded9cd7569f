"""The house and what is around it: people, letterheads, offices, enclosures, files."""

import datetime as dt
import io
from itertools import count

import pikepdf
from django.test import Client
from PIL import Image

from accounts.models import User
from accounts.rights import Role
from correspondence.models import (
    Enclosure,
    Letterhead,
    Matter,
    Series,
    Signatory,
)
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


def sign_in(client: Client, *roles: Role) -> User:
    """A person with these roles (staff by default), signed in with this test client."""
    person = make_user(*roles)
    client.force_login(person)
    return person
