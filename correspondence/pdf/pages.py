"""The pages of a PDF, counted and as pictures."""

import io
import threading

import pypdfium2

# pdfium keeps global state and may be entered by one thread at a time.
_one_at_a_time = threading.Lock()
_WIDEST = 4000  # pixels; a larger picture serves nobody and fills the memory
_MOST_WORDS = 20_000  # characters; a page of close print has five thousand
_FLATTEST = 3  # heights per width: a strip longer than that is no page to look at


class NoSuchPage(LookupError):
    """The PDF has no page of that number, or is no PDF."""


def count_pages(content: bytes) -> int:
    """How many pages the PDF has.

    :raises NoSuchPage: if the bytes cannot be read as a PDF.
    """
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise NoSuchPage("These bytes are not a readable PDF.") from error
        try:
            return len(document)
        finally:
            document.close()


def picture(pdf: bytes, page: int, *, width: int) -> bytes:
    """One page as a PNG.

    :param page: counted from 1.
    :param width: in pixels, up to 4,000; the height follows from the page, up to three widths.
    :raises NoSuchPage: if there is no such page, or the bytes are no PDF.
    """
    width = max(1, min(width, _WIDEST))
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise NoSuchPage("These bytes are not a readable PDF.") from error
        try:
            if not 1 <= page <= len(document):
                raise NoSuchPage(f"There is no page {page}; the last is {len(document)}.")
            sheet = document[page - 1]
            across, down = sheet.get_size()
            if not 0 < down <= _FLATTEST * across:
                raise NoSuchPage(f"Page {page} has no shape that can be shown.")
            drawn = sheet.render(scale=width / across).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    drawn.save(out, format="PNG")
    return out.getvalue()


def words_on(pdf: bytes, page: int) -> bytes:
    """The text of one page, up to 20,000 characters, in UTF-8; a scanned page has none.

    :param page: counted from 1.
    :raises NoSuchPage: if there is no such page, or the bytes are no PDF.
    """
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise NoSuchPage("These bytes are not a readable PDF.") from error
        try:
            if not 1 <= page <= len(document):
                raise NoSuchPage(f"There is no page {page}; the last is {len(document)}.")
            text = document[page - 1].get_textpage()
            count = min(text.count_chars(), _MOST_WORDS)
            words: str = text.get_text_range(0, count) if count > 0 else ""
        except pypdfium2.PdfiumError as error:
            raise NoSuchPage(f"Page {page} cannot be read.") from error
        finally:
            document.close()
    return words.encode(errors="replace")
