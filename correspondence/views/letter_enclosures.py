"""Enclosures of a draft: chosen from the library or uploaded into it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.enclosures import EnclosureUploadForm
from correspondence.forms.refusals import status_of
from correspondence.forms.search import SearchForm
from correspondence.models import Enclosure, Letter
from correspondence.views.compose import edited
from correspondence.views.uploads import tell_of_uploads

PART = "enclosures"


@allowed(Right.WRITE_LETTERS)
def enclosure_section(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose from the library: what matches, newest first."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    words = SearchForm(request.GET).words
    found = (
        Enclosure.objects.matching(words)
        .exclude(uses__letter=letter)
        .prefetch_related("editions__file")[:15]
    )
    context = {"letter": letter, "found": found, "words": words}
    template = "_enclosure_find" if request.htmx else "enclosure_find"
    return render(request, f"correspondence/{template}.html", context)


@require_POST
@allowed(Right.WRITE_LETTERS)
def enclosure_choose(request: SignedInRequest, pk: int, enclosure_pk: int) -> HttpResponse:
    """Add an enclosure of the library."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    enclosure = get_object_or_404(Enclosure, pk=enclosure_pk)
    return edited(request, letter, PART, lambda: letter.enclose(enclosure, by=request.user))


@require_POST
@allowed(Right.WRITE_LETTERS)
def enclosure_drop(request: SignedInRequest, pk: int, enclosure_pk: int) -> HttpResponse:
    """Take an enclosure off the draft; the library keeps it."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    enclosure = get_object_or_404(Enclosure, pk=enclosure_pk)
    return edited(request, letter, PART, lambda: letter.unenclose(enclosure, by=request.user))


@allowed(Right.WRITE_LETTERS)
def enclosure_upload(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a new PDF into the library and into this draft."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    if not letter.is_editable:
        messages.error(request, _("This letter is no longer a draft; nothing was uploaded."))
        return redirect(letter)
    texts = letter.texts.all()
    form = EnclosureUploadForm(
        request.POST or None,
        request.FILES or None,
        initial={"language": texts[0].language if texts else "en"},
    )
    enclosure = form.enter(by=request.user) if form.is_valid() else None
    if enclosure:
        tell_of_uploads(request, form, is_outgoing=True)
        return edited(request, letter, PART, lambda: letter.enclose(enclosure, by=request.user))
    context = {"letter": letter, "form": form}
    status = status_of(form)
    return render(request, "correspondence/enclosure_upload.html", context, status=status)
