"""Saving what a form holds."""

from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User


def kept(form: "forms.ModelForm[Any]", *, by: User) -> bool:
    """Keep the form's record with its event; False, and an error, if somebody was faster.

    A form checks that a name is free; between the check and the saving another person, or the same
    one with a second click, may have taken it.
    """
    try:
        with transaction.atomic():
            form.instance.keep(by=by)
    except IntegrityError:
        form.add_error(
            None, _("The same was saved a moment ago. Look at the list before you save it again.")
        )
        return False
    return True
