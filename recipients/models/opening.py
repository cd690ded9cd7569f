"""How a letter to an office opens: envelope, salutation, closing."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override
from django_countries import countries

from recipients.languages import Language
from recipients.models.form_of_address import FormOfAddress, Gender

if TYPE_CHECKING:
    from recipients.models.office import Office, OfficeHolder


@dataclass(frozen=True)
class Opening:
    """What stands on the envelope and how the letter opens and closes, in one language.

    `missing` names what the directory lacks; with anything missing no letter may go out.
    `notes` are worth a look but do not stop a letter. Never a mixture of two languages.
    """

    lines: tuple[str, ...]
    salutation: str
    closing: str
    holder: "OfficeHolder | None"
    country: str = ""
    via: str = ""
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return not self.missing


def compose(office: "Office", *, language: str, on: dt.date, posted_in: str) -> Opening:
    """The opening of a letter to `office`; see `Office.opening`."""
    spoken = str(Language(language).label)
    holder = office.holder_on(on)
    form, filled = _form(office, holder, language)
    title = office.title_in(language, holder.gender if holder else Gender.UNKNOWN)
    address = office.address_in(language)
    missing, notes = [], []
    if form is None:
        missing.append(
            _("No form of address in %(language)s for “%(style)s”")
            % {"language": spoken, "style": office.style}
        )
    if title is None:
        missing.append(
            _("No title in %(language)s for %(office)s")
            % {"language": spoken, "office": office}
        )
    if address is None:
        missing.append(_("No postal address for %(office)s") % {"office": office})
    if holder is None:
        notes.append(_("Nobody is recorded as holding the office; the title alone is printed"))
    via, organization = _houses(office, language, title or "", notes)
    name, other_title = holder.names_in(language) if holder else ("", "")
    country = ""
    if address and str(address.country) != posted_in:
        with override(language):
            country = str(countries.name(str(address.country)))
    lines = [
        filled.get("envelope", "") if holder else "",
        other_title,
        title or "",
        organization,
        via,
        *(address.as_lines if address else ()),
        country,
    ]
    return Opening(
        lines=tuple(line for line in lines if line),
        salutation=filled.get("salutation", ""),
        closing=filled.get("closing", ""),
        holder=holder,
        country=country,
        via=via,
        missing=tuple(missing),
        notes=tuple(notes),
    )


def _form(
    office: "Office", holder: "OfficeHolder | None", language: str
) -> tuple[FormOfAddress | None, dict[str, str]]:
    """The form for the holder's gender; the one for "not known" where a word would be empty."""
    forms = {
        form.gender: form for form in office.style.forms.all() if form.language == language
    }
    words = {"name": "", "honorific": "", "family_name": ""}
    if holder:
        words = {
            "name": holder.names_in(language)[0],
            "honorific": holder.honorific,
            "family_name": holder.family_name,
        }
    for gender in dict.fromkeys((holder.gender if holder else "", Gender.UNKNOWN.value)):
        form = forms.get(gender)
        if form is None:
            continue
        texts = {key: getattr(form, key) for key in ("envelope", "salutation", "closing")}
        printed = texts if holder else {key: texts[key] for key in ("salutation", "closing")}
        if all(
            words[word] for word in words for text in printed.values() if f"{{{word}}}" in text
        ):
            return form, {key: _fill(text, words) for key, text in printed.items()}
    return None, {}


def _fill(text: str, words: dict[str, str]) -> str:
    """Put the words into their places; any other brace stays as it is."""
    for word, value in words.items():
        text = text.replace(f"{{{word}}}", value)
    return text


def _houses(office: "Office", language: str, title: str, notes: list[str]) -> tuple[str, str]:
    """(the line that names the mission, the line that names the organization), each or empty.

    The organization has no line of its own where the title names it, or where the letter goes
    through a mission.
    """

    def named(house: "Office | object") -> str:
        own = house.name_in(language)  # type: ignore[attr-defined]
        if own is None:
            notes.append(
                _("%(name)s has no name in %(language)s; its English name is printed")
                % {"name": house, "language": Language(language).label}
            )
        return own or house.name  # type: ignore[attr-defined]

    if office.via:
        return Language(language).via.format(mission=named(office.via)), ""
    known = [office.organization.name_in(language) or office.organization.name]
    if any(name.casefold() in title.casefold() for name in known):
        return "", ""
    return "", named(office.organization)
