"""The pages of a PDF, counted and as pictures; in a child process, whoever the file is from."""

import io

import pypdfium2

from correspondence.pdf.press import on_the_press

_WIDEST = 4000  # pixels; a larger picture serves nobody and fills the memory
_MOST_WORDS = 20_000  # characters; a page of close print has five thousand
_FLATTEST = 3  # heights per width: a strip longer than that is no page to look at
_SECONDS = 10


class NoSuchPage(LookupError):
    """The PDF has no page of that number, or none that can be shown, or is no PDF."""


@on_the_press(
    raises=(NoSuchPage,),
    too_much="The PDF is too complicated to count its pages.",
    seconds=_SECONDS,
    is_single_use=True,
)
def count_pages(content: bytes) -> int:
    """How many pages the PDF has.

    :raises NoSuchPage: if the bytes cannot be read as a PDF.
    """
    return len(_read(content))


@on_the_press(
    raises=(NoSuchPage,),
    too_much="The page is too complicated to be shown.",
    seconds=_SECONDS,
    is_single_use=True,
)
def picture(pdf: bytes, page: int, *, width: int) -> bytes:
    """One page as a PNG.

    :param page: counted from 1.
    :param width: in pixels, up to 4,000; the height follows from the page, up to three widths.
    :raises NoSuchPage: if there is no such page, it takes too long to draw, or this is no PDF.
    """
    width = max(1, min(width, _WIDEST))
    document = _read(pdf)
    if not 1 <= page <= len(document):
        raise NoSuchPage(f"There is no page {page}; the last is {len(document)}.")
    sheet = document[page - 1]
    across, down = sheet.get_size()
    if not 0 < down <= _FLATTEST * across:
        raise NoSuchPage(f"Page {page} has no shape that can be shown.")
    out = io.BytesIO()
    sheet.render(scale=width / across).to_pil().save(out, format="PNG")
    return out.getvalue()


@on_the_press(
    raises=(NoSuchPage,),
    too_much="The page is too complicated to be read.",
    seconds=_SECONDS,
    is_single_use=True,
)
def words_on(pdf: bytes, page: int) -> bytes:
    """The text of one page, up to 20,000 characters, in UTF-8; a scanned page has none.

    :param page: counted from 1.
    :raises NoSuchPage: if there is no such page, it takes too long to read, or this is no PDF.
    """
    document = _read(pdf)
    if not 1 <= page <= len(document):
        raise NoSuchPage(f"There is no page {page}; the last is {len(document)}.")
    try:
        text = document[page - 1].get_textpage()
        count = min(text.count_chars(), _MOST_WORDS)
        words: str = text.get_text_range(0, count) if count > 0 else ""
    except pypdfium2.PdfiumError as error:
        raise NoSuchPage(f"Page {page} cannot be read.") from error
    return words.encode(errors="replace")


def _read(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NoSuchPage("These bytes are not a readable PDF.") from error
