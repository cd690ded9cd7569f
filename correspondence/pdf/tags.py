"""What WeasyPrint's tags leave out: in which language a word is, and what a heading cell heads."""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags

_SCOPES = {"col": "/Column", "row": "/Row"}
_build = tags._build_box_tree


def _build_more(box: Any, *others: Any) -> Iterator[Any]:
    """The elements of a box and all within, as WeasyPrint makes them, with what it knows of them.

    A reading voice needs /Lang where the language changes (ISO 14289-1, 7.2), and readers that do
    not look up the headers of a cell need the /Scope of each heading (7.5).
    """
    for element in _build(box, *others):
        said = {} if box.element is None else box.element.attrib
        if "lang" in said and box.element_tag != "html":
            element["Lang"] = pydyf.String(said["lang"])
        if element["S"] == "/TH":
            element["A"]["Scope"] = _SCOPES[said.get("scope", "col")]
        yield element


def say_more() -> None:
    """WeasyPrint has no way to be asked for it, so its own recursion is led through ours."""
    tags._build_box_tree = _build_more
