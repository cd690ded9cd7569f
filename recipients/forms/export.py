"""Taking recipients out of the house: as what, and what for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recipients.exporting.formats import Format
from recipients.forms.kept import CleanText
from recipients.forms.organizations import OrganizationFilter


class ExportForm(CleanText, forms.Form):
    """The kind of file; and the reason, from those who do not keep the directory."""

    format = forms.ChoiceField(
        label=_("Kind of file"),
        choices=Format.choices,
        widget=forms.RadioSelect,
        initial=Format.WORKBOOK,
    )
    reason = forms.CharField(
        label=_("What do you need it for?"),
        max_length=200,
        help_text=_("Kept in the history with your name, for example: labels for the invitation"),
        error_messages={"required": _("Say what you need the file for.")},
    )

    def __init__(
        self,
        *args: Any,
        chosen: OrganizationFilter,
        size: int,
        needs_reason: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.chosen, self.size = chosen, size
        if not needs_reason:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Refuse a filter that makes no sense: it would let through what nobody meant."""
        if not self.chosen.is_valid():
            raise ValidationError(_("Nothing is exported under a filter that makes no sense."))
        if not self.size:
            raise ValidationError(_("No organization matches."))
        return self.cleaned_data

    @property
    def facts(self) -> dict[str, Any]:
        """The act in words, for the history."""
        return {
            "format": Format(self.cleaned_data["format"]).label,
            "organizations": ngettext("%(n)d organization", "%(n)d organizations", self.size)
            % {"n": self.size},
            "filter": self.chosen.in_words,
            "reason": self.cleaned_data.get("reason", ""),
        }
