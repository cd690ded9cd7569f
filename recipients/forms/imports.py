"""A file of recipients: handed in, read in one of the ways that are possible, and decided about."""

from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.forms.uploads import UploadField
from recipients.importing import seen
from recipients.importing.begin import begin, choose_reading
from recipients.importing.file import lying, opened
from recipients.models import ImportMoved, ImportRow, RecipientImport
from recipients.spreadsheets.separator import SEPARATORS
from recipients.spreadsheets.source import Reading, Unreadable, look, rows
from recipients.spreadsheets.table import PREVIEWED_ROWS, column_names

ENCODINGS = {
    "utf-8": _("Unicode (UTF-8)"),
    "utf-16": _("Unicode (UTF-16)"),
    "utf-16-le": _("Unicode (UTF-16)"),
    "utf-16-be": _("Unicode (UTF-16, big-endian)"),
    "utf-32": _("Unicode (UTF-32)"),
    "cp1252": _("Western European (Windows-1252)"),
    "cp1251": _("Cyrillic (Windows-1251)"),
    "cp1254": _("Turkish (Windows-1254)"),
    "cp1256": _("Arabic (Windows-1256)"),
    "cp1253": _("Greek (Windows-1253)"),
    "cp1250": _("Central European (Windows-1250)"),
}
SIGNS = {";": _("Semicolon ;"), "\t": _("Tab"), ",": _("Comma ,"), "|": _("Bar |")}


class UploadForm(forms.Form):
    """The file, if it can be opened."""

    file = UploadField(
        label=_("File"),
        help_text=_("CSV or Excel workbook (XLSX); one row for each office"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"empty": _("The file is empty. Choose the file that holds the list.")},
    )

    def begin(self, *, by: User) -> RecipientImport | None:
        """The import that begins with the file; None, and an error, where it cannot be read.

        Where there is only one way to read it, and that is proved, it is read so.
        """
        if not self.is_valid():
            return None
        file = self.cleaned_data["file"]
        try:
            with lying(file) as path:
                found = look(path, file_name=file.name)
                return begin(path, file_name=file.name, look=found, by=by)
        except Unreadable as error:
            self.add_error("file", str(error))
        except ValidationError:
            self.add_error("file", _("The name of the file has characters that no text has."))
        return None


class ReadingForm(forms.Form):
    """How the file is read. Nothing is chosen beforehand unless it is certain."""

    preview = forms.ChoiceField(
        label=_("Which of these is right?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the table in which every word is right.")},
    )
    separator = forms.ChoiceField(label=_("Between the columns stands"), required=False)
    has_header = forms.BooleanField(label=_("The first row names the columns"), required=False)

    def __init__(
        self, data: Any = None, *, run: RecipientImport, asked: QueryDict | None = None
    ) -> None:
        """`asked` is what only to show: as if it were sent, without being judged."""
        self.run, self._previews = run, run.seen.get("previews", [])
        is_only = len(self._previews) == 1 and self._previews[0]["is_certain"]
        first: dict[str, Any] = self._previews[0]["reading"] if self._previews else {}
        initial = {
            "preview": "0" if is_only else None,
            "separator": first.get("separator", ""),
            "has_header": first.get("has_header", True),
        }
        if asked is not None:
            initial |= {name: asked.get(name, "") for name in initial}
        super().__init__(data, initial=initial)
        places = range(len(self._previews))
        self.fields["preview"].choices = [(str(one), str(one)) for one in places]  # type: ignore[attr-defined]
        self.fields["separator"].choices = [(one, SIGNS[one]) for one in SEPARATORS]  # type: ignore[attr-defined]
        if run.is_workbook:
            del self.fields["separator"]

    def previews(self) -> list[dict[str, Any]]:
        """Each way of reading the file with its first rows, as the form has it just now."""
        return [self._shown(place, preview) for place, preview in enumerate(self._previews)]

    def keep(self, *, by: User) -> bool:
        """Whether the file is read so from now on."""
        if not self.is_valid():
            return False
        reading = self._reading(self._previews[int(self.cleaned_data["preview"])])
        try:
            choose_reading(self.run, reading, by=by)
        except (Unreadable, ImportMoved) as error:
            self.add_error(None, str(error))
            return False
        return True

    def _shown(self, place: int, preview: dict[str, Any]) -> dict[str, Any]:
        reading, problem, table = self._reading(preview), "", preview["rows"]
        if reading.separator != preview["reading"]["separator"]:
            table, problem = self._read_again(reading)
        width = max(map(len, table), default=0)
        head = table[0] if table and reading.has_header else []
        return {
            "value": str(place),
            "name": reading.sheet or ENCODINGS.get(reading.encoding, reading.encoding),
            "head": column_names(head, width=width),
            "rows": [
                [*cells, *[""] * (width - len(cells))] for cells in table[(len(head) and 1) or 0 :]
            ],
            "problem": problem,
            "is_chosen": self["preview"].value() == str(place),
        }

    def _read_again(self, reading: Reading) -> tuple[list[list[str]], str]:
        """The first rows under another separator, or why there are none."""
        plain = Reading(encoding=reading.encoding, separator=reading.separator, has_header=False)
        try:
            with opened(self.run) as path:
                first = [cells for _number, cells in islice(rows(path, plain), PREVIEWED_ROWS)]
        except Unreadable as error:
            return [], str(error)
        return seen.preview_rows(first), ""

    def _reading(self, preview: dict[str, Any]) -> Reading:
        kept = preview["reading"]
        separator = str(self["separator"].value()) if "separator" in self.fields else ""
        return Reading(
            encoding=kept["encoding"],
            separator=separator if separator in SEPARATORS else kept["separator"],
            sheet=kept["sheet"],
            has_header=bool(self["has_header"].value()),
        )


class DecisionsForm(forms.Form):
    """What becomes of the possible duplicates that are on one page."""

    def __init__(self, *args: Any, run: RecipientImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run

    def keep(self, *, by: User) -> None:
        """Keep what was chosen; raises `ImportMoved`. Anything else in the form is not read."""
        decisions = {
            int(name.removeprefix("row-")): value
            for name, value in self.data.items()
            if name.startswith("row-")
            and name.removeprefix("row-").isascii()
            and name.removeprefix("row-").isdecimal()
            and len(name) < 14
            and value in ImportRow.Decision.values
        }
        self.run.decide(decisions, by=by)


class DecideAllForm(forms.Form):
    """The same for every possible duplicate."""

    decision = forms.ChoiceField(
        label=_("For all of them"), choices=ImportRow.Decision.choices, required=False
    )


class ApplyForm(forms.Form):
    """The last word before the directory is changed."""

    anyway = forms.BooleanField(
        label=_("Import all the same"),
        error_messages={"required": _("Look at the columns first, or tick “Import all the same”.")},
    )
    is_good_rows_only = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, run: RecipientImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.run = run
        if not run.suspects:
            del self.fields["anyway"]

    def clean(self) -> dict[str, Any]:
        """Invalid rows are left out only by somebody who has seen that there are some."""
        if self.run.rows.invalid().exists() and not self.cleaned_data.get("is_good_rows_only"):
            raise ValidationError(_("Rows are invalid. Correct them, or import the others only."))
        return self.cleaned_data
