"""Which column of a file is which field, what holds for every row, and how that comes out."""

import datetime as dt
from collections import Counter
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from recipients.forms.kept import VerifiedField
from recipients.forms.typed import TypedCountryField
from recipients.importing.begin import match_columns, remembered
from recipients.importing.columns import REPEATED, Column, Mapping, mapping_of
from recipients.importing.entry import read_row
from recipients.importing.fields import CONSTANTS, FIELDS, PARTS, Field
from recipients.importing.rules import RULES, rules_of
from recipients.importing.words import told
from recipients.languages import Language
from recipients.models import ImportMoved, Kind, RecipientImport, Style
from recipients.spreadsheets.cells import armed

KNOWN = FIELDS | PARTS
_GROUPS = {
    "organization": _("Organization"),
    "address": _("Address"),
    "office": _("Office"),
    "holder": _("Holder"),
}


def _of_group(group: str) -> list[Field]:
    return [field for field in KNOWN.values() if field.group == group]


def _fields() -> list[tuple[Any, Any]]:
    groups = [
        (label, [(field.name, field.label) for field in _of_group(group)])
        for group, label in _GROUPS.items()
    ]
    return [("", _("Not read")), *groups]


class ColumnForm(forms.Form):
    """One column of the file: its field, and the rule by which its cells are read."""

    field = forms.ChoiceField(required=False)
    rule = forms.CharField(required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        place: int,
        header: str,
        samples: list[str],
        column: Column | None = None,
    ) -> None:
        initial = {"field": column.field, "rule": column.rule} if column else {}
        super().__init__(data, prefix=f"column-{place}", initial=initial)
        self.place, self.header, self.samples = place, header, samples
        small = {"class": "form-select form-select-sm"}
        self.fields["field"].widget = forms.Select(
            attrs=small | {"aria-label": _("Field of the column %s") % header}, choices=_fields()
        )
        rules = rules_of(self._named) if self._named else []
        self.fields["rule"].widget = forms.Select(
            attrs=small | {"aria-label": _("How the column %s is read") % header},
            choices=[(rule.name, rule.label) for rule in rules],
        )
        self.has_rules = len(rules) > 1

    @property
    def only_rule(self) -> str:
        """How the column is read where there is no choice."""
        return str(rules_of(self._named)[0].label) if self._named else ""

    @property
    def _named(self) -> str:
        """The field as it stands in the form just now; nothing for what is none."""
        value = str(self["field"].value() or "")
        return value if value in KNOWN else ""

    @property
    def column(self) -> Column | None:
        """The column with its field; a rule that does not fit it gives way to the usual one."""
        if not self._named:
            return None
        fitting = [rule.name for rule in rules_of(self._named)]
        rule = str(self["rule"].value() or "")
        return Column(self.place, self._named, rule if rule in fitting else fitting[0])

    def outcomes(self) -> list[dict[str, Any]]:
        """Each sample cell with what it says under the rule, or why it cannot be read."""
        return [{"cell": cell, **self._outcome(cell)} for cell in self.samples]

    def _outcome(self, cell: str) -> dict[str, Any]:
        if (column := self.column) is None:
            return {}
        try:
            facts = RULES[column.rule](column.field, armed(cell))
        except ValidationError as error:
            return {"problem": " ".join(error.messages)}
        return {"facts": told(facts)}


class MatchForm(forms.Form):
    """Every column, the facts for rows that do not state them, and a name for all this."""

    is_all_optional = True

    language = forms.ChoiceField(
        label=_("Names and titles are in"), choices=Language.choices, required=False
    )
    name = forms.CharField(
        label=_("Organization"),
        max_length=250,
        required=False,
        help_text=_("For a file that names none; {country} stands for the row's country"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Not said")), *Kind.choices], required=False
    )
    country = TypedCountryField(label=_("Country of the organization"), required=False)
    address_country = TypedCountryField(label=_("Country of the address"), required=False)
    office = forms.CharField(
        label=_("Office"),
        max_length=120,
        required=False,
        help_text=_("Of people of whom the file names none"),
    )
    style = forms.ChoiceField(label=_("Form of address"), required=False)
    tags = forms.CharField(
        label=_("Tags"), max_length=300, required=False, help_text=_("With commas between them")
    )
    source = forms.CharField(label=_("Source of the details"), max_length=200, required=False)
    verified_on = VerifiedField()
    remember_as = forms.CharField(
        label=_("Remember this matching as"),
        max_length=80,
        required=False,
        help_text=_("It is proposed again for a file with the same columns"),
    )

    def __init__(self, data: Any = None, *, run: RecipientImport) -> None:
        self.run, self.kept = run, mapping_of(run.columns, run.constants)
        self.as_for = self._as_for()
        initial = _typed(self.kept.constants)
        initial["remember_as"] = self.as_for or run.file_name.rpartition(".")[0][:80]
        super().__init__(data, initial=initial)
        styles = [(style.slug, style.name) for style in Style.objects.all()]
        self.fields["style"].choices = [("", _("As the office tells")), *styles]  # type: ignore[attr-defined]
        columns = {column.place: column for column in self.kept.columns}
        samples = run.seen.get("samples", [])
        self.columns = [
            ColumnForm(
                data,
                place=place,
                header=header,
                samples=samples[place] if place < len(samples) else [],
                column=columns.get(place),
            )
            for place, header in enumerate(run.headers)
        ]

    def clean_tags(self) -> list[str]:
        tags = [" ".join(tag.split()) for tag in self.cleaned_data["tags"].split(",")]
        if any(len(tag) > 50 for tag in tags):
            raise ValidationError(_("A tag has 50 characters at most."))
        return [tag for tag in tags if tag]

    def clean(self) -> dict[str, Any]:
        """Refuse what would make every row invalid."""
        chosen = [column for one in self.columns if (column := one.column)]
        fields = Counter(column.field for column in chosen)
        for name, count in fields.items():
            if count > 1 and name not in REPEATED:
                self.add_error(None, self._twice(name, chosen))
        if not fields.keys() & {"name", "organization_id", "everything"} and not (
            self.cleaned_data.get("name") or "name" in self.errors
        ):
            self.add_error(
                None,
                _(
                    "No column is the name of the organization. Choose one, or write a name that "
                    "holds for every row."
                ),
            )
        return self.cleaned_data

    def keep(self, *, by: User) -> bool:
        """Whether the columns are read so from now on."""
        if not self.is_valid():
            return False
        try:
            match_columns(self.run, self.mapping, name=self.cleaned_data["remember_as"], by=by)
        except ImportMoved as error:
            self.add_error(None, str(error))
            return False
        return True

    @cached_property
    def mapping(self) -> Mapping:
        """The mapping as the form has it just now."""
        columns = [column for one in self.columns if (column := one.column)]
        if not self.is_bound:
            return Mapping(columns, self.kept.constants)
        self.is_valid()
        found = {name: self.cleaned_data.get(name) for name in CONSTANTS}
        if day := found["verified_on"]:
            found["verified_on"] = day.isoformat()
        return Mapping(columns, {name: value for name, value in found.items() if value})

    def entries(self) -> list[dict[str, Any]]:
        """The first rows of the file as they would be entered."""
        read = (
            read_row(number, cells, self.mapping, self.run.headers)
            for number, cells in self.run.seen.get("rows", [])
        )
        return [
            {"number": one.number, "facts": told(one.facts), "problems": one.problems}
            for one in read
        ]

    @property
    def for_every_row(self) -> list[forms.BoundField]:
        """The fields of the facts that hold for every row."""
        return [self[name] for name in CONSTANTS]

    @property
    def verb(self) -> str:
        """What the button says."""
        total = self.run.total
        if not total:
            return str(_("Check all rows"))
        return ngettext("Check %(n)s row", "Check %(n)s rows", total) % {"n": f"{total:,}"}

    def _as_for(self) -> str:
        """The name of the remembered matching that this one is, if it is one."""
        same = remembered(self.run.headers)
        if same is None or mapping_of(same.columns, same.constants) != self.kept:
            return ""
        return same.name

    def _twice(self, name: str, chosen: list[Column]) -> str:
        headers = [f"“{self.run.headers[one.place]}”" for one in chosen if one.field == name]
        return str(_("%(columns)s are all matched to “%(field)s”. Only one column can be it.")) % {
            "columns": ", ".join(headers),
            "field": KNOWN[name].label,
        }


def _typed(constants: dict[str, Any]) -> dict[str, Any]:
    """The facts for every row as one types them."""
    found = dict(constants)
    if "tags" in found:
        found["tags"] = ", ".join(found["tags"])
    if found.get("verified_on"):
        found["verified_on"] = dt.date.fromisoformat(found["verified_on"])
    return found
