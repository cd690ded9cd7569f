"""Organizations: the directory, one organization, and its going out of use."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.organizations import (
    DeactivationForm,
    OrganizationFilter,
    OrganizationForm,
)
from recipients.models import Organization, Proposal, RecipientList
from recipients.models.discarding import InUse, discard, uses_in_words
from recipients.paging import paginate_in_turn
from recipients.views.form_page import form_page, posted
from recipients.views.merged import merged_page


@allowed(Right.READ_RECIPIENTS)
def organization_list(request: SignedInRequest) -> HttpResponse:
    """The directory: every filter stands in the URL."""
    chosen = OrganizationFilter(request.GET)
    organizations = Organization.objects.unmerged().with_offices(on=timezone.localdate())
    page = paginate_in_turn(chosen.in_turn(organizations), request.GET)
    similar = [] if page.rows else chosen.similar(organizations)
    context = {"filter": chosen, "page": page, "similar": similar}
    return render(request, "recipients/organization_list.html", context)


@allowed(Right.READ_RECIPIENTS)
def organization_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One organization: names, offices and who holds them, addresses, history."""
    known = Organization.objects.with_offices(on=timezone.localdate())
    known = known.select_related("parent", "successor", "merged_into").prefetch_related(
        "names",
        "addresses__verified_by",
        "contact_details__verified_by",
        "parts",
        "predecessors",
        "offices_through__organization",
        "holidays",
    )
    organization = get_object_or_404(known, pk=pk)
    if organization.merged_into:
        return merged_page(request, organization)
    today, calendar = timezone.localdate(), organization.working_calendar()
    context = {
        "organization": organization,
        "today": today,
        "calendar": calendar,
        "holidays_this_year": calendar.holidays_in(today.year),
        "merges": organization.merges.standing().select_related("merged"),
        "lists": RecipientList.objects.in_use().with_organization(organization),
        "proposals": Proposal.objects.readable_by(request.user).waiting_for(organization),
        "events": Event.objects.about(organization)[:50],
    }
    return render(request, "recipients/organization_detail.html", context)


@allowed(Right.KEEP_RECIPIENTS)
def organization_new(request: SignedInRequest) -> HttpResponse:
    form = OrganizationForm(posted(request))
    if form.is_bound and form.keep(by=request.user):
        return redirect(form.instance)
    return form_page(request, "organization_new", form)


@allowed(Right.KEEP_RECIPIENTS)
def organization_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization.objects.unmerged(), pk=pk)
    form = OrganizationForm(posted(request), instance=organization)
    if form.is_bound and form.keep(by=request.user):
        return redirect(organization)
    kept = get_object_or_404(Organization, pk=pk)
    return form_page(request, "organization_edit", form, organization=kept)


@allowed(Right.KEEP_RECIPIENTS)
def organization_deactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write to it no more, and say why."""
    organization = get_object_or_404(Organization.objects.active(), pk=pk)
    form = DeactivationForm(posted(request))
    if form.is_bound and form.is_valid():
        organization.deactivate(by=request.user, **form.cleaned_data)
        return redirect(organization)
    return form_page(request, "organization_deactivate", form, organization=organization)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def organization_reactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write to it again."""
    organization = get_object_or_404(Organization.objects.unmerged(), pk=pk, is_active=False)
    organization.reactivate(by=request.user)
    messages.info(request, _("%(name)s is written to again.") % {"name": organization})
    return redirect(organization)


@allowed(Right.KEEP_RECIPIENTS)
def organization_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Delete an entry made by mistake; what was used is given up instead."""
    organization = get_object_or_404(Organization, pk=pk)
    context = {"organization": organization, "uses": uses_in_words(organization)}
    if request.method != "POST":
        return render(request, "recipients/organization_delete.html", context)
    try:
        discard(organization, by=request.user)
    except InUse as error:
        messages.warning(request, str(error))
        return redirect(organization)
    messages.info(request, _("%(name)s was deleted.") % {"name": organization})
    return redirect("recipients:organization_list")
