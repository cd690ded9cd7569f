"""Offices: the page of one, and its titles."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.offices import OfficeForm, OfficeTitleForm, OpeningForm
from recipients.models import Office, OfficeTitle, Organization, RecipientList
from recipients.views.form_page import form_page, part_page, part_removed, posted
from recipients.views.merged import merged_page


@allowed(Right.READ_RECIPIENTS)
def office_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The office through time, and how a letter to it opens in a language on a day."""
    known = Office.objects.for_opening().with_verifiers()
    known = known.prefetch_related("organization__contact_details")
    office = get_object_or_404(known, pk=pk)
    if office.merged_into:
        return merged_page(request, office)
    today = timezone.localdate()
    usual = office.organization.preferred_language
    form = OpeningForm({"language": usual, "on": today} | request.GET.dict())
    language, day, posted_in = form.chosen(language=usual, on=today)
    context = {
        "office": office,
        "form": form,
        "letter_language": language,
        "day": day,
        "opening": office.opening(language=language, on=day, posted_in=posted_in),
        "tenures": office.tenures(on=today),
        "today": today,
        "address": office.address_in(language),
        "lists": RecipientList.objects.in_use().with_office(office),
        "merged": office.merged.select_related("organization"),
        "events": Event.objects.about(office)[:50],
    }
    return render(request, "recipients/office_detail.html", context)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def office_confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody has made sure today of all that letters to the office rely on."""
    office = get_object_or_404(Office.objects.active().for_opening(), pk=pk)
    today, usual = timezone.localdate(), office.organization.preferred_language
    language, _day, _posted_in = OpeningForm(request.POST).chosen(language=usual, on=today)
    confirmed = office.confirm_details(language=language, on=today, by=request.user)
    if confirmed:
        sentence = ngettext("%(n)d detail confirmed.", "%(n)d details confirmed.", confirmed)
        messages.info(request, sentence % {"n": confirmed})
    else:
        messages.info(request, _("There was nothing that had not been confirmed today."))
    return redirect(f"{office.get_absolute_url()}?language={language}")


@allowed(Right.KEEP_RECIPIENTS)
def office_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """A further office of an organization."""
    organization = get_object_or_404(Organization.objects.unmerged(), pk=pk)
    form = OfficeForm(posted(request), instance=Office(organization=organization))
    if form.is_bound and form.keep(by=request.user):
        return redirect(form.instance)
    return form_page(request, "office_new", form, organization=organization)


@allowed(Right.KEEP_RECIPIENTS)
def office_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    known = Office.objects.filter(merged_into=None).select_related("organization")
    office = get_object_or_404(known, pk=pk)
    form = OfficeForm(posted(request), instance=office)
    if form.is_bound and form.keep(by=request.user):
        return redirect(office)
    return form_page(request, "office_edit", form, office=Office.objects.get(pk=pk))


@allowed(Right.KEEP_RECIPIENTS)
def title_new(request: SignedInRequest, pk: int) -> HttpResponse:
    office = get_object_or_404(Office, pk=pk)
    return part_page(request, OfficeTitle(office=office), OfficeTitleForm)


@allowed(Right.KEEP_RECIPIENTS)
def title_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(OfficeTitle, pk=pk), OfficeTitleForm)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def title_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(OfficeTitle, pk=pk))
