"""Recipient lists and the offices on them."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.lists import RecipientListForm
from recipients.forms.organizations import SearchForm
from recipients.models import RecipientList
from recipients.views.form_page import form_page, posted
from recipients.views.search import found_for_list


@allowed(Right.READ_RECIPIENTS)
def list_list(request: SignedInRequest) -> HttpResponse:
    """Every list, those put aside last."""
    lists = RecipientList.objects.with_sizes().order_by("is_archived", "name")
    return render(request, "recipients/list_list.html", {"lists": lists})


@allowed(Right.READ_RECIPIENTS)
def list_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The offices of a list in their order, and who holds each of them today."""
    chosen = get_object_or_404(RecipientList, pk=pk)
    words = SearchForm(request.GET).words
    context = {
        "list": chosen,
        "entries": chosen.entries.with_holder(on=timezone.localdate()),
        "events": Event.objects.about(chosen)[:50],
        **found_for_list(words, chosen, on=timezone.localdate()),
    }
    return render(request, "recipients/list_detail.html", context)


@allowed(Right.KEEP_RECIPIENTS)
def list_new(request: SignedInRequest) -> HttpResponse:
    form = RecipientListForm(posted(request))
    if form.is_bound and form.keep(by=request.user):
        return redirect(form.instance)
    return form_page(request, "list_new", form)


@allowed(Right.KEEP_RECIPIENTS)
def list_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    chosen = get_object_or_404(RecipientList, pk=pk)
    form = RecipientListForm(posted(request), instance=chosen)
    if form.is_bound and form.keep(by=request.user):
        return redirect(chosen)
    return form_page(request, "list_edit", form, list=RecipientList.objects.get(pk=pk))


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_archive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the list aside."""
    chosen = get_object_or_404(RecipientList.objects.in_use(), pk=pk)
    chosen.archive(by=request.user)
    return redirect(chosen)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the list up again."""
    chosen = get_object_or_404(RecipientList, pk=pk, is_archived=True)
    chosen.restore(by=request.user)
    return redirect(chosen)
