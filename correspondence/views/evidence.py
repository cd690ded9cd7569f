"""What shows what exactly one addressee got: the file, the data it was made of, what left."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.models import Addressee
from correspondence.models.damage import note_damage
from correspondence.models.stored_file import FileDamaged


@allowed(Right.READ_LETTERS)
def addressee_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file copy, read and compared just now, and everything fixed with it."""
    addressee = get_object_or_404(Addressee.objects.visible_to(request.user).for_evidence(), pk=pk)
    if not addressee.letter.is_registered:
        messages.info(request, _("There is no evidence yet: the letter is not registered."))
        return redirect(addressee.letter)
    context = {
        "addressee": addressee,
        "letter": addressee.letter,
        "copy": addressee.file_copy if addressee.has_file_copy else None,
        "trouble": _trouble(addressee),
        "fixed": json.dumps(addressee.sheet, ensure_ascii=False, indent=2, sort_keys=True)
        if addressee.sheet
        else "",
    }
    return render(request, "correspondence/addressee_evidence.html", context)


def _trouble(addressee: Addressee) -> str:
    """What is wrong with the file copy in the store, in a sentence; empty where nothing is."""
    if not addressee.has_file_copy:
        return ""
    try:
        with addressee.file_copy.file.opened():
            return ""
    except FileDamaged as error:
        note_damage(error.stored, error.how)
        return str(error)
