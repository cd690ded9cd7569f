"""What the steps of a letter ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import NotAllowed

LARGEST = 2_000_000_000


class VersionForm(forms.Form):
    """The version of the letter a person has seen."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST)

    @property
    def facts(self) -> dict[str, Any]:
        """What was sent. Raises `NotAllowed` where the page did not say it."""
        if "version" in self.errors:
            raise NotAllowed(_("The page did not say which version you read. Open it again."))
        if not self.is_valid():
            raise NotAllowed(_("The reason is too long or contains what is not text."))
        return self.cleaned_data

    @property
    def seen(self) -> int:
        """The version. Raises `NotAllowed` where the page did not say it."""
        version: int = self.facts["version"]
        return version


class RegisterForm(VersionForm):
    """The version seen, and why the letter bears an earlier date, if it does."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)
    backdating_reason = forms.CharField(
        label=gettext_lazy("Reason for the earlier date"), max_length=200, required=False
    )


class ReasonForm(forms.Form):
    """Why something is done that should not pass without a word."""

    reason = forms.CharField(max_length=200)

    def __init__(self, *args: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label
