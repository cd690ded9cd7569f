"""Which of two entries' facts stay when they become one."""

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from recipients.models import Organization
from recipients.models.duplicates import LEAST
from recipients.models.merging import BOTH, FACTS, JOINED, KEPT, MERGED, default_choice


class DuplicatesFilter(forms.Form):
    """How likely a pair must be to be shown; what makes no sense shows all."""

    is_all_optional = True
    least = forms.ChoiceField(
        label=_("Score"),
        choices=[("", _("All")), ("70", _("70 and more")), ("90", _("90 and more"))],
        required=False,
    )

    @property
    def chosen(self) -> int:
        """The score that a pair has at least."""
        return int((self.is_valid() and self.cleaned_data["least"]) or LEAST)


class MergeForm(forms.Form):
    """For each fact in which two entries differ, whose value stays.

    The fields are those of `Merge.objects.carry_out(chosen=…)`; what both agree on, or only one
    of them says, is not asked.
    """

    def __init__(self, *args: Any, kept: Organization, merged: Organization) -> None:
        super().__init__(*args)
        for name in FACTS:
            ours, theirs = in_words(kept, name), in_words(merged, name)
            if ours and theirs and ours != theirs:
                self._ask(name, str(Organization._meta.get_field(name).verbose_name), ours, theirs)  # type: ignore[union-attr]
        mains = [one.addresses.filter(is_main=True, language="").first() for one in (kept, merged)]
        if all(mains) and str(mains[0]) != str(mains[1]):
            self._ask("address", str(_("letters go to")), str(mains[0]), str(mains[1]))

    def _ask(self, name: str, label: str, ours: str, theirs: str) -> None:
        choices = [(KEPT, ours), (MERGED, theirs)]
        if name in JOINED:
            choices.append((BOTH, str(_("Both"))))
        self.fields[name] = forms.ChoiceField(
            label=label[:1].upper() + label[1:],
            choices=choices,
            initial=default_choice(name, ours, theirs),
            widget=forms.RadioSelect,
        )


def in_words(organization: Organization, name: str) -> str:
    """A fact of an entry as it is shown."""
    if hasattr(organization, f"get_{name}_display"):
        return str(getattr(organization, f"get_{name}_display")())
    value = getattr(organization, name)
    match name:
        case "country":
            return str(value.name)
        case "tags":
            return ", ".join(value)
    return Truncator(str(value or "")).chars(200)
