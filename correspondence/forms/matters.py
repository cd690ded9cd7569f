"""Matters as people keep them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from correspondence.models import Matter
from recipients.dates import TypedDateField
from recipients.forms.kept import KeptForm


class MatterForm(KeptForm):
    """What a set of letters is about."""

    happened_on = TypedDateField(
        label=gettext_lazy("Day"),
        help_text=gettext_lazy("When it took place, if it is an occasion"),
        required=False,
    )

    class Meta:
        model = Matter
        fields = ["title", "summary", "happened_on"]
        labels = {"title": gettext_lazy("Title"), "summary": gettext_lazy("Summary")}
        help_texts = {
            "title": gettext_lazy("As it should stand above the timeline"),
            "summary": gettext_lazy("What it is about, in a sentence or two"),
        }
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "title": {"unique": gettext_lazy("There is a matter with this title already.")}
        }


class MatterFilter(forms.Form):
    """Words that a matter is found by."""

    is_all_optional = True

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=200)

    def apply(self, matters: Any) -> Any:
        """The matters with every word; all where the words make no sense."""
        self.is_valid()
        words = self.cleaned_data.get("q")
        return matters.matching(words) if words else matters
