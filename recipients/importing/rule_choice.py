"""Which rule reads the cells of a column best."""

from collections.abc import Callable

from recipients.importing import names, samples
from recipients.importing.rules import rules_of
from recipients.importing.samples import Cells, mostly, reads
from recipients.importing.vocabulary import names_office


def exact_rule(field: str) -> str:
    """A list that we exported says everything as it stands in the directory."""
    known = {rule.name for rule in rules_of(field)}
    return next((one for one in ("exact", "parted", "written") if one in known), "") or (
        rules_of(field)[0].name
    )


def suited_rule(field: str, cells: Cells) -> str:
    """The rule that suits the cells; the usual one where nothing speaks for another."""
    choice = _CHOICES.get(field)
    usual = rules_of(field)[0].name
    return (choice(cells) if choice and cells else None) or usual


def _kind_rule(cells: Cells) -> str | None:
    return None if reads("kind", "kind", cells) == len(cells) else "kind_or_tag"


def _name_rule(cells: Cells) -> str | None:
    if samples.have_address_below(cells):
        return "name_address"
    is_so = mostly(cells, lambda cell: cell.endswith(")") and cell[-3:-1].isupper(), part=0.5)
    return "name_acronym" if is_so else None


def _address_rule(cells: Cells) -> str | None:
    lines = sum("\n" in cell for cell in cells)
    return "commas" if lines < len(cells) / 2 and mostly(cells, _has_comma, part=0.4) else None


def _has_comma(cell: str) -> bool:
    return any(one in cell for one in ",،;、|")


def _day_rule(cells: Cells) -> str | None:
    """Month first where some second figure is no month and no first one speaks against it."""
    figures = [cell.split("/")[:2] for cell in cells if cell.count("/") == 2]
    numbers = [(int(a), int(b)) for a, b in figures if a.isdecimal() and b.isdecimal()]
    is_month_first = any(b > 12 for _a, b in numbers) and not any(12 < a < 32 for a, _b in numbers)
    return "month_first" if is_month_first else None


def _holder_rule(cells: Cells) -> str | None:
    """Names in which capitals, or a part before a comma, come first are read so."""
    return "family_first" if mostly(cells, _is_family_first) else None


def _is_family_first(cell: str) -> bool:
    _family, comma, given = cell.partition(", ")
    return bool(comma) and "," not in given and "\n" not in cell and not names_office(given)


def _everything_rule(cells: Cells) -> str | None:
    if mostly(cells, names.starts_with_honorific):
        return "name_title_organization"
    return "title_organization" if mostly(cells, lambda c: "," in c) else "title_of_organization"


_CHOICES: dict[str, Callable[[Cells], str | None]] = {
    "name": _name_rule,
    "kind": _kind_rule,
    "address": _address_rule,
    "since_on": _day_rule,
    "until_on": _day_rule,
    "verified_on": _day_rule,
    "holder": _holder_rule,
    "everything": _everything_rule,
}
