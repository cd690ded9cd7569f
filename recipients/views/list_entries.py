"""The offices on a list: added, moved, addressed otherwise, taken off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.lists import EntryForm, EntryRoleForm
from recipients.models import RecipientList, RecipientListEntry


def _entry(pk: int, **facts: bool) -> RecipientListEntry:
    entries = RecipientListEntry.objects.select_related("recipient_list", "office__organization")
    return get_object_or_404(entries, pk=pk, **facts)


def _movable(pk: int) -> RecipientListEntry:
    """An entry of a list that has an order of its own."""
    return _entry(pk, recipient_list__is_by_protocol=False)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_entry_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put an office at the end."""
    chosen = get_object_or_404(RecipientList.objects.in_use().by_hand(), pk=pk)
    form = EntryForm(request.POST)
    if form.is_valid():
        chosen.add(form.cleaned_data["office"], by=request.user)
    else:
        messages.warning(request, _("Nothing was added: this office is not in use."))
    return redirect(f"{chosen.get_absolute_url()}#add")


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_entry_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """One place up."""
    entry = _movable(pk)
    entry.move(by=request.user)
    return redirect(entry.recipient_list)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_entry_down(request: SignedInRequest, pk: int) -> HttpResponse:
    """One place down."""
    entry = _movable(pk)
    entry.move(by=request.user, down=True)
    return redirect(entry.recipient_list)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_entry_role(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write to the office, or send it a copy."""
    entry = _entry(pk)
    form = EntryRoleForm(request.POST)
    if form.is_valid():
        entry.write_as(form.cleaned_data["role"], by=request.user)
    return redirect(entry.recipient_list)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_entry_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the office off the list."""
    entry = _entry(pk)
    entry.remove(by=request.user)
    messages.info(request, _("%(office)s was taken off the list.") % {"office": entry.office})
    return redirect(entry.recipient_list)
