"""Transmittal slips to set on paper; names and figures are invented."""

import datetime as dt
from typing import Any

from correspondence.models.transmittal_slip import Item, Piece, Slip


def make_slip(language: str, **changes: Any) -> Slip:
    """A letter and three enclosures, of which one in two copies; five copies, 79 pages."""
    rows = [
        (Piece("", 2, is_letter=True), "attribution"),
        (Piece("Declaration", 4, language), "information"),
        (Piece("Brochure", 36, "en"), "useful"),
        (Piece("Map", 1, language), "action"),
    ]
    items = [Item(piece, 2 if piece.title == "Brochure" else 1, formula) for piece, formula in rows]
    fields: dict[str, Any] = {
        "language": language,
        "sender_name": "Sample Group",
        "sender_line": "Organization",
        "address": ("Example Name", "P.O. Box 11642", "القاهرة"),
        "reference": "OUT/2024/0147",
        "dated_on": dt.date(2024, 9, 12),
        "place": "Baku",
        "on": dt.date(2024, 9, 1),
        "signatory": "A. N. Example",
        "function": "Head of registry",
        "items": tuple(items),
    }
    return Slip(**{**fields, **changes})
