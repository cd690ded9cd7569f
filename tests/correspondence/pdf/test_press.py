"""Paper is made in children that can be killed: what comes back, and what happens when not."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from correspondence.pdf import press
from correspondence.pdf.letter import render
from correspondence.pdf.press import (
    TOO_COMPLEX,
    CannotRender,
    PressBusy,
    PressFailed,
)
from tests.correspondence.pdf import in_a_child
from tests.correspondence.pdf.reading import whole_text
from tests.correspondence.pdf.sheets import make_arabic, make_sheet

SLACK = 2.0  # seconds after the limit in which everything is said and done


@pytest.fixture(autouse=True, scope="module")
def the_press_is_warm():
    in_a_child.who()


def nested(depth: int) -> str:
    """Boxes within boxes whose layout takes three times as long at every level."""
    return '<div style="display: flex">' * depth + "x" + "</div>" * depth


def rows(count: int) -> str:
    return f"<table>{'<tr><td>a</td><td>b</td><td>c</td></tr>' * count}</table>"


@pytest.mark.parametrize("make", [make_sheet, make_arabic])
def test_a_letter_from_a_child_has_the_same_bytes(make):
    assert render(make()) == render.__wrapped__(make())


def test_it_is_made_elsewhere_and_a_child_is_used_again():
    pids = {in_a_child.who() for _ in range(3)}
    assert pids.isdisjoint({in_a_child.who.__wrapped__()})
    assert len(pids) == 1


def test_a_child_that_reads_a_strangers_file_does_nothing_after_it():
    assert len({in_a_child.who_once() for _ in range(3)}) == 3


def test_an_allowed_error_comes_back_with_its_words():
    with pytest.raises(CannotRender, match=r"^Shorten “a”\.$"):
        in_a_child.fail(CannotRender("Shorten “a”."))
    with pytest.raises(KeyError, match="b"):
        in_a_child.fail(KeyError("b"))


@pytest.mark.parametrize("error", [MemoryError(), RecursionError()])
def test_the_end_of_memory_or_recursion_is_said_in_words(error):
    with pytest.raises(CannotRender, match="too complex"):
        in_a_child.fail(error)


@pytest.mark.parametrize("body", [nested(14), rows(20_000)], ids=["nested", "rows"])
def test_a_body_that_slipped_through_is_stopped_and_the_next_letter_comes_out(settings, body):
    settings.PRESS_SECONDS = 3
    begun = time.monotonic()
    with pytest.raises(CannotRender) as told:
        render(make_sheet(body=body))
    assert str(told.value) == TOO_COMPLEX
    assert 3 <= time.monotonic() - begun < 3 + SLACK
    assert "Excellency" in whole_text(render(make_sheet()))


@pytest.mark.parametrize("wait", [in_a_child.sleep, in_a_child.spin])
def test_who_sleeps_is_stopped_like_who_works(settings, wait):
    settings.PRESS_SECONDS = 0.5
    with pytest.raises(CannotRender, match="too complex"):
        wait(60)
    assert in_a_child.who()


def test_memory_has_an_end(settings):
    settings.PRESS_MEMORY_MB = 300
    assert in_a_child.eat(200) == 200 * 1024 * 1024
    with pytest.raises(CannotRender, match="too complex"):
        in_a_child.eat(400)
    settings.PRESS_MEMORY_MB = 60
    begun = time.monotonic()
    with pytest.raises(CannotRender, match="too complex"):
        render(make_sheet(body=f"<table>{'<tr><td>x</td></tr>' * 60_000}</table>"))
    assert time.monotonic() - begun < settings.PRESS_SECONDS + SLACK
    assert "Excellency" in whole_text(render(make_sheet()))


def test_a_child_that_dies_is_replaced_once_without_a_word(tmp_path):
    assert in_a_child.be_killed(1, tmp_path) == 1


def test_a_letter_that_kills_every_child_is_given_up(tmp_path):
    with pytest.raises(CannotRender, match="too complex"):
        in_a_child.be_killed(99, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert in_a_child.who()


@pytest.mark.parametrize(
    "said", [b"x" * 9, b"b" + b"\xff" * 8, b"n\0\0\0\0\0\0\0\3abc.", b"e" + bytes(8)]
)
def test_what_is_no_answer_ends_the_child_and_nothing_else(settings, said):
    settings.PRESS_SECONDS = 1
    with pytest.raises((CannotRender, PressFailed)):
        in_a_child.babble(said)
    assert in_a_child.who()


def test_two_threads_have_two_children_at_once(settings, tmp_path):
    settings.PRESS_CHILDREN = 2
    with ThreadPoolExecutor(2) as pool:
        a = pool.submit(in_a_child.meet, "a", "b", tmp_path)
        b = pool.submit(in_a_child.meet, "b", "a", tmp_path)
        assert a.result() != b.result()


def test_who_waits_too_long_is_sent_away(settings):
    settings.PRESS_CHILDREN, settings.PRESS_PATIENCE = 1, 0.2
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(in_a_child.sleep, 1)
        time.sleep(0.2)
        with pytest.raises(PressBusy, match="Try again in a moment"):
            in_a_child.who()
        assert in_a_child.who_once(), "uploads have places of their own"
        settings.PRESS_PATIENCE = 10
        assert in_a_child.who(), "who waits gets the place"
        assert slow.result() == b"slept"


def test_a_crowd_is_not_let_in_to_wait(settings, monkeypatch):
    settings.PRESS_CHILDREN, settings.PRESS_PATIENCE = 1, 60
    monkeypatch.setattr(press._press.room, "most", 3)
    with ThreadPoolExecutor(8) as pool:
        crowd = [pool.submit(in_a_child.sleep, 0.5) for _ in range(8)]
        answers = [one.exception(timeout=60) for one in crowd]
    assert [type(one) for one in answers].count(PressBusy) == 5
    assert in_a_child.who(), "they have left"


def test_who_reads_files_takes_room_too(settings, monkeypatch):
    settings.PRESS_CHILDREN = 1
    monkeypatch.setattr(press._press.room, "most", 2)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(one, 0.5) for one in (in_a_child.sleep, in_a_child.sleep_once)]
        time.sleep(0.25)
        with pytest.raises(PressBusy), press.entered():
            pass
        assert [one.result() for one in both] == [b"slept", b"slept"]


def test_a_thread_takes_room_once_however_often_it_asks(monkeypatch):
    monkeypatch.setattr(press._press.room, "most", 1)
    with press.entered(), closing(in_a_child.count(2, 0)) as values:
        next(values)
        assert in_a_child.who_once()


def test_values_come_one_by_one_with_their_errors():
    values = in_a_child.count(4, 0.2)
    begun = time.monotonic()
    assert next(values) == 0
    assert time.monotonic() - begun < 0.5, "the others are not waited for"
    one, two, three = values
    assert (one, three) == (b"1", 3)
    assert isinstance(two, CannotRender)
    assert str(two) == "no 2"


def test_the_limit_of_time_is_for_each_value(settings):
    settings.PRESS_SECONDS = 1
    assert len(list(in_a_child.count(4, 0.4))) == 4
    with pytest.raises(CannotRender, match="too complex"):
        list(in_a_child.count(2, 3))


def test_who_stops_listening_gives_the_place_back(settings):
    settings.PRESS_CHILDREN, settings.PRESS_PATIENCE = 1, 1
    values = in_a_child.count(1_000, 0.01)
    assert next(values) == 0
    values.close()
    assert in_a_child.who()
