"""Who holds an office, and since when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.dates import TypedDateField
from recipients.forms.kept import KeptForm, VerifiedField
from recipients.models import Gender, HolderName, OfficeHolder, TenureOverlaps

PERSON = ["name", "gender", "family_name", "honorific", "other_title"]


class HolderForm(KeptForm):
    """Corrects one tenure."""

    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices, required=False)
    since_on = TypedDateField(
        label=_("Since"), required=False, help_text=_("First day; empty if it is not known")
    )
    until_on = TypedDateField(
        label=_("Until"), required=False, help_text=_("Last day; empty while it lasts")
    )
    verified_on = VerifiedField()

    class Meta:
        model = OfficeHolder
        fields = [*PERSON, "since_on", "until_on", "source", "verified_on"]


class SuccessorForm(KeptForm):
    """From which day somebody else holds the office."""

    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices, required=False)
    since_on = TypedDateField(
        label=_("Holds the office from"),
        help_text=_("As 13.3.2025; the tenure of that day ends the day before"),
    )
    until_on = TypedDateField(
        label=_("Until"),
        required=False,
        help_text=_("Only for a tenure that is over: its last day"),
    )
    verified_on = VerifiedField()

    class Meta:
        model = OfficeHolder
        fields = [*PERSON, "since_on", "until_on", "source", "verified_on"]

    def check_all_constraints(self) -> None:
        """Left to the change itself, which ends the former tenure first."""

    def keep(self, *, by: User) -> bool:
        if not self.is_valid():
            return False
        try:
            self.instance.office.change_holder(self.instance, by=by)
        except TenureOverlaps as error:
            self.add_error("since_on", str(error))
            return False
        return True


class HolderNameForm(KeptForm):
    class Meta:
        model = HolderName
        fields = ["language", "name", "other_title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other_title"].help_text = _(
            "In that language: “Président de la République de l’Ouganda”"
        )
