"""Logging a letter that was sent: what one says of it, and the offices it went to."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.forms.matter_field import MatterField
from correspondence.forms.past_days import PastDayField
from correspondence.forms.search import SearchForm
from correspondence.forms.uploads import PdfField, Upload
from correspondence.models import Series
from recipients.channels import Channel
from recipients.dates import TypedDateField
from recipients.forms.kept import CleanText
from recipients.languages import Language
from recipients.models import ListTooLong, Office, RecipientList
from recipients.models.searching import Found

MOST_OFFICES = 500
REASONS = (
    gettext_lazy("Sent before it was logged here"),
    gettext_lazy("Taken over from the paper register"),
)


class Picking:
    """The offices chosen so far, with one added or dropped, and what a search finds."""

    def __init__(self, data: QueryDict, *, on: dt.date) -> None:
        self.on = on
        chosen = _numbers(data.getlist("offices"))
        self.said: list[str] = []
        for one in RecipientList.objects.in_use().filter(pk__in=_numbers(data.getlist("add_list"))):
            chosen += self._offices_of(one)
        chosen += _numbers(data.getlist("add"))
        dropped = _numbers(data.getlist("drop"))
        self.chosen = [pk for pk in dict.fromkeys(chosen) if pk not in dropped][:MOST_OFFICES]
        is_done = any(name in data for name in ("add", "add_list", "drop"))
        self.words = "" if is_done else SearchForm(data).words
        self.is_asked = is_done or "find" in data

    def _offices_of(self, chosen: RecipientList) -> list[int]:
        """The offices of a list as it stands now; what the person should know of it is said."""
        try:
            offices = chosen.offices_for_letter(at_most=MOST_OFFICES)
        except ListTooLong as error:
            self.said.append(str(error))
            return []
        if said := without(chosen.left_out_of_letters()):
            self.said.append(said)
        return [office.pk for office, _role in offices]

    @cached_property
    def offices(self) -> list[Office]:
        """The offices in the order they were chosen, with who holds each."""
        found = Office.objects.select_related("organization").with_holder(on=self.on)
        by_pk = found.in_bulk(self.chosen)
        return [by_pk[pk] for pk in self.chosen if pk in by_pk]

    @cached_property
    def found(self) -> Found[Office]:
        """Offices that match the search and are not chosen yet."""
        others = Office.objects.active().exclude(pk__in=self.chosen)
        others = others.with_holder(on=self.on).select_related("organization")
        return others.found(self.words, most=10)

    @cached_property
    def found_lists(self) -> list[RecipientList]:
        """Lists that match the search."""
        if not self.words:
            return []
        return list(RecipientList.objects.in_use().matching(self.words)[:5])

    @property
    def has_missed(self) -> bool:
        """Whether a search found nothing."""
        return bool(self.words) and not (self.found.rows or self.found_lists)


def without(left_out: Iterable[Office]) -> str:
    """Which offices of a list a letter does not go to, in a sentence; empty where there is none."""
    named = "; ".join(str(office) for office in left_out)
    words = _("Left out, since they are no longer written to: %(offices)s.")
    return words % {"offices": named} if named else ""


def _numbers(values: list[str]) -> list[int]:
    """The ids among what a request names; everything else is left out."""
    return [int(one) for one in values if one.isascii() and one.isdecimal() and len(one) <= 18]


class RecordForm(CleanText, forms.Form):
    """A sent letter in one form; its field names are the keywords of `record_sent`."""

    file = PdfField(
        label=gettext_lazy("The letter as it was sent"),
        help_text=gettext_lazy("A PDF; every addressee gets it as file copy"),
    )
    dated_on = PastDayField(
        label=gettext_lazy("Date of the letter"), help_text=gettext_lazy("As 24.3.2025 or “today”")
    )
    other_reference = forms.CharField(
        label=gettext_lazy("Reference printed on it"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("If it bears one of its own"),
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=Language.choices,
        help_text=gettext_lazy("In which it is written"),
    )
    matter = MatterField()
    series = forms.ModelChoiceField(
        Series.objects.all(),
        label=gettext_lazy("Register"),
        empty_label=None,
        widget=forms.HiddenInput,
    )
    q = forms.CharField(
        label=gettext_lazy("Add an office or a list"), max_length=200, required=False
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"),
        choices=Channel.choices,
        help_text=gettext_lazy("How it left the house"),
    )
    sent_on = PastDayField(
        label=gettext_lazy("Left the house on"),
        required=False,
        help_text=gettext_lazy("Empty: on the date of the letter"),
    )
    tracking_number = forms.CharField(
        label=gettext_lazy("Tracking number"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("If there is one"),
    )
    reply_due_on = TypedDateField(
        label=gettext_lazy("Reply asked by"),
        required=False,
        help_text=gettext_lazy("Empty if no reply is asked"),
    )
    backdating_reason = forms.CharField(
        label=gettext_lazy("Why it is logged only now"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Needed if the letter bears an earlier date than today"),
        widget=forms.TextInput({"list": "reasons", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, picking: Picking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.picking = picking
        if not self.is_bound:
            self.fields["file"].widget.attrs["autofocus"] = True
        field = cast("forms.ModelChoiceField[Series]", self.fields["series"])
        all_series = list(Series.objects.all())
        field.initial = all_series[0] if all_series else None
        if len(all_series) > 1:
            field.widget = forms.Select()
            field.widget.choices = field.choices

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        dated_on, due_on = told.get("dated_on"), told.get("reply_due_on")
        told["sent_on"] = sent_on = told.get("sent_on") or dated_on
        if dated_on:
            if dated_on < timezone.localdate() and not told.get("backdating_reason"):
                self.add_error("backdating_reason", _("The letter bears an earlier date: say why."))
            if sent_on < dated_on:
                self.add_error("sent_on", _("That is before the date of the letter."))
            if due_on and due_on <= dated_on:
                self.add_error("reply_due_on", _("That is not after the date of the letter."))
        self._check_addressees()
        return told

    def _check_addressees(self) -> None:
        if self.picking.words:
            words = self.picking.words
            self.add_error(
                "q", _("“%(words)s” was searched for, but nothing was chosen.") % {"words": words}
            )
        elif not self.picking.chosen:
            self.add_error("q", _("Choose at least one addressee."))

    @property
    def facts(self) -> dict[str, Any]:
        """What `record_sent` asks for, except who logs it and when."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "q"}
        upload: Upload = facts.pop("file")
        return {
            **facts,
            "content": upload.content,
            "pages": upload.pages or 0,
            "apart": upload.apart,
            "offices": self.picking.offices,
        }
