"""How a workbook shows its numbers: which of them are days, and which keep their zeros."""

from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from recipients.spreadsheets.parts import Elements, Parts


@dataclass
class Styles:
    """The number formats of a workbook's styles, in their order."""

    number_formats: list[str] = field(default_factory=list)
    dates: set[int] = field(default_factory=set)

    def add(self, number_format: str) -> None:
        if is_date_format(number_format) and not is_timedelta_format(number_format):
            self.dates.add(len(self.number_formats))
        self.number_formats.append(number_format)

    def number_format(self, style: int) -> str:
        return self.number_formats[style] if 0 <= style < len(self.number_formats) else ""


class _Parser:
    """Takes the elements of the part of styles; only `xf` within `cellXfs` are those of cells."""

    def __init__(self) -> None:
        self.styles = Styles()
        self._own: dict[int, str] = {}
        self._is_within = False

    def elements(self) -> Elements:
        return Elements(
            starts={"numFmt": self._start_format, "cellXfs": self._enter, "xf": self._start_style},
            ends={"cellXfs": self._leave},
        )

    def _start_format(self, attributes: dict[str, str]) -> None:
        self._own[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")

    def _enter(self, _attributes: dict[str, str]) -> None:
        self._is_within = True

    def _leave(self) -> None:
        self._is_within = False

    def _start_style(self, attributes: dict[str, str]) -> None:
        if self._is_within:
            number = int(attributes.get("numFmtId", 0))
            self.styles.add(self._own.get(number) or BUILTIN_FORMATS.get(number, "General"))


def read_styles(parts: Parts, name: str) -> Styles:
    """The styles in the part of this name; none where there is no such part."""
    parser = _Parser()
    if name in parts.names:
        parts.parse_whole(name, parser.elements())
    return parser.styles
