"""Where lines end: what WeasyPrint does wrong with a text that ends in a space.

Before words in italics, say, a text ends in a space. Where it fits its line without that space and
not with it, WeasyPrint 70 leaves its first word alone on the line and begins another.
"""

from typing import Any

from weasyprint.layout import inline

_split = inline.split_first_line


def _split_without_last_space(
    text: str, style: Any, context: Any, room: Any, *others: Any, **more: Any
) -> Any:
    """The first line of a text; the whole of it, where only a space at its end is too much."""
    found = _split(text, style, context, room, *others, **more)
    _layout, length, resume_at, *_sizes = found
    if (
        resume_at is None
        or not text.endswith(" ")
        or " " in text.encode()[:length].decode().strip()
    ):
        return found
    _layout, _length, rest, width, *_sizes = _split(
        text.rstrip(" "), style, context, room, *others, **more
    )
    if rest is not None or width > room:
        return found
    return _split(text, style, context, None, *others, **more)


def keep_words_together() -> None:
    """From now on, and for good, for everything that this process sets on paper."""
    inline.split_first_line = _split_without_last_space
