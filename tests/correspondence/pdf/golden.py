"""Golden pages: how every paper looked when a person last said that it looks right.

`script/golden` shows what looks otherwise now, `script/golden --accept` keeps it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden"
RESULTS = ROOT / "test-results" / "golden"

DPI = 72
_FINER = 4  # drawn at four times the size and made smaller, so that edges fall alike everywhere
_GREYS = 16
_STEP = 255 // (_GREYS - 1)
_BLUR = 1.2  # pixels
# A blurred pixel counts as changed when it is this much lighter or darker, of 255. Measured: the
# same page drawn a quarter of a pixel further right, or at five times the size, has none; one
# figure of a reference changed has 23, a comma left out 14, a punch mark missing 15.
_CHANGED = 24
_TOLERATED = 4  # changed pixels


@dataclass(frozen=True)
class Difference:
    """What has changed on a page: how many pixels, and within which millimetres."""

    pixels: int
    left: float
    top: float
    right: float
    bottom: float

    def __str__(self) -> str:
        across, down = f"{self.left:.0f}–{self.right:.0f}", f"{self.top:.0f}–{self.bottom:.0f}"
        return f"{self.pixels} pixels, {across} mm from the left, {down} mm from the top"


def drawn(pdf: bytes, *, pages: int = 0, finer: int = _FINER, offset: int = 0) -> list[Image.Image]:
    """The pages in sixteen greys, or so many of them.

    `offset` moves them right by fine pixels, to see whether that matters.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = list(document)[: pages or None]
        scale = finer * DPI / 72
        large = [page.render(scale=scale, grayscale=True).to_pil().convert("L") for page in shown]
    finally:
        document.close()
    small = [ImageChops.offset(page, offset, 0).reduce(finer) for page in large]
    return [page.point(lambda grey: round(grey / _STEP) * _STEP) for page in small]


def difference(old: Image.Image, new: Image.Image) -> Difference | None:
    """None where a reader would see no difference."""
    millimetre = 25.4 / DPI
    if old.size != new.size:
        width, height = (max(edges) for edges in zip(old.size, new.size, strict=True))
        return Difference(width * height, 0, 0, width * millimetre, height * millimetre)
    blurred = [page.filter(ImageFilter.GaussianBlur(_BLUR)) for page in (old, new)]
    changed = ImageChops.difference(*blurred).point(lambda grey: 255 * (grey >= _CHANGED))
    pixels = changed.histogram()[255]
    if pixels <= _TOLERATED:
        return None
    return Difference(pixels, *(edge * millimetre for edge in changed.getbbox()))


def path(name: str, page: int) -> Path:
    return GOLDEN / f"{name}-{page}.png"


def kept(name: str) -> list[Path]:
    """The golden pages of a paper, in order."""
    numbers = [int(one.stem.rpartition("-")[2]) for one in GOLDEN.glob(f"{name}-[0-9]*.png")]
    return [path(name, number) for number in sorted(numbers) if path(name, number).exists()]


def left_over(names: Collection[str]) -> list[Path]:
    """Golden pages of papers that are no more."""
    files = sorted(GOLDEN.glob("*.png"))
    return [file for file in files if file.stem.rpartition("-")[0] not in names]


def opened(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("L")


def changes(name: str, pages: list[Image.Image]) -> dict[str, str]:
    """The pages that are not as they were kept, each with what is otherwise, in words.

    Puts the kept page, the new one and the difference side by side into test-results/golden.
    """
    found = {}
    for number, new in enumerate(pages, start=1):
        file = path(name, number)
        old = opened(file) if file.exists() else None
        if old is None:
            found[file.stem] = "is new"
        elif seen := difference(old, new):
            found[file.stem] = f"has changed: {seen}"
        else:
            continue
        _show(file.stem, old, new)
    for file in kept(name)[len(pages) :]:
        found[file.stem] = "is gone"
    return found


def _show(stem: str, old: Image.Image | None, new: Image.Image) -> None:
    RESULTS.mkdir(parents=True, exist_ok=True)
    new.save(RESULTS / f"{stem}-new.png", optimize=True)
    if old is None or old.size != new.size:
        return
    lost, come = ImageChops.subtract(new, old), ImageChops.subtract(old, new)
    inks = (come, lost, ImageChops.lighter(lost, come))
    red_is_lost = Image.merge("RGB", [ImageChops.invert(ink) for ink in inks])  # and green is new
    beside = Image.new("RGB", (3 * new.width, new.height))
    for place, picture in enumerate((old.convert("RGB"), new.convert("RGB"), red_is_lost)):
        beside.paste(picture, (place * new.width, 0))
    beside.save(RESULTS / f"{stem}-difference.png", optimize=True)


def keep(name: str, pages: list[Image.Image]) -> None:
    """From now on the paper looks like this."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for file in kept(name):
        file.unlink()
    for number, page in enumerate(pages, start=1):
        small = Image.frombytes("P", page.size, page.point(lambda grey: grey // _STEP).tobytes())
        small.putpalette([grey * _STEP for grey in range(_GREYS) for _ in range(3)])
        small.save(path(name, number), optimize=True, bits=4)
