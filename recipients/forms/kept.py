"""What the forms that keep a record have in common."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from recipients.dates import TypedDateField
from recipients.text import cleaned


class CleanText(forms.BaseForm):
    """Brings what is typed to the form in which it is kept, before it is measured and checked.

    These words are printed: so they have single spaces and nothing that nobody can see. Length
    is counted in composed characters, as people see them; a name of invisible ones is missing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                read = partial(_read, field.to_python, has_lines=_has_lines(field))
                field.to_python = read  # type: ignore[method-assign]


def _has_lines(field: forms.CharField) -> bool:
    return isinstance(field.widget, forms.Textarea)


def _read(as_python: Callable[[Any], Any], value: Any, *, has_lines: bool) -> Any:
    return as_python(cleaned(value, lines=has_lines) if isinstance(value, str) else value)


class KeptForm(CleanText, forms.ModelForm):  # type: ignore[type-arg]
    """Edits a record and keeps it with its history.

    Every constraint of the database is checked, also one on a column that the form does not show.
    """

    def clean(self) -> dict[str, Any]:
        return super().clean() or self.cleaned_data

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
