"""How proposals are found, and decided."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.forms.kept import CleanText
from recipients.models import Proposal, Style
from recipients.models.proposals import ProposalQuerySet

ANSWERED = "answered"


class Ticked(forms.CheckboxInput):
    """A tick in an address: `?mine` says as much as `?mine=on`."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        return name in data


class ProposalFilter(forms.Form):
    """Which proposals are listed; a filter that makes no sense is not used."""

    is_all_optional = True
    status = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("All, waiting first")),
            *Proposal.Status.choices,
            (ANSWERED, _("Decided in the last 14 days")),
        ],
        required=False,
        widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
    )
    mine = forms.BooleanField(
        label=_("Mine only"),
        required=False,
        widget=Ticked(attrs={"class": "form-check-input"}),
    )

    def apply(self, proposals: ProposalQuerySet, *, user: User) -> ProposalQuerySet:
        """Those that pass every filter."""
        self.is_valid()
        status = self.cleaned_data.get("status")
        if status == ANSWERED:
            proposals = proposals.answered(on=timezone.localdate())
        elif status:
            proposals = proposals.filter(status=status)
        return proposals.by(user) if self.cleaned_data.get("mine") else proposals

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered away."""
        self.is_valid()
        return any(self.cleaned_data.values())


class AcceptanceForm(forms.Form):
    """How a new office is addressed; the keyword of `Proposal.accept`."""

    style = forms.ModelChoiceField(
        Style.objects.all(), label=_("How the new office is addressed"), required=False
    )


class RefusalForm(CleanText, forms.Form):
    """Why the directory stays as it is; the keyword of `Proposal.decline`."""

    reason = forms.CharField(
        label=_("Why not?"),
        max_length=300,
        help_text=_("One sentence; whoever proposed it reads it"),
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        reason = (
            _("We do not write to this organization.")
            if proposal.is_new
            else _("Checked: the directory is right as it is.")
        )
        super().__init__(*args, **kwargs)
        self.initial["reason"] = reason
