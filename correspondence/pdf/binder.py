"""Binding PDFs into one: each file is read once, and its pages share what they are drawn with."""

import hashlib
import io
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Self

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from correspondence.models import StoredFile
from correspondence.models.stored_file import WhyApart
from correspondence.pdf.apart import draw_notes, why_apart
from correspondence.pdf.links import Link, links_in

type Pages = list[Any]  # dictionaries of the file in the making, ready to stand in it several times

_OF_ITS_FILE = {"/Annots", "/StructParents", "/B", "/AA"}  # what ties a page to it


class Apart(Exception):
    """A file whose pages may not be bound with others; the message says why, in words."""


@contextmanager
def _opened(stored: StoredFile) -> Iterator[pikepdf.Pdf]:
    """A file of the store as a PDF that may be bound; the bytes checked are those in use.

    :raises FileDamaged: if it is missing or altered.
    :raises Apart: if it may not be bound with others, or is found to be broken while it is.
    """
    content = stored.read()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if reason := why_apart(pdf):
                raise Apart(WhyApart(reason).label)
            yield pdf
    except pikepdf.PikepdfError as error:
        raise Apart(WhyApart.UNREADABLE.label) from error


def reason_apart(stored: StoredFile) -> str:
    """Why a file may not be bound with others, in words; empty where it may.

    The gate has looked; what was kept without being looked at is read now.

    :raises FileDamaged: if it is missing, or has another size.
    """
    stored.find()
    if stored.apart is not None:
        return str(WhyApart(stored.apart).label) if stored.apart else ""
    try:
        with _opened(stored):
            return ""
    except Apart as error:
        return str(error)


class Binder:
    """A PDF in the making: sections of documents, with a bookmark each.

    Nothing is stamped on a page. However often a document stands in the file, its content is there
    once; a page more is an entry of some hundred bytes.
    """

    def __init__(self, title: str, *, both_sides: bool) -> None:
        """With `both_sides`, every document begins on the front of a sheet, and the printer is
        asked for both sides. Pages are printed in their own size either way.
        """
        self._pdf = pikepdf.new()
        self._mark = hashlib.sha256(f"{title} {both_sides}".encode())
        self._both_sides = both_sides
        self._taken: dict[str, Pages] = {}
        self._links: dict[Any, list[tuple[Link, Any]]] = defaultdict(list)
        self._blank: dict[str, Any] = {}
        self._grounds: dict[tuple[int, int], Any] = {}
        self._sections: Pages = []
        self._bookmarks: list[OutlineItem] = []
        self._pdf.docinfo["/Title"] = title
        self._pdf.Root.ViewerPreferences = Dictionary(
            PrintScaling=Name("/None"),
            Duplex=Name.DuplexFlipLongEdge if both_sides else Name.Simplex,
            DisplayDocTitle=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._pdf.close()

    def pages_of(self, stored: StoredFile) -> Pages:
        """The pages of a file of the store; asked again, the same ones.

        :raises FileDamaged: if it is missing or altered.
        :raises Apart: if it may not be bound with others.
        """
        if stored.sha256 not in self._taken:
            with _opened(stored) as pdf:
                self._taken[stored.sha256] = self._take(pdf)
            self._mark.update(stored.sha256.encode())
        return self._taken[stored.sha256]

    def pages_in(self, content: bytes) -> Pages:
        """The pages of a PDF that was made here."""
        self._mark.update(content)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            draw_notes(pdf)
            return self._take(pdf)

    def drawn(self, size: tuple[float, float], resources: Dictionary, drawing: bytes) -> Pages:
        """One page, `size` in points, with a content stream."""
        self._mark.update(drawing)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, *size]),
            Resources=resources,
            Contents=self._pdf.make_stream(drawing),
        )
        return [page]

    def over(self, grounds: Pages, pages: Pages) -> Pages:
        """The pages with another behind each of them, which several may share."""
        return [self._over(ground, page) for ground, page in zip(grounds, pages, strict=True)]

    def _over(self, ground: Any, page: Any) -> Any:
        if ground.objgen not in self._grounds:
            form = pikepdf.Page(ground).as_form_xobject()
            self._grounds[ground.objgen] = self._pdf.make_indirect(form)
        both = Dictionary(page)
        both.Resources = Dictionary(page.Resources)
        both.Resources.XObject = Dictionary(page.Resources.get("/XObject", {}))
        both.Resources.XObject.Ground = self._grounds[ground.objgen]
        own = page.Contents if isinstance(page.Contents, Array) else Array([page.Contents])
        both.Contents = Array([self._pdf.make_stream(b"q /Ground Do Q\n"), *own])
        return both

    def stream(self, content: bytes, **entries: Any) -> Any:
        """A stream of the file, for the resources of a page drawn here."""
        self._mark.update(content)
        return self._pdf.make_stream(content, **entries)

    def attach(self, name: str, content: bytes, *, media_type: str, description: str) -> None:
        """Put a whole file into the PDF, byte for byte."""
        self._mark.update(content)
        self._pdf.attachments[name] = pikepdf.AttachedFileSpec(
            self._pdf, content, filename=name, mime_type=media_type, description=description
        )

    def add_section(self, title: str, documents: list[tuple[str, Pages]]) -> None:
        """Append documents, each with a bookmark of its own where there are several."""
        node = self._pdf.make_indirect(Dictionary(Type=Name.Pages))
        entries: Pages = []
        section = OutlineItem(title)
        for name, pages in documents:
            self._mark.update(f"{title} {name} {len(pages)}".encode())
            placed = [self._placed(page, node) for page in pages]
            self._link(pages, placed)
            if len(documents) > 1:
                section.children.append(OutlineItem(name, Array([placed[0], Name.Fit])))
            entries += placed
            if self._both_sides and len(placed) % 2:
                entries.append(self._placed(self._blank_like(pages[-1]), node))
        section.destination = Array([entries[0], Name.Fit])
        section.is_closed = True
        node.Kids, node.Count = Array(entries), len(entries)
        self._sections.append(node)
        self._bookmarks.append(section)

    def write(self, out: BinaryIO) -> None:
        """The finished PDF; the same documents give the same bytes."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(self._sections)))
        for node in self._sections:
            node.Parent = root
        root.Count = sum(int(node.Count) for node in self._sections)
        self._pdf.Root.Pages = root
        with self._pdf.open_outline() as outline:
            outline.root.extend(self._bookmarks)
        self._pdf.Root.PageMode = Name.UseOutlines
        mark = String(self._mark.digest()[:16])
        self._pdf.trailer.ID = Array([mark, mark])
        self._pdf.save(
            out,
            static_id=True,  # qpdf's own takes as long as all the rest: it hashes what it writes
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            # Streams stay as they are: unpacked, one that is packed twice may be without end.
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )

    def _take(self, source: pikepdf.Pdf) -> Pages:
        """Copy the pages of another file, without what ties them to it; that may be closed then."""
        links = links_in(source)
        for page in source.pages:
            for key in _OF_ITS_FILE & page.obj.keys():
                del page.obj[key]
        first = len(self._pdf.pages)
        self._pdf.pages.extend(source.pages)
        taken = [page.obj for page in self._pdf.pages[first:]]
        for link in links:
            self._links[taken[link.page].objgen].append((link, taken[link.to].objgen))
        return taken

    def _placed(self, page: Any, node: Any) -> Any:
        """The page's entry in the file: everything it is drawn with is shared."""
        entry = Dictionary(page)
        entry.Parent = node
        return self._pdf.make_indirect(entry)

    def _link(self, pages: Pages, placed: Pages) -> None:
        """Draw the links of a document anew, since each may stand on one page alone."""
        if not self._links:
            return
        places = {page.objgen: entry for page, entry in zip(pages, placed, strict=True)}
        for page, entry in zip(pages, placed, strict=True):
            drawn = [
                self._pdf.make_indirect(link.drawn(entry, places.get(to)))
                for link, to in self._links.get(page.objgen, ())
                if link.address or to in places
            ]
            if drawn:
                entry.Annots = Array(drawn)

    def _blank_like(self, page: Any) -> Any:
        """An empty page of the same size and the same way up."""
        size = [page.MediaBox, page.get("/Rotate", 0)]
        key = repr(size)
        if key not in self._blank:
            self._blank[key] = Dictionary(
                Type=Name.Page, MediaBox=size[0], Rotate=size[1], Resources=Dictionary()
            )
        return self._blank[key]
