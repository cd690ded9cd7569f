"""Every paper looks as it did when a person last accepted it; and a change would be seen."""

import pytest
from PIL import Image, ImageChops

from tests.correspondence.pdf import golden
from tests.correspondence.pdf.papers import NAMES, PAPERS, on_paper
from tests.correspondence.pdf.samples import letter

ACCEPT = "Look at test-results/golden/; if it is as it should be: script/golden --accept"


@pytest.mark.parametrize("name", NAMES)
def test_it_looks_as_accepted(name):
    paper = PAPERS[name]
    assert golden.changes(name, golden.drawn(paper.pdf(), pages=paper.pages)) == {}, ACCEPT


def test_no_golden_page_is_left_over():
    assert golden.left_over(PAPERS) == [], ACCEPT


@pytest.fixture(scope="module")
def page():
    return golden.drawn(on_paper(letter("en")), pages=1)[0]


@pytest.mark.parametrize(
    "change",
    [
        {"reference": "BIG/2024/OUT/0148"},
        {"salutation": "Excellency"},
        {"address": (*letter("en").address[:3], "404 East 42nd Street", "", "New York")},
        {"body": letter("en").body.replace("held", "hold")},
        {"colour": "#14161a"},
        {"subject": "International conference on Mayotte, Baku, 4 September 2024"},
        {"check_code": "7K3M-92QZ"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_change_of_one_word_or_sign_is_seen(change, page):
    (changed,) = golden.drawn(on_paper(letter("en", **change)), pages=1)
    assert golden.difference(page, changed) is not None


def moved(page, box, millimetres):
    """The part of the page within the box, put further down."""
    pixels = [round(edge * golden.DPI / 25.4) for edge in box]
    changed = page.copy()
    changed.paste(255, pixels)
    down = round(millimetres * golden.DPI / 25.4)
    changed.paste(page.crop(pixels), (pixels[0], pixels[1] + down))
    return changed


def test_a_line_moved_by_a_millimetre_is_seen_and_where_it_was(page):
    found = golden.difference(page, moved(page, (25, 98, 60, 106), 1))
    assert found is not None
    assert 20 < found.left < found.right < 65
    assert 95 < found.top < found.bottom < 110


def test_a_missing_mark_is_seen(page):
    without = page.copy()
    without.paste(255, [round(edge * golden.DPI / 25.4) for edge in (0, 145, 15, 152)])
    assert golden.difference(page, without) is not None


def test_a_page_of_another_size_is_seen(page):
    assert golden.difference(page, page.resize((page.width, page.height - 1))) is not None


def test_edges_that_fall_a_little_otherwise_are_not_taken_for_a_change(page):
    """Drawn at another size, and a quarter of a pixel further right."""
    pdf = on_paper(letter("en"))
    assert golden.difference(page, golden.drawn(pdf, pages=1, finer=5)[0]) is None
    assert golden.difference(page, golden.drawn(pdf, pages=1, offset=1)[0]) is None


def test_what_has_changed_is_put_where_one_can_look_at_it(page, tmp_path, monkeypatch):
    monkeypatch.setattr(golden, "GOLDEN", tmp_path / "golden")
    monkeypatch.setattr(golden, "RESULTS", tmp_path / "results")
    assert golden.changes("x", [page]) == {"x-1": "is new"}
    golden.keep("x", [page, page])
    assert golden.changes("x", [page, page]) == {}
    assert golden.changes("x", [page]) == {"x-2": "is gone"}
    black = ImageChops.invert(page)
    assert "has changed" in golden.changes("x", [page, black])["x-2"]
    with Image.open(tmp_path / "results" / "x-2-difference.png") as shown:
        assert shown.width == 3 * page.width
    assert [file.stem for file in golden.left_over({})] == ["x-1", "x-2"]


def test_golden_pages_do_not_weigh_more_than_the_code():
    assert sum(file.stat().st_size for file in golden.GOLDEN.glob("*.png")) < 3_000_000


def test_a_long_letter_is_kept_with_all_its_pages():
    assert len(golden.kept("text-en")) == len(golden.drawn(PAPERS["text-en"].pdf())) == 3
