"""Rows of a list that name nobody: headings, headers once more, sources and sums."""

import re

from django.utils.translation import gettext as _

from recipients.countries import code_of

_REMARK = re.compile(
    r"(?:\W{0,3}(?:sources?|notes?|n\.?b|remarks?|total|totals|grand total|subtotal|last updated?"
    r"|updated|as of|as at|date of|generated|exported|downloaded|disclaimer|copyright|legend|key"
    r"|quellen?|stand|hinweise?|anmerkungen?|fuentes?|notas?|avertissement|mise à jour"
    r"|màj|légende|totale|fonte"
    r"|источник|примечани[ея]|итого|всего|данные|المصدر|ملاحظة|المجموع|出典|注|kaynak|źródło"
    r"|bron)"
    r"\s*(?:[:：.–—-]|\b\s*$|\s\d)"
    r"|©|\(c\)\s|[*†‡¹²³]\s?\w|\(?\d{1,2}\)\s\w|\[\d\]|page \d+|seite \d+|https?://\S+$)",
    re.IGNORECASE,
)


def aside(cells: list[str], headers: list[str]) -> str:
    """Why a row of a list names nobody; empty for a row that does."""
    filled = [cell for cell in cells if cell]
    is_alike = len(filled) == len(headers) > 1 and filled[0] == headers[0]
    if is_alike and [*map(_bare, filled)] == [*map(_bare, headers)]:
        return _("This row repeats the header; it names nobody.")
    if len(filled) > 2 or len(headers) < 3 or not filled:
        return ""
    first = filled[0].strip()
    if _REMARK.match(first) and (len(filled) == 1 or first.casefold().startswith("total")):
        return _("This row is a remark on the list; it names nobody.")
    if len(filled) == 1 and (code_of(first) or (len(first) < 4 and not first.isdecimal())):
        return _("This row is a heading; it names nobody.")
    return ""


def _bare(cell: str) -> str:
    return " ".join(cell.split())
