"""Who holds an office."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.holders import HolderForm, HolderNameForm, SuccessorForm
from recipients.models import HolderName, Office, OfficeHolder
from recipients.views.form_page import form_page, part_page, posted


@allowed(Right.KEEP_RECIPIENTS)
def holder_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change of holder: from a day on somebody else holds the office."""
    office = get_object_or_404(Office.objects.select_related("organization"), pk=pk)
    form = SuccessorForm(posted(request), instance=OfficeHolder(office=office))
    if form.is_bound and form.keep(by=request.user):
        return redirect(office)
    current = office.holder_on(timezone.localdate())
    return form_page(request, "holder_new", form, office=office, current=current)


@allowed(Right.KEEP_RECIPIENTS)
def holder_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Correct a tenure."""
    holder = get_object_or_404(OfficeHolder.objects.select_related("office__organization"), pk=pk)
    form = HolderForm(posted(request), instance=holder)
    if form.is_bound and form.keep(by=request.user):
        return redirect(holder.office)
    kept = OfficeHolder.objects.prefetch_related("names").get(pk=pk)
    return form_page(request, "holder_edit", form, holder=kept)


@allowed(Right.KEEP_RECIPIENTS)
def holder_name_new(request: SignedInRequest, pk: int) -> HttpResponse:
    holder = get_object_or_404(OfficeHolder, pk=pk)
    return part_page(request, HolderName(holder=holder), HolderNameForm)


@allowed(Right.KEEP_RECIPIENTS)
def holder_name_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(HolderName, pk=pk), HolderNameForm)
