"""What the forms that keep a record have in common."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.dates import TypedDateField


class KeptForm(forms.ModelForm):  # type: ignore[type-arg]
    """Edits a record and keeps it with its history.

    Every constraint of the database is checked, also one on a column that the form does not show,
    and whitespace is brought down to single spaces, since these words are printed.
    """

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in cleaned.items():
            if isinstance(value, str) and not isinstance(self.fields[name].widget, forms.Textarea):
                cleaned[name] = " ".join(value.split())
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors:
            self.check_all_constraints()

    def check_all_constraints(self) -> None:
        """Check the constraints on columns that are not in the form, too."""
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error.messages)

    def keep(self, *, by: User) -> bool:
        """Whether the record was kept; what the database alone saw becomes an error here."""
        if not self.is_valid():
            return False
        try:
            with transaction.atomic():
                self.instance.keep(by=by)
        except IntegrityError:
            self.add_error(
                None, _("Somebody else has just saved the same. Open the page again to see it.")
            )
            return False
        return True


class VerifiedField(TypedDateField):
    """The day on which somebody last made sure that a detail is right."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": _("Verified on"),
                "required": False,
                "help_text": _("As 3.9.2024 or “today”"),
                **kwargs,
            }
        )
