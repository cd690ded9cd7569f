"""What holds for every row of a list, unless somebody says otherwise."""

import re
from typing import Any

from recipients.importing import samples
from recipients.importing.fields import HEAD
from recipients.importing.headers import OFFICES, language_of_headers, plain
from recipients.importing.mapping import Column
from recipients.importing.samples import Cells
from recipients.importing.vocabulary import names_office
from recipients.models import Kind

#: Words of headers that only one country's lists have.
_OF_COUNTRY = (
    (r"\b(?:insee|siret|siren|epci|libelle du departement|code du departement)\b", "FR"),
    (r"\bbundesland\b|\bbundesministerium\b", "DE"),
    (r"\bcomune\b|\bpec\b|\bcodice fiscale\b|\bistat\b", "IT"),
    (r"\bbelediye\b|\bilce\b|\bvergi\b", "TR"),
    (r"\bcomunidad autonoma\b|\bccaa\b", "ES"),
    (r"\bcnpj\b|\bprefeitura\b|\bcep\b|\buf\b", "BR"),
    (r"\bкпп\b|\bогрн\b|субъект рф|федеральный округ", "RU"),
    (r"\bедрпоу\b|\bкоатуу\b", "UA"),
    (r"\bеircode\b", "IE"),
)
#: Words of headers that say what the organizations of a list are.
_OF_KIND = (
    (r"^(?:nom de la |libelle de la )?commune$|municipal|^comune|^municipio|^belediye|^gemeinde"
     r"|^kommune|^ayuntamiento|^mairie|^prefeitura", Kind.LOCAL),
    (r"^universit|^universidad|^hochschule|大学名", Kind.UNIVERSITY),
    (r"\bngo\b", Kind.NGO),
    (r"^(?:permanent )?missions?$|^embass|^ambassade|^embajada|^consulate", Kind.MISSION),
    (r"^ministr|^ministere|^ministerio|^bakanlik|^министерство|^الوزارة", Kind.GOVERNMENT),
    (r"^(?:name of )?court|^juridiction|^tribunal", Kind.COURT),
    (r"^newspaper|^journal$|^outlet$", Kind.MEDIA),
    (r"^compan", Kind.COMPANY),
)  # fmt: skip
#: Headers that only lists of members of one parliament have.
_PARLIAMENTS = (
    (r"\bbioguide\b|\bgovtrack\b|\bsenate class\b", "United States Congress", "US"),
    (r"\bpolitical ?group\b.*\bnational ?political ?group\b", "European Parliament", ""),
)
_MEMBERS = re.compile(
    r"\b(?:constituency|electoral district|circonscription|wahlkreis|fraktion|political ?group"
    r"|bioguide|parliamentary group|groupe parlementaire|circunscripcion|party|chamber|partido"
    r"|riding)\b"
)


def are_members(headers: list[str]) -> bool:
    """Whether a list with these headers is of members of a parliament."""
    return bool(_MEMBERS.search(" | ".join(map(plain, headers))))


def constants_of(
    headers: list[str], columns: list[Column], cells: dict[int, Cells], rows: list[list[str]]
) -> dict[str, Any]:
    words = " | ".join(map(plain, headers))
    fields = {column.field: column.place for column in columns}
    constants: dict[str, Any] = {"language": language_of_headers(headers)}
    by_field: dict[str, list[Cells]] = {}
    for column in columns:
        by_field.setdefault(column.field, []).append(cells[column.place])
    if "organization_id" in fields:
        return constants
    country = "" if "country" in fields else _country(words, by_field)
    if country:
        is_abroad = re.search(r"mission|observer|intergovernmental|embass|consul|delegation", words)
        constants["address_country" if is_abroad else "country"] = country
    if fields.keys() & {"holder", "last_name"} and not fields.keys() & {"office", "everything"}:
        header = headers[fields["holder"]] if "holder" in fields else ""
        constants["office"] = _office(header, words)
    if "name" not in fields and "everything" not in fields:
        constants |= _organization(words, fields, country)
    elif "name" in fields and "kind" not in fields:
        header = plain(headers[fields["name"]])
        kind = next((kind for word, kind in _OF_KIND if re.search(word, header)), None)
        if kind:
            constants["kind"] = kind.value
    return constants


def _country(words: str, by_field: dict[str, list[Cells]]) -> str:
    told = next((code for word, code in _OF_COUNTRY if re.search(word, words)), "")
    return told or samples.country_of(by_field)


def _office(header: str, words: str) -> str:
    """What the people of a list hold whose office it does not say."""
    if plain(header) in OFFICES or (names_office(header) and not _NO_OFFICE.match(plain(header))):
        return header
    if _MEMBERS.search(words):
        return "Member ({holder})"
    if re.search(r"\bcommune\b|\bmairie\b", words):
        return "Maire"
    if re.search(r"\bbelediye\b", words):
        return "Belediye Başkanı"
    if re.search(r"\bcomune\b|\bsindaco\b", words):
        return "Sindaco"
    return HEAD


_NO_OFFICE = re.compile(
    r"head(?: label| name)?$|head of (?:the )?(?:organi[sz]ation|agency|body|institution|entity)"
    r"|memb|repres|.*\b(?:name|label|contact|nom)\b"
)


def _organization(words: str, fields: dict[str, int], country: str) -> dict[str, str]:
    """A list that names no organizations: of missions by countries, or of one parliament."""
    for word, name, there in _PARLIAMENTS:
        if re.search(word, words):
            facts = {"name": name, "kind": Kind.PARLIAMENT.value, "country": there or country}
            return {key: value for key, value in facts.items() if value}
    if country and _MEMBERS.search(words):
        name = "United States Congress" if country == "US" else "Parliament of {country}"
        return {"name": name, "kind": Kind.PARLIAMENT.value}
    if "country" not in fields:
        return {}
    if "ambassad" in words or "embassy" in words:
        return {"name": "Embassy of {country}", "kind": Kind.MISSION.value}
    if "mission" in words or "representative" in words:
        return {"name": "Permanent Mission of {country}", "kind": Kind.MISSION.value}
    if re.search(r"\bhead of (?:state|government)\b", words):
        return {"name": "Government of {country}", "kind": Kind.GOVERNMENT.value}
    return {}
