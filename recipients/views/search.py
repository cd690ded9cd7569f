"""What is offered while somebody types."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.organizations import SearchForm
from recipients.forms.typed import as_plain, separate_tags
from recipients.models import Office, Organization, RecipientList

MOST = 10


def found_for_list(words: str, chosen: RecipientList, *, on: dt.date) -> dict[str, Any]:
    """Offices that match the words and are not on the list yet, and other lists."""
    others = Office.objects.active().exclude(list_entries__recipient_list=chosen)
    others = others.with_holder(on=on).select_related("organization")
    lists = RecipientList.objects.none()
    if words:
        lists = RecipientList.objects.in_use().matching(words).exclude(pk=chosen.pk)
    return {
        "words": words,
        "offices": others.found(words, most=MOST),
        "lists": lists[:MOST].sized(),
    }


@allowed(Right.READ_RECIPIENTS)
def office_search(request: SignedInRequest, pk: int) -> HttpResponse:
    """A fragment: what may be added to a list."""
    chosen = get_object_or_404(RecipientList.objects.by_hand(), pk=pk)
    found = found_for_list(SearchForm(request.GET).words, chosen, on=timezone.localdate())
    return render(request, "recipients/_office_search.html", {"list": chosen, **found})


@allowed(Right.READ_RECIPIENTS)
def organization_names(request: SignedInRequest) -> HttpResponse:
    """A fragment: names to choose from, for a field that takes an organization."""
    typed = next((value for value in request.GET.values() if value), "")
    words = SearchForm({"q": typed}).words
    found = Organization.objects.active().found(words, most=MOST)
    context = {"organizations": found, "words": words}
    return render(request, "recipients/_organization_names.html", context)


@allowed(Right.READ_RECIPIENTS)
def tag_names(request: SignedInRequest) -> HttpResponse:
    """A fragment: what the line of tags could become with a tag that is in use."""
    typed = next((value for value in request.GET.values() if value), "")
    before, _comma, last = SearchForm({"q": typed}).words.rpartition(",")
    if not last.strip():
        return render(request, "recipients/_tag_names.html", {"names": []})
    begun, wanted = separate_tags(before), as_plain(last)
    chosen = {as_plain(tag) for tag in begun}
    found = [
        ", ".join([*begun, tag])
        for tag in Organization.objects.active().tags_in_use()
        if wanted in as_plain(tag) and as_plain(tag) not in chosen
    ]
    return render(request, "recipients/_tag_names.html", {"names": found[:MOST]})
