"""All golden papers on a few pictures for docs/, in colour and labelled."""

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from correspondence.pdf.fetcher import ASSETS
from tests.correspondence.pdf.golden import ROOT
from tests.correspondence.pdf.papers import GROUPS

FOLDER = ROOT / "docs" / "paper"
_DPI = 42
_GAP, _LABEL = 10, 16  # pixels
_ACROSS = 5  # pages in a row
_COLOURS = 64
_DESK, _INK = "#d9dadd", "#14161a"


def _pages(pdf: bytes, pages: int) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = list(document)[: pages or None]
        # Drawn larger and made smaller: small type keeps its grey.
        large = [page.render(scale=3 * _DPI / 72).to_pil() for page in shown]
        return [page.convert("RGB").reduce(3) for page in large]
    finally:
        document.close()


def _sheet(labelled: list[tuple[str, Image.Image]]) -> Image.Image:
    width = max(page.width for _, page in labelled)
    height = max(page.height for _, page in labelled) + _LABEL
    down = -(-len(labelled) // _ACROSS)
    size = (_ACROSS * (width + _GAP) + _GAP, down * (height + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _DESK)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(ASSETS / "fonts" / "SourceSans3_400Regular.ttf", 11)
    for number, (label, page) in enumerate(labelled):
        left = _GAP + number % _ACROSS * (width + _GAP)
        top = _GAP + number // _ACROSS * (height + _GAP)
        pen.text((left, top), label, fill=_INK, font=font)
        sheet.paste(page, (left, top + _LABEL))
    return sheet


def make() -> list[str]:
    """One picture for each group of papers; says which."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = []
    for group, papers in GROUPS.items():
        labelled = [
            (name if number == 1 else f"{name}, page {number}", page)
            for name, paper in papers.items()
            for number, page in enumerate(_pages(paper.pdf(), paper.pages), start=1)
        ]
        few = _sheet(labelled).quantize(
            _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        file = FOLDER / f"{group}.png"
        few.save(file, optimize=True)
        made.append(f"docs/paper/{file.name}: {len(labelled)} pages, {file.stat().st_size:,} bytes")
    return made
