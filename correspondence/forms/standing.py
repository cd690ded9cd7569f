"""What is still expected of an addressee: until when, or nothing more."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Addressee
from recipients.dates import TypedDateField


class WaiveForm(forms.Form):
    """Why nothing more is expected."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Stands on the board and in the history"),
        max_length=200,
    )


class ReplyDueForm(forms.Form):
    """The new day a reply is due, and why."""

    day = TypedDateField(
        label=gettext_lazy("Reply due"), help_text=gettext_lazy("Like 3.9.2024, or “today”")
    )
    why = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, addressee: Addressee, **kwargs: Any) -> None:
        kwargs["initial"] = {"day": addressee.reply_due_on}
        super().__init__(*args, **kwargs)
        self.addressee = addressee

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day == self.addressee.reply_due_on:
            raise forms.ValidationError(_("That is the day it is due now."))
        dated_on = self.addressee.letter.dated_on
        if dated_on and day <= dated_on:
            raise forms.ValidationError(_("A reply is due after the date of the letter."))
        return day
