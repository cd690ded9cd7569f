"""What an uploaded file carries unseen is said to whoever uploaded it; the file stays as it is."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from correspondence.forms.uploads import Upload


def tell_of_uploads(
    request: HttpRequest, *filled: forms.BaseForm, is_outgoing: bool = False
) -> None:
    """Personal details in the files of these forms, as notices.

    `is_outgoing`: the files leave the house with letters, so that it is worth a warning.
    """
    uploads = [
        value
        for form in filled
        for value in form.cleaned_data.values()
        if isinstance(value, Upload)
    ]
    for note in (note for upload in uploads for note in upload.notes):
        if is_outgoing:
            sentence = _("%(note)s Everybody who gets the file can read that.") % {"note": note}
            messages.warning(request, sentence)
        else:
            messages.info(request, note)
