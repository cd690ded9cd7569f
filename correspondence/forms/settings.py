"""What an administrator sets: series and signatories."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Series, Signatory
from correspondence.models.letterhead import languages_written
from recipients.forms.kept import KeptForm
from recipients.languages import Language


class SeriesForm(KeptForm):
    """A series and the pattern of its references."""

    class Meta:
        model = Series
        fields = ["code", "name", "pattern"]
        help_texts = {
            "code": gettext_lazy("Capital letters, digits and hyphens, such as OUT"),
            "name": gettext_lazy("What the series is for"),
            "pattern": gettext_lazy(
                "{series}, {year} and {number} stand for the code, the year of the letter and its "
                "number; {number:4} is the number with four digits"
            ),
        }
        error_messages = {"code": {"unique": gettext_lazy("There is a series of this code.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.has_begun:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = _("Fixed: references with it have been given")
        for name in ("code", "pattern"):
            self.fields[name].widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})

    @property
    def has_begun(self) -> bool:
        """Whether a number of this series has been given."""
        return self.instance.pk is not None and self.instance.registers.exists()

    def clean(self) -> dict[str, Any]:
        """Refuse a pattern by which two series could give one reference."""
        told = super().clean()
        if "code" in told and "pattern" in told:
            shape = Series(code=told["code"], pattern=told["pattern"]).shape
            for other in Series.objects.exclude(pk=self.instance.pk):
                if other.shape == shape:
                    self.add_error(
                        "pattern",
                        _("The series %(other)s gives the same references. Add {series} to one.")
                        % {"other": other},
                    )
        return told

    @property
    def example(self) -> str:
        """The next reference as code and pattern stand; empty while one is missing or wrong."""
        if {"code", "pattern"} & self.errors.keys() or not self.instance.code:
            return ""
        return str(self.instance.next_reference(year=timezone.localdate().year))


class SignatoryForm(KeptForm):
    """Who signs, with the function in each language that has a letterhead."""

    class Meta:
        model = Signatory
        fields = ["name", "is_active"]
        labels = {"is_active": gettext_lazy("Signs letters now")}
        help_texts = {
            "name": gettext_lazy("As it stands below the signature"),
            "is_active": gettext_lazy("Letters that were signed keep the name"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        spoken = {*self.instance.functions, *languages_written()}
        self._languages = [language for language in Language if language in spoken]
        for language in self._languages:
            self.fields[f"function_{language}"] = forms.CharField(
                label=language.label,
                max_length=120,
                required=False,
                initial=self.instance.function_in(language),
                widget=forms.TextInput({"lang": language.value, "dir": language.direction}),
            )

    @property
    def functions(self) -> list[forms.BoundField]:
        """The fields of the function, one a language."""
        return [self[f"function_{language}"] for language in self._languages]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        self.instance.functions = {
            language.value: words
            for language in self._languages
            if (words := told.get(f"function_{language}", ""))
        }
        return told
