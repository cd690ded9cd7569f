"""The lines of an address as they are set on letter, label and envelope."""

from dataclasses import dataclass

# Words of these languages stand in another script than most addresses abroad.
_NOT_IN_LATIN = frozenset({"ar", "ru", "uk"})


@dataclass(frozen=True)
class Line:
    """One line of the address, with its own direction and, where it changes, language."""

    text: str
    kind: str
    dir: str
    lang: str


def is_arabic(text: str) -> bool:
    return any("\u0600" <= c < "\u0700" for c in text)


def set_lines(lines: tuple[str, ...], *, country: str, via: str, language: str) -> list[Line]:
    """Each line set by its own script: an Arabic letter may go to an address in Latin."""
    kinds = {country: "country", via: "via"}
    foreign = "en" if language in _NOT_IN_LATIN else ""
    return [
        Line(
            text=line,
            kind=kinds.get(line, ""),
            dir="rtl" if is_arabic(line) else "ltr",
            lang=foreign if line.isascii() else "",
        )
        for line in lines
        if line.strip()
    ]
