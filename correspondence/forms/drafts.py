"""The compose page: facts of the letter, its texts, its requests."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.matter_field import MatterField
from correspondence.models import Letter, Letterhead, LetterText, Series, Signatory
from correspondence.models.kind import Handling, Layout, LetterKind, Marking
from recipients.dates import TypedDateField
from recipients.forms.kept import CleanText
from recipients.languages import Language
from recipients.text import cleaned


class ReferenceField(forms.CharField):
    """The reference of a letter in the register. Its cleaned value is the letter, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "max_length": 80, **kwargs})

    def clean(self, value: Any) -> Any:
        """
        :raises ValidationError: if no letter in the register has that reference.
        """
        reference = super().clean(value).strip()
        if not reference:
            return None
        found = Letter.objects.in_register().filter(reference__iexact=reference).first()
        if found is None:
            raise forms.ValidationError(
                _("No letter in the register has the reference “%(reference)s”."),
                params={"reference": reference},
            )
        return found


class NewLetterForm(CleanText, forms.Form):
    """What a draft begins with."""

    matter = MatterField()
    subject = forms.CharField(label=_("Subject"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of the original"),
        choices=Language.choices,
        help_text=_("More languages can be added later"),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=LetterKind.choices,
        help_text=_("Notes verbales go to states, missions and international bodies alone"),
    )
    unit = forms.ChoiceField(label=_("Letterhead of"), required=False, widget=forms.HiddenInput)
    further_to = ReferenceField(
        label=_("Further to our letter"),
        help_text=_("Its reference; a reminder needs one"),
    )
    series = forms.ModelChoiceField(
        Series.objects.all(), label=_("Register"), empty_label=None, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            first = "subject" if self.initial.get("matter") else "matter"
            self.fields[first].widget.attrs["autofocus"] = True
        field = cast("forms.ModelChoiceField[Series]", self.fields["series"])
        all_series = list(Series.objects.all())
        field.initial = all_series[0] if all_series else None
        if len(all_series) > 1:
            field.widget = forms.Select()
            field.widget.choices = field.choices
        offer_units(self)

    def clean(self) -> dict[str, Any]:
        """A reminder says of what it reminds."""
        told = super().clean() or self.cleaned_data
        if told.get("kind") == LetterKind.REMINDER and "further_to" in told:
            if told["further_to"] is None:
                self.add_error("further_to", _("Which letter does it remind of?"))
            else:
                told["further_to"] = told["further_to"].original
        return told


def offer_units(form: forms.BaseForm) -> None:
    """The units that have a letterhead, where there is more than the house itself."""
    units = list(Letterhead.objects.order_by("unit").values_list("unit", flat=True).distinct())
    field = cast("forms.ChoiceField", form.fields["unit"])
    field.choices = [(unit, unit or _("the house itself")) for unit in units or [""]]
    if len(units) > 1:
        field.widget = forms.Select(choices=field.choices)
        if "" not in units:
            field.initial = units[0]


class DraftForm(forms.ModelForm):  # type: ignore[type-arg]
    """Date, signature and reply of a draft; `version` is the one the writer saw."""

    is_all_optional = True

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
    dated_on = TypedDateField(
        label=_("Date of the letter"),
        required=False,
        help_text=_("Leave empty for the day it is registered"),
    )
    reply_due_on = TypedDateField(
        label=_("Reply asked by"), required=False, help_text=_("Leave empty if no reply is asked")
    )
    further_to = ReferenceField(
        label=_("Further to our letter"),
        help_text=_("Its reference, if this letter follows an earlier one"),
    )
    unit = forms.ChoiceField(label=_("Letterhead of"), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Letter
        fields = [
            "dated_on",
            "reply_due_on",
            "signatory",
            "further_to",
            "kind",
            "unit",
            "layout",
            "marking",
            "handling",
        ]
        labels = {"signatory": _("Signed by")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        earlier = self.instance.further_to
        self.initial["further_to"] = earlier.reference if earlier else ""
        signatory = cast("forms.ModelChoiceField[Signatory]", self.fields["signatory"])
        signatory.queryset = Signatory.objects.filter(is_active=True)
        signatory.empty_label = _("Not chosen yet")
        self.fields["kind"].required = False
        for name, kinds, words in (
            ("layout", Layout, _("As the letterhead says")),
            ("marking", Marking, _("None")),
            ("handling", Handling, _("Nothing")),
        ):
            choice = cast("forms.ChoiceField", self.fields[name])
            choice.choices = [("", words), *kinds.choices]
        offer_units(self)

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or self.instance.kind)

    def clean(self) -> dict[str, Any]:
        """A reminder of a reminder reminds of the letter itself."""
        told = super().clean() or self.cleaned_data
        if told.get("kind") == LetterKind.REMINDER and told.get("further_to"):
            told["further_to"] = told["further_to"].original
        return told


class TextForm(forms.ModelForm):  # type: ignore[type-arg]
    """Subject and body in one language."""

    is_all_optional = True

    class Meta:
        model = LetterText
        fields = ["subject", "body"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for field in self.fields.values():
            field.widget.attrs.update(
                {"lang": self.instance.language, "dir": self.instance.direction}
            )

    def clean_subject(self) -> str:
        return cleaned(str(self.cleaned_data["subject"]))


class RequestForm(CleanText, forms.Form):
    """One thing the letter asks for."""

    is_all_optional = True

    text = forms.CharField(label=_("Request"), max_length=300, required=False)
    label = forms.CharField(
        label=_("Short"), max_length=30, required=False, help_text=_("For the board")
    )


class NumberedRequests(forms.BaseFormSet):  # type: ignore[type-arg]
    """The requests in their order; their labels carry their numbers."""

    def add_fields(self, form: RequestForm, index: int | None) -> None:
        super().add_fields(form, index)
        number = (index or 0) + 1
        form.fields["text"].label = _("Request %(number)s") % {"number": number}
        form.fields["label"].label = _("Short for %(number)s") % {"number": number}


RequestFormSet = forms.formset_factory(
    RequestForm, formset=NumberedRequests, extra=1, max_num=20, absolute_max=21
)
FORM_ID = "draft"


class Draft:
    """The forms of the compose page as one: valid together, saved together."""

    def __init__(self, letter: Letter, data: Any = None) -> None:
        self.form = DraftForm(data, instance=letter)
        self.texts = [
            TextForm(data, instance=text, prefix=f"text-{text.language}")
            for text in letter.texts.all()
        ]
        saved = [{"text": one.text, "label": one.label} for one in letter.requests.all()]
        self.requests = RequestFormSet(
            data,
            prefix="requests",
            initial=saved if data is None else None,  # else one that saved itself looks untouched
        )

        for form in [self.form, *self.texts, *self.requests]:
            for field in form.fields.values():
                field.widget.attrs["form"] = FORM_ID  # the fields stand all over the page

    @property
    def media(self) -> Any:
        """The editor's scripts and styles."""
        return sum((text.media for text in self.texts), forms.Media())

    @property
    def forms(self) -> list[Any]:
        """Every form, for the error summary."""
        return [*self.texts, self.requests, self.form]

    def is_valid(self) -> bool:
        """Whether all of them are; all are asked, so that every error shows at once."""
        found = [form.is_valid() for form in self.forms]
        return all(found)

    @property
    def edit(self) -> dict[str, Any]:
        """The keywords of `Letter.edit`."""
        facts = dict(self.form.cleaned_data)
        return {
            "version": facts.pop("version"),
            "facts": facts,
            "texts": {
                one.instance.language: (one.cleaned_data["subject"], one.cleaned_data["body"])
                for one in self.texts
            },
            "requests": [
                (one.cleaned_data["text"], one.cleaned_data["label"])
                for one in self.requests
                if one.cleaned_data.get("text", "").strip()
            ],
        }


class TextAddForm(forms.Form):
    """A further language for a letter."""

    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
