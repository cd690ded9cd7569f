"""PDFs whose pages would not be the same in another file, and why."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from correspondence.models.stored_file import WhyApart

_DEEPEST = 16  # fields within fields
_HIDDEN, _PRINTED = 2, 4  # flags of an annotation (ISO 32000-1, 12.5.3)
_NEVER_PRINTED = (Name.Link, Name.Popup)


def why_apart(pdf: pikepdf.Pdf) -> str:
    """Why it may not be bound with others, as in `WhyApart`; empty where it may.

    What is laid over its pages, and printed, is drawn on them then: that shows that it can be.
    """
    try:
        return _reason(pdf)
    except (pikepdf.PikepdfError, RecursionError, TypeError, ValueError):
        return WhyApart.UNREADABLE.value


def _reason(pdf: pikepdf.Pdf) -> str:
    if pdf.is_encrypted:
        return WhyApart.PROTECTED.value
    if _is_signed(pdf):
        return WhyApart.SIGNED.value
    if _form(pdf).get("/NeedAppearances", False) or any(map(_is_left_to_reader, notes(pdf))):
        return WhyApart.DRAWN.value
    if _hides_layers(pdf):
        return WhyApart.LAYERED.value
    draw_notes(pdf)
    return ""


def draw_notes(pdf: pikepdf.Pdf) -> None:
    """What is laid over its pages, and printed, becomes part of them; links stay."""
    if any(note.get("/Subtype") != Name.Link for note in notes(pdf)):
        pdf.flatten_annotations("print")


def notes(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """What is laid over its pages: entries of forms, remarks, links."""
    for page in pdf.pages:
        if "/Annots" in page.obj:  # asked of the page itself, a page takes ten times as long
            for note in page.obj.Annots:
                if isinstance(note, Dictionary):
                    yield note


def _form(pdf: pikepdf.Pdf) -> Dictionary:
    return _within(pdf.Root, "/AcroForm")


def _within(above: pikepdf.Object, key: str) -> Dictionary:
    """The dictionary of that name in another; an empty one where there is none."""
    found = above.get(key)
    return found if isinstance(found, Dictionary) else Dictionary()


def _fields(fields: object, depth: int = 0) -> Iterator[Dictionary]:
    """Every field, those within others too."""
    if isinstance(fields, Array) and depth < _DEEPEST:
        for field in fields:
            if isinstance(field, Dictionary):
                yield field
                yield from _fields(field.get("/Kids"), depth + 1)


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a field holds a signature, or the form says that one exists."""
    form = _form(pdf)
    return bool(int(form.get("/SigFlags", 0)) & 1) or any(
        field.get("/FT") == Name.Sig and "/V" in field for field in _fields(form.get("/Fields"))
    )


def _is_left_to_reader(note: Dictionary) -> bool:
    """Whether it is printed, and the file does not say how it looks."""
    flags = int(note.get("/F", 0))
    is_printed = flags & _PRINTED and not flags & _HIDDEN
    if not is_printed or "/AP" in note or note.get("/Subtype") in _NEVER_PRINTED:
        return False
    return note.get("/Subtype") != Name.Widget or _is_filled_in(note)


def _is_filled_in(field: Dictionary) -> bool:
    """Whether it, or a field it belongs to, has a value."""
    for _depth in range(_DEEPEST):
        if "/V" in field:
            return True
        above = field.get("/Parent")
        if not isinstance(above, Dictionary):
            return False
        field = above
    return False


def _hides_layers(pdf: pikepdf.Pdf) -> bool:
    shown = _within(_within(pdf.Root, "/OCProperties"), "/D")
    is_base_on = shown.get("/BaseState", Name.ON) == Name.ON
    return not is_base_on or len(shown.get("/OFF", Array())) > 0
