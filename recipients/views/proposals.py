"""Proposals: made by those who may not keep the directory, decided by those who do."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.proposals import HolderProposalForm, ProposalForm
from recipients.models import Office, Organization
from recipients.views.form_page import form_page, posted


@allowed(Right.PROPOSE_RECIPIENTS)
def proposal_new(request: SignedInRequest) -> HttpResponse:
    """Propose an organization that is not there yet."""
    form = ProposalForm(posted(request), on=timezone.localdate())
    if form.is_bound and form.keep(by=request.user):
        return _put_forward(request, form)
    return form_page(request, "proposal_new", form)


@allowed(Right.PROPOSE_RECIPIENTS)
def organization_propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose a correction of an organization."""
    organization = get_object_or_404(Organization, pk=pk)
    form = ProposalForm(posted(request), instance=organization, on=timezone.localdate())
    if form.is_bound and form.keep(by=request.user):
        return _put_forward(request, form)
    kept = get_object_or_404(Organization, pk=pk)
    return form_page(request, "organization_propose", form, organization=kept)


@allowed(Right.PROPOSE_RECIPIENTS)
def holder_propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose that from a day on somebody else holds an office."""
    office = get_object_or_404(Office.objects.select_related("organization"), pk=pk)
    today = timezone.localdate()
    form = HolderProposalForm(posted(request), office=office, on=today)
    if form.is_bound and form.keep(by=request.user):
        return _put_forward(request, form)
    context = {"office": office, "current": office.holder_on(today)}
    return form_page(request, "holder_propose", form, **context)


def _put_forward(request: SignedInRequest, form: ProposalForm | HolderProposalForm) -> HttpResponse:
    messages.info(
        request, _("An administrator decides on it. The answer will stand on your work list.")
    )
    return redirect(form.proposal)
