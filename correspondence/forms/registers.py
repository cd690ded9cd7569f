"""Which register is read: of a series, a year, a period."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, Register, Series
from correspondence.models.register_entry import in_order
from recipients.dates import TypedDateField, in_words

_NAMES = ("series", "year", "since", "until")
BACKWARDS = gettext_lazy("The last day is before the first.")


class RegisterFilter(forms.Form):
    """What of the outgoing registers is shown; a filter that makes no sense is named, not used."""

    series = forms.ModelChoiceField(
        Series.objects.all(),
        label=gettext_lazy("Series"),
        required=False,
        empty_label=gettext_lazy("All series"),
    )
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)
    since = TypedDateField(label=gettext_lazy("Dated from"), required=False)
    until = TypedDateField(label=gettext_lazy("Dated until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = Register.objects.order_by("-year").values_list("year", flat=True).distinct()
        self.years = [str(year) for year in years]
        year = self.fields["year"]
        year.choices = [("", _("Any year")), *((one, one) for one in self.years)]  # type: ignore[attr-defined]
        for field in self.fields.values():
            kind = "select" if isinstance(field.widget, forms.Select) else "control"
            field.widget.attrs["class"] = f"form-{kind} form-{kind}-sm"

    @classmethod
    def asked(cls, query: QueryDict) -> "RegisterFilter":
        """What the address asks for; where it asks for nothing, the newest year."""
        form = cls(query)
        if form.years and not any(name in query for name in _NAMES):
            form.data = {"year": form.years[0]}
        return form

    def clean(self) -> dict[str, Any]:
        """A period goes forwards."""
        told = self.cleaned_data
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            self.add_error("until", str(BACKWARDS))
        return told

    def apply(self, letters: "QuerySet[Letter]") -> "QuerySet[Letter]":
        """The letters in register under every filter, in order; cancelled ones keep their place."""
        self.is_valid()
        wanted: dict[str, Any] = self.cleaned_data
        exact = {"dated_on__gte": wanted.get("since"), "dated_on__lte": wanted.get("until")}
        found = letters.filter(**{key: value for key, value in exact.items() if value})
        return in_order(found, list(self.registers()))

    def registers(self) -> "QuerySet[Register]":
        """The registers the letters come from, as a whole."""
        self.is_valid()
        wanted: dict[str, Any] = self.cleaned_data
        since, until = wanted.get("since"), wanted.get("until")
        exact = {
            "series": wanted.get("series"),
            "year": wanted.get("year"),
            "year__gte": since.year if since else None,
            "year__lte": until.year if until else None,
        }
        found: QuerySet[Register] = Register.objects.filter(
            **{key: value for key, value in exact.items() if value}
        )
        return found

    @property
    def query(self) -> str:
        """The same again as it stands in an address."""
        asked = QueryDict(mutable=True)
        asked.update({name: self[name].value() or "" for name in _NAMES})
        return asked.urlencode()

    @property
    def in_words(self) -> str:
        """Whose register this is: "OUT (Outgoing letters), 2026, from 1 September 2026"."""
        self.is_valid()
        wanted = self.cleaned_data
        since, until = wanted.get("since"), wanted.get("until")
        told = [
            str(wanted.get("series") or _("All series")),
            wanted.get("year") or "",
            _("from %(day)s") % {"day": in_words(since)} if since else "",
            _("until %(day)s") % {"day": in_words(until)} if until else "",
        ]
        return ", ".join(filter(None, told))
