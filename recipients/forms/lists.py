"""Recipient lists: named, with a rule or without; what is added to them."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recipients.forms.kept import CleanText, KeptForm
from recipients.forms.typed import CountriesField, TagsField
from recipients.languages import Language
from recipients.models import Kind, Office, Organization, RecipientList, RecipientListEntry, Trouble
from recipients.regions import by_region


class RecipientListForm(KeptForm):
    class Meta:
        model = RecipientList
        fields = ["name", "note", "is_by_protocol"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_by_protocol"].help_text = _(
            "The numbers of the offices decide, then the names of the organizations. "
            "Otherwise the list has an order of its own."
        )


class RuleForm(RecipientListForm):
    """A list whose offices are found: every criterion is optional, those used must all be met."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    countries = CountriesField(
        help_text=gettext_lazy("One a line, in English or French, or its code (FR)")
    )
    regions = forms.MultipleChoiceField(
        label=gettext_lazy("Regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("As the United Nations count them (M49)"),
    )
    tags = TagsField(required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of letters"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(RecipientListForm.Meta):
        fields = [
            *RecipientListForm.Meta.fields,
            *("kinds", "countries", "regions", "tags", "languages"),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.is_by_rule = True
        self.fields["is_by_protocol"].help_text = _(
            "The numbers of the offices decide, then the names of the organizations. "
            "Otherwise the names alone."
        )
        regions = cast(forms.MultipleChoiceField, self.fields["regions"])
        regions.choices = by_region()
        known = ", ".join(Organization.objects.tags_in_use()[:20])
        self.fields["tags"].help_text = (
            _("With commas between; one of them is enough. In use: %(tags)s") % {"tags": known}
            if known
            else _("With commas between; one of them is enough. No organization has a tag yet.")
        )


class CopyForm(CleanText, forms.Form):
    """What the copy is called; the keyword of `RecipientList.copy`."""

    name = forms.CharField(label=gettext_lazy("Name of the copy"), max_length=120)

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class TakeInForm(forms.Form):
    """Which other list is taken in."""

    other = forms.ModelChoiceField(
        RecipientList.objects.none(),
        label=gettext_lazy("List"),
        empty_label=gettext_lazy("Choose a list"),
        help_text=gettext_lazy("Its offices come in at the end, as to or cc as they are there"),
    )

    def __init__(self, *args: Any, into: RecipientList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = cast("forms.ModelChoiceField[RecipientList]", self.fields["other"])
        others.queryset = RecipientList.objects.in_use().exclude(pk=into.pk)


class EntryForm(forms.Form):
    """The office that is added to a list."""

    office = forms.ModelChoiceField(Office.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = cast("forms.ModelChoiceField[Office]", self.fields["office"])
        offices.queryset = Office.objects.active().select_related("organization")


class EntryRoleForm(forms.Form):
    """Whether an office of the list is written to or gets a copy."""

    role = forms.ChoiceField(choices=RecipientListEntry.Role.choices)


class TroubleFilter(forms.Form):
    """Which trouble the offices that are shown have; nothing for what is none."""

    trouble = forms.ChoiceField(choices=Trouble.choices, required=False)

    @property
    def chosen(self) -> Trouble | None:
        self.is_valid()
        found = self.cleaned_data.get("trouble")
        return Trouble(found) if found else None
