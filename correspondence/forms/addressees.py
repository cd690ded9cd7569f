"""One addressee of a draft."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.models import Addressee
from recipients.dates import TypedDateField


class AddresseeForm(forms.ModelForm):  # type: ignore[type-arg]
    """In which language it is written to, as `to` or `cc`, and until when it should reply."""

    reply_due_on = TypedDateField(
        label=_("Reply asked by"),
        required=False,
        help_text=_("Only if it differs from the letter's day"),
    )

    class Meta:
        model = Addressee
        fields = ["role", "language", "reply_due_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = cast(forms.ChoiceField, self.fields["language"])
        texts = {text.language for text in self.instance.letter.texts.all()}
        language.choices = [
            (value, label)
            for value, label in Addressee._meta.get_field("language").flatchoices
            if value in texts or value == self.instance.language
        ]
