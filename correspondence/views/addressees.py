"""Addressees of a draft: found by typing, added, changed, moved, removed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.addressees import AddresseeForm
from correspondence.forms.record import without
from correspondence.forms.search import SearchForm
from correspondence.models import Addressee, Letter
from correspondence.views.compose import edited, section
from recipients.models import Office, RecipientList

PART = "addressees"


@allowed(Right.WRITE_LETTERS)
def addressee_section(request: SignedInRequest, pk: int) -> HttpResponse:
    """The addressees as they are now."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    return section(request, letter, PART)


@allowed(Right.WRITE_LETTERS)
def addressee_find(request: SignedInRequest, pk: int) -> HttpResponse:
    """Offices and lists that match what was typed, with who holds each office."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    words = SearchForm(request.GET).words
    day = letter.dated_on or timezone.localdate()
    others = Office.objects.active().exclude(addressees__letter=letter)
    others = others.with_holder(on=day).select_related("organization")
    lists = RecipientList.objects.none()
    if words:
        lists = RecipientList.objects.in_use().matching(words)[:5]
    context = {
        "letter": letter,
        "offices": others.found(words, most=10),
        "lists": lists,
        "words": words,
    }
    template = "_addressee_find" if request.htmx else "addressee_find"
    return render(request, f"correspondence/{template}.html", context)


@require_POST
@allowed(Right.WRITE_LETTERS)
def addressee_add(request: SignedInRequest, pk: int, office_pk: int) -> HttpResponse:
    """Add an office."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    office = get_object_or_404(Office.objects.active(), pk=office_pk)
    return edited(request, letter, PART, lambda: letter.address(office, by=request.user))


@require_POST
@allowed(Right.WRITE_LETTERS)
def addressee_add_list(request: SignedInRequest, pk: int, list_pk: int) -> HttpResponse:
    """Add every office of a list, as the list stands now; those left out are named."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    chosen = get_object_or_404(RecipientList.objects.in_use(), pk=list_pk)
    return edited(
        request, letter, PART, lambda: without(letter.address_list(chosen, by=request.user))
    )


@allowed(Right.WRITE_LETTERS)
def addressee_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Language, `to` or `cc`, and a reply day of its own."""
    addressee = _addressee(request, pk)
    form = AddresseeForm(request.POST or None, instance=addressee)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        return edited(
            request,
            addressee.letter,
            PART,
            lambda: addressee.letter.change_addressee(addressee, by=request.user, **facts),
        )
    status = 422 if form.errors else 200
    context = {"addressee": addressee, "form": form, "letter": addressee.letter}
    return render(request, "correspondence/addressee_edit.html", context, status=status)


@require_POST
@allowed(Right.WRITE_LETTERS)
def addressee_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an office off the draft."""
    addressee = _addressee(request, pk)
    return edited(
        request,
        addressee.letter,
        PART,
        lambda: addressee.letter.unaddress(addressee, by=request.user),
    )


@require_POST
@allowed(Right.WRITE_LETTERS)
def addressee_move(request: SignedInRequest, pk: int, direction: str) -> HttpResponse:
    """One place up or down."""
    if direction not in ("up", "down"):
        raise Http404(_("Up or down."))
    addressee = _addressee(request, pk)
    return edited(
        request,
        addressee.letter,
        PART,
        lambda: addressee.letter.move_addressee(addressee, up=direction == "up", by=request.user),
    )


def _addressee(request: SignedInRequest, pk: int) -> Addressee:
    """An addressee of a letter this person may read."""
    letters = Letter.objects.visible_to(request.user)
    return get_object_or_404(
        Addressee.objects.filter(letter__in=letters).select_related("letter"), pk=pk
    )
