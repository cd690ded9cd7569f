"""The library of enclosures."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.enclosures import EditionForm, EnclosureForm, EnclosureUploadForm
from correspondence.forms.refusals import status_of
from correspondence.forms.search import SearchForm
from correspondence.models import Enclosure, Letter
from correspondence.views.uploads import tell_of_uploads
from history.models import Event
from recipients.paging import paginate

SHOWN_USES = 20


@allowed(Right.READ_LETTERS)
def enclosure_list(request: SignedInRequest) -> HttpResponse:
    """What the library holds, newest first."""
    words = SearchForm(request.GET).words
    found = Enclosure.objects.matching(words).with_uses().prefetch_related("editions__file")
    page = paginate(found, request.GET, by="-pk")
    return render(request, "correspondence/enclosure_list.html", {"page": page, "words": words})


@allowed(Right.WRITE_LETTERS)
def enclosure_new(request: SignedInRequest) -> HttpResponse:
    """Title, kind and first file in one form."""
    form = EnclosureUploadForm(request.POST or None, request.FILES or None)
    enclosure = form.enter(by=request.user) if form.is_valid() else None
    if enclosure:
        tell_of_uploads(request, form, is_outgoing=True)
        return redirect(enclosure)
    return render(
        request,
        "correspondence/enclosure_new.html",
        {"form": form},
        status=status_of(form),
    )


@allowed(Right.READ_LETTERS)
def enclosure_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Its editions by language, the letters it went with, and its history."""
    enclosure = get_object_or_404(Enclosure, pk=pk)
    letters = Letter.objects.visible_to(request.user).filter(letter_enclosures__enclosure=enclosure)
    context = {
        "enclosure": enclosure,
        "editions": enclosure.editions.select_related("file"),
        "letters": letters.newest_first().prefetch_related("texts")[:SHOWN_USES],
        "letter_count": letters.count(),
        "events": Event.objects.about(enclosure)[:50],
    }
    return render(request, "correspondence/enclosure_detail.html", context)


@allowed(Right.WRITE_LETTERS)
def enclosure_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Title in the library and kind; letters keep the titles they were registered with."""
    enclosure = get_object_or_404(Enclosure, pk=pk)
    form = EnclosureForm(request.POST or None, instance=enclosure)
    if request.method == "POST" and form.keep(by=request.user):
        return redirect(enclosure)
    context = {"form": form, "enclosure": get_object_or_404(Enclosure, pk=pk)}
    status = 422 if form.errors else 200
    return render(request, "correspondence/enclosure_edit.html", context, status=status)


@allowed(Right.WRITE_LETTERS)
def edition_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """A better file, or another language; the editions that are there stay as they are."""
    enclosure = get_object_or_404(Enclosure.objects.prefetch_related("editions"), pk=pk)
    form = EditionForm(
        request.POST or None, request.FILES or None, initial={"title": enclosure.title}
    )
    if form.is_valid() and form.add_to(enclosure, by=request.user):
        tell_of_uploads(request, form, is_outgoing=True)
        return redirect(enclosure)
    context = {"form": form, "enclosure": enclosure}
    status = status_of(form)
    return render(request, "correspondence/edition_add.html", context, status=status)
