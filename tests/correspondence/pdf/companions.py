"""The papers that go with letters, by name; covers and slips are invented."""

from collections.abc import Callable

from correspondence.models.grid import AVERY
from correspondence.pdf import envelopes, labels
from correspondence.pdf.delivery_book import render_delivery_book
from correspondence.pdf.transmittal_slip import render_slip
from tests.correspondence.pdf.covers import (
    make_arabic,
    make_cover,
    make_french,
    make_long,
    make_russian,
)
from tests.correspondence.pdf.samples import LANGUAGES
from tests.correspondence.pdf.slips import make_slip

COVERS = (make_cover(), make_long(), make_french(), make_russian(), make_arabic())


def _labels(sheet: str, first: int) -> bytes:
    return labels.render(COVERS, AVERY[sheet], first=first, outlines=True)


def _envelope(name: str) -> bytes:
    return envelopes.render(COVERS[:1], envelopes.ENVELOPES[name], handling="by_courier")


COMPANIONS: dict[str, Callable[[], bytes]] = {
    "labels-L7160": lambda: _labels("L7160", 4),
    "labels-L7163": lambda: _labels("L7163", 1),
    **{f"envelope-{name}": lambda name=name: _envelope(name) for name in envelopes.ENVELOPES},
    "envelope-ar": lambda: envelopes.render([make_arabic()], envelopes.ENVELOPES["C5"]),
    "delivery-book": lambda: render_delivery_book(
        [], organization="Sample Group", days="25 November 2026", carrier="C. Example", empty=16
    ),
    **{
        f"slip-of-{language}": lambda language=language: render_slip(make_slip(language))
        for language in LANGUAGES
    },
}
