"""What a row must state, and the room its facts must find."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from recipients.importing.fields import FIELDS, PARTS
from recipients.models import (
    ContactDetail,
    HolderName,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    PostalAddress,
)

_CONTACTS = ("emails", "phones", "faxes")
_WEBSITE = URLValidator(schemes=["http", "https"])
#: The column of the database in which a fact must find room.
_ROOM = {
    **dict.fromkeys(("name", "acronym", "website", "note"), Organization),
    **dict.fromkeys(("name_fr", "name_es", "name_ru", "name_ar"), (OrganizationName, "name")),
    **dict.fromkeys(("former_names", "aliases"), (OrganizationName, "name")),
    "parent": (Organization, "name"),
    "address": (PostalAddress, "lines"),
    **dict.fromkeys(_CONTACTS, (ContactDetail, "value")),
    "source": PostalAddress,
    "office": (Office, "name"),
    **{f"title_{code}": (OfficeTitle, "title") for code in ("en", "fr", "es", "ru", "ar")},
    "holder": (HolderName, "name"),
    **dict.fromkeys(("family_name", "honorific", "other_title"), OfficeHolder),
}


def _room(name: str) -> int:
    kept = _ROOM[name]
    model, column = kept if isinstance(kept, tuple) else (kept, name)
    return int(model._meta.get_field(column).max_length or 0)


ROOM = {name: _room(name) for name in _ROOM} | {"tags": 50}


class Stating(Protocol):
    """What states facts, and can be told what is wrong with them."""

    facts: dict[str, Any]

    def miss(self, column: str, value: str, reason: object) -> None: ...


def check_required(entry: Stating) -> None:
    facts = entry.facts
    if not facts.get("name") and not facts.get("organization_id"):
        entry.miss(FIELDS["name"].header, "", _("The organization is empty."))
    if facts.get("holder") and not facts.get("office") and not facts.get("office_id"):
        entry.miss(FIELDS["office"].header, "", _("The office is empty, but somebody holds it."))
    since, until = facts.get("since_on"), facts.get("until_on")
    if since and until and since > until:
        entry.miss(
            FIELDS["until_on"].header, until, _("The holder's tenure ends before it begins.")
        )
    if website := facts.get("website"):
        try:
            _WEBSITE(website)
        except ValidationError:
            entry.miss(FIELDS["website"].header, website, _("This is no address on the web."))


def check_room(entry: Stating) -> None:
    facts = entry.facts
    for name, most in ROOM.items():
        value = facts.get(name)
        if not value or (isinstance(value, str) and len(value) <= most):
            continue
        values: Iterable[str] = value if isinstance(value, list) else [value]
        for one in values:
            if len(one) > most:
                entry.miss(
                    (FIELDS | PARTS)[name].header,
                    one,
                    _("This is longer than %(most)d characters.") % {"most": most},
                )
