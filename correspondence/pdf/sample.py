"""Sample documents: real PDFs of several pages that say on every page that they are samples."""

from django.template.loader import render_to_string

from correspondence.pdf.engine import drawing_board, lay_out, sealed
from correspondence.pdf.press import CannotRender, on_the_press
from correspondence.words import words_of

_SAYINGS = {
    "en": ("Sample pages", "The document itself is not reproduced here."),
    "fr": ("Pages d’exemple", "Le document lui-même n’est pas reproduit ici."),
}
_RULES = 24  # empty lines of a page; the first has fewer


@on_the_press(raises=(CannotRender,))
def sample_pages(
    title: str, pages: int, language: str, *, source: str = "", lines: tuple[str, ...] = ()
) -> bytes:
    """A PDF (A4) of so many pages in English or French; the same arguments, the same bytes.

    `source` stands above the title; `lines` are paragraphs of the first page.
    """
    first = max(0, _RULES - 9 - 2 * len(lines))
    saying, note = _SAYINGS[language]
    html = render_to_string(
        "demo/sample_pages.html",
        {
            "words": words_of(language).strings,
            "title": title,
            "source": source,
            "lines": lines,
            "saying": saying,
            "note": note,
            "pages": [range(first), *[range(_RULES)] * (pages - 1)],
        },
    )
    with drawing_board():
        return sealed(lay_out(html, ("sample",)))
