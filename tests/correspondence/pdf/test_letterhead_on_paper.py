"""Letterhead and foot keep to their places, or are refused with a reason."""

import pytest

from correspondence.models.kind import Layout
from correspondence.pdf.letter import render
from correspondence.pdf.press import CannotRender
from tests.correspondence.pdf.reading import piece, pieces
from tests.correspondence.pdf.samples import letter

LONG = "Group of the participating organizations " * 3


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"layout": Layout.DIN5008A, "sender_name": LONG}, "runs into the address"),
        ({"layout": Layout.UN_FORMAL, "sender_foot": (LONG,) * 3}, "at the foot run into the text"),
    ],
)
def test_what_runs_into_other_parts_is_refused(facts, why):
    with pytest.raises(CannotRender, match=why):
        render(letter("en", **facts))


def test_the_foot_ends_where_the_words_beside_the_code_begin():
    pdf = render(letter("en", sender_foot=("1 Sample Street, AZ1000 Baku, Azerbaijan " * 3,)))
    foot = [one for one in pieces(pdf) if "Sample Street" in one.text and one.top > 250]
    assert len(foot) == 2
    assert max(one.right for one in foot) < piece(pdf, "To verify this letter").left
