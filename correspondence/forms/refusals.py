"""What is refused once a form is filled in: said in the form, and by the status of its page."""

from django import forms
from django.core.exceptions import ValidationError

from correspondence.models import NotAllowed
from correspondence.models.stored_file import NotKept

_NOT_KEPT = "not_kept"
UNPROCESSABLE, INSUFFICIENT_STORAGE = 422, 507


def refuse(form: forms.BaseForm, field: str | None, error: NotAllowed) -> None:
    """Say at a field, or above the form, what a rule refuses or that the store took no file."""
    code = _NOT_KEPT if isinstance(error, NotKept) else None
    form.add_error(field, ValidationError(str(error), code=code))


def status_of(*filled: forms.BaseForm) -> int:
    """The status of the page with these forms: 200, 422 where something is to be put right, 507
    where the store took no file and what was typed was right."""
    errors = [
        error for form in filled for found in form.errors.as_data().values() for error in found
    ]
    if any(error.code == _NOT_KEPT for error in errors):
        return INSUFFICIENT_STORAGE
    return UNPROCESSABLE if errors else 200
