"""What cannot be made together is made alone, and nobody waits for it or is put out of order."""

import logging
import os
import re
import signal
from dataclasses import replace

import pytest

from correspondence.pdf.press import TOO_COMPLEX, CannotRender
from correspondence.pdf.splice import render_all as render_all_on_the_press
from correspondence.pdf.splice import spliced
from tests.correspondence.pdf.merging import (
    MAKERS,
    NAMES,
    merged,
    render,
    render_all,
    stencilled,
)
from tests.correspondence.pdf.processes import children_of, zygote_of
from tests.correspondence.pdf.sheets import make_arabic, make_sheet


@pytest.fixture(autouse=True)
def everything_is_logged(caplog):
    with caplog.at_level(logging.DEBUG, logger="correspondence.pdf.splice"):
        yield


def test_an_address_that_wraps_otherwise_makes_letters_of_another_form(caplog):
    long = "Secretary-General of the Organization for the Exchange of Registers"
    short, wrapped = merged(make_sheet()), []
    for i, sheet in enumerate(merged(make_sheet())):
        lines = list(sheet.address)
        lines[1 if i < 4 else 2] = long
        wrapped.append(replace(sheet, address=tuple(lines), check_code=f"9K3F-{i:04}"))
    mixed = [one for pair in zip(short, wrapped, strict=True) for one in pair]
    letters = list(render_all(mixed))
    assert stencilled(caplog) == 9, "the last one wraps in its third line, and is rendered alone"
    assert letters == [render(sheet) for sheet in mixed]


def test_an_address_in_another_script_makes_letters_of_another_form(caplog):
    latin, arabic = merged(make_sheet())[:4], []
    for i, sheet in enumerate(latin):
        lines = ("Ministry (وزارة)", *sheet.address[1:])
        arabic.append(replace(sheet, address=lines, check_code=f"9K3F-{i:04}"))
    letters = list(render_all([*latin, *arabic]))
    assert stencilled(caplog) == 8
    assert "alone" not in caplog.text
    assert letters == [render(sheet) for sheet in [*latin, *arabic]]


def test_letters_of_several_shapes_come_in_the_order_of_their_sheets(caplog):
    sheets = [
        one for many in zip(*(merged(make()) for make in MAKERS), strict=True) for one in many
    ]
    letters = list(render_all([*sheets, make_sheet(subject="Another")]))
    assert stencilled(caplog) == 25
    assert letters == [*(render(sheet) for sheet in sheets), render(make_sheet(subject="Another"))]


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        (0, {"address": ("line",) * 12}),
        (0, {"salutation": "漢字"}),
        (4, {"address": ("line",) * 12}),
        (9, {"reference": ""}),
    ],
)
def test_one_that_cannot_be_rendered_does_not_stop_the_others(place, broken, caplog):
    sheets = merged(make_sheet(), NAMES * 2)
    sheets[place] = replace(sheets[place], **broken)
    letters = list(render_all(sheets))
    assert stencilled(caplog) == 9
    error = letters.pop(place)
    assert isinstance(error, CannotRender)
    with pytest.raises(CannotRender, match=re.escape(str(error))):
        render(sheets.pop(place))
    assert letters == [render(sheet) for sheet in sheets]


def test_a_closing_that_breaks_at_another_word_makes_letters_of_another_form(caplog):
    """The Latin words have tags of their own, so the tags are the same wherever the line ends."""
    sheets = [
        replace(sheet, closing=" ".join(["وتفضلوا"] * count) + " Example Group")
        for count in (6, 9)
        for sheet in merged(make_arabic())[:4]
    ]
    sheets = [replace(sheet, check_code=f"7K3F-{i:04}") for i, sheet in enumerate(sheets)]
    assert list(render_all(sheets)) == [render(sheet) for sheet in sheets]
    assert stencilled(caplog) == 8
    assert "alone" not in caplog.text


def test_a_few_are_rendered_one_by_one(caplog):
    sheets = merged(make_sheet())[:3]
    assert list(render_all(sheets)) == [render(sheet) for sheet in sheets]
    assert stencilled(caplog) == 0
    assert list(render_all([])) == []


def test_the_same_sheet_may_come_twice():
    sheets = merged(make_sheet())
    letters = list(render_all([*sheets, *sheets]))
    assert letters[:5] == letters[5:]


def test_it_begins_before_it_knows_them_all():
    letters = render_all(merged(make_sheet(), NAMES * 21))
    assert next(letters).startswith(b"%PDF")
    letters.close()


def test_it_runs_in_a_child_and_tells_the_errors_of_single_letters():
    sheets = merged(make_sheet())
    sheets[1] = replace(sheets[1], salutation="漢字")
    letters = list(render_all_on_the_press(sheets))
    assert isinstance(letters[1], CannotRender)
    assert "漢" in str(letters[1])
    assert letters[4] == render(sheets[4])


def test_a_child_that_dies_costs_no_letter(new_press):
    sheets = merged(make_sheet())[:4]
    letters = render_all_on_the_press(sheets)
    made = [next(letters)]
    for child in children_of(zygote_of(new_press)):
        os.kill(child, signal.SIGKILL)
    made += letters
    assert made == [render(sheet) for sheet in sheets]


def test_one_that_takes_the_child_along_does_so_alone(settings, monkeypatch):
    settings.PRESS_SECONDS = 3
    monkeypatch.setattr(spliced, "terms", replace(spliced.terms, seconds=3))
    sheets = merged(make_sheet())
    rows = "<tr><td>a</td><td>b</td><td>c</td></tr>" * 20_000
    sheets[2] = replace(sheets[2], body=f"<table>{rows}</table>")
    letters = list(render_all_on_the_press(sheets))
    assert str(letters.pop(2)) == TOO_COMPLEX
    del sheets[2]
    assert letters == [render(sheet) for sheet in sheets]


def test_a_text_that_is_given_up_takes_no_text_of_another_language_along(settings, monkeypatch):
    settings.PRESS_SECONDS = 3
    monkeypatch.setattr(spliced, "terms", replace(spliced.terms, seconds=3))
    rows = "<tr><td>a</td><td>b</td><td>c</td></tr>" * 20_000
    heavy = [replace(one, body=f"<table>{rows}</table>") for one in merged(make_sheet())[:4]]
    *given_up, french = render_all_on_the_press([*heavy, replace(make_sheet(), language="fr")])
    assert [str(one) for one in given_up] == [TOO_COMPLEX] * 4
    assert isinstance(french, bytes)
