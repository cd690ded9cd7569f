"""The columns in which recipients travel: what an import fills and an export writes.

One row is one office with its organization; an organization without offices has a row of its own.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """One fact of a row; `header` names its column in an export, in English everywhere."""

    name: str
    header: str
    label: Promise
    group: str
    is_many: bool = False  # several values in one cell (`spreadsheets.cells`)


def _fields(group: str, *rows: tuple[str, str, Promise]) -> list[Field]:
    many = ("former_names", "aliases", "tags", "emails", "phones", "faxes")
    return [Field(name, header, label, group, name in many) for name, header, label in rows]


FIELDS = {
    field.name: field
    for field in [
        *_fields(
            "organization",
            ("organization_id", "Organization ID", _("Organization: number in Chancery")),
            ("name", "Organization", _("Organization: official name in English")),
            ("acronym", "Acronym", _("Organization: acronym")),
            ("kind", "Kind", _("Organization: kind")),
            ("country", "Country", _("Organization: country")),
            ("name_fr", "Organization (French)", _("Organization: name in French")),
            ("name_es", "Organization (Spanish)", _("Organization: name in Spanish")),
            ("name_ru", "Organization (Russian)", _("Organization: name in Russian")),
            ("name_ar", "Organization (Arabic)", _("Organization: name in Arabic")),
            ("former_names", "Former names", _("Organization: former names")),
            ("aliases", "Aliases", _("Organization: other names")),
            ("parent", "Part of", _("Organization: part of")),
            ("website", "Website", _("Organization: website")),
            ("preferred_language", "Language of letters", _("Organization: language of letters")),
            ("preferred_channel", "Channel", _("Organization: channel")),
            ("tags", "Tags", _("Organization: tags")),
            ("note", "Note", _("Organization: note")),
        ),
        *_fields(
            "address",
            ("address", "Address", _("Address: lines, without the country")),
            ("address_country", "Address country", _("Address: country")),
            ("emails", "E-mail", _("E-mail addresses")),
            ("phones", "Telephone", _("Telephone numbers")),
            ("faxes", "Fax", _("Fax numbers")),
            ("source", "Source", _("Where these details come from")),
            ("verified_on", "Verified on", _("Day on which the details were verified")),
        ),
        *_fields(
            "office",
            ("office_id", "Office ID", _("Office: number in Chancery")),
            ("office", "Office", _("Office: short name in English")),
            ("style", "Form of address", _("Office: form of address")),
            ("protocol_order", "Order of protocol", _("Office: order of protocol")),
            ("title_en", "Title (English)", _("Office: title in English")),
            ("title_fr", "Title (French)", _("Office: title in French")),
            ("title_es", "Title (Spanish)", _("Office: title in Spanish")),
            ("title_ru", "Title (Russian)", _("Office: title in Russian")),
            ("title_ar", "Title (Arabic)", _("Office: title in Arabic")),
        ),
        *_fields(
            "holder",
            ("holder", "Holder", _("Holder: full name")),
            ("family_name", "Family name", _("Holder: family name")),
            ("honorific", "Honorific", _("Holder: honorific")),
            ("gender", "Gender", _("Holder: gender")),
            ("other_title", "Other title", _("Holder: other title")),
            ("since_on", "Holder since", _("Holder: first day")),
            ("until_on", "Holder until", _("Holder: last day")),
        ),
    ]
}

#: What a row may have besides: parts of which fields are made.
PARTS = {
    field.name: field
    for field in [
        *_fields(
            "address",
            ("street", "Street", _("Address: street, box or building (several columns)")),
            ("house_number", "House number", _("Address: number of the house")),
            ("box", "P.O. box", _("Address: post office box")),
            ("postal_code", "Postal code", _("Address: postal code")),
            ("city", "City", _("Address: place")),
            ("region", "Region", _("Address: state or region")),
        ),
        *_fields("office", ("unit", "Unit", _("Office: unit or department"))),
        *_fields(
            "holder",
            ("first_name", "First name", _("Holder: first name")),
            ("middle_name", "Middle name", _("Holder: middle name")),
            ("last_name", "Last name", _("Holder: last name")),
            ("suffix", "Suffix", _("Holder: letters behind the name")),
            ("everything", "Who", _("Holder, title and organization in one cell")),
        ),
    ]
}

#: Facts that may be given once for every row of a file that does not state them. `name` may have
#: {country} in it ("Permanent Mission of {country}"); `language` is that of names and titles.
CONSTANTS = (
    "language",
    "name",
    "kind",
    "country",
    "address_country",
    "office",
    "style",
    "tags",
    "source",
    "verified_on",
)

#: The office of people of whom a file says no office; no title for an envelope.
HEAD = "Head"
