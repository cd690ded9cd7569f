"""Recipient lists."""

from typing import Any

from django import forms

from recipients.forms.kept import KeptForm
from recipients.models import Office, RecipientList, RecipientListEntry


class RecipientListForm(KeptForm):
    class Meta:
        model = RecipientList
        fields = ["name", "note"]


class EntryForm(forms.Form):
    """What is added to a list: an office, or every office of another list."""

    office = forms.ModelChoiceField(Office.objects.none(), required=False)
    other_list = forms.ModelChoiceField(RecipientList.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.active()  # type: ignore[attr-defined]
        self.fields["other_list"].queryset = RecipientList.objects.in_use()  # type: ignore[attr-defined]

    @property
    def offices(self) -> list[Office]:
        """The offices chosen, in order; none where nothing sensible was chosen."""
        if not self.is_valid():
            return []
        if other := self.cleaned_data["other_list"]:
            return [entry.office for entry in other.entries.select_related("office__organization")]
        office = self.cleaned_data["office"]
        return [office] if office else []


class EntryRoleForm(forms.Form):
    """Whether an office of the list is written to or gets a copy."""

    role = forms.ChoiceField(choices=RecipientListEntry.Role.choices)
