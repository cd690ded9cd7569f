"""Proposals read, decided, and taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.decisions import AcceptanceForm, ProposalFilter, RefusalForm
from recipients.models import AlreadyDecided, NotAcceptable, Proposal
from recipients.paging import paginate
from recipients.views.form_page import posted


@allowed(Right.PROPOSE_RECIPIENTS)
def proposal_list(request: SignedInRequest) -> HttpResponse:
    """What is proposed, and what became of it: those that wait come first."""
    chosen = ProposalFilter(request.GET)
    proposals = Proposal.objects.for_reading().waiting_first(on=timezone.localdate())
    page = paginate(chosen.apply(proposals, user=request.user), request.GET, by="-rank")
    return render(request, "recipients/proposal_list.html", {"filter": chosen, "page": page})


@allowed(Right.PROPOSE_RECIPIENTS)
def proposal_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One proposal: old and new, who, why; and the two answers to it."""
    proposal = _proposal(pk)
    return _page(request, proposal, RefusalForm(proposal=proposal))


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def proposal_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter it into the directory; what stands in the way is said, and it goes on waiting."""
    proposal = _proposal(pk)
    form = AcceptanceForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, RefusalForm(proposal=proposal), form)
    try:
        proposal.accept(by=request.user, at=timezone.now(), **form.cleaned_data)
    except AlreadyDecided as error:
        messages.warning(request, str(error))
    except NotAcceptable as error:
        messages.warning(request, _("It was not accepted, and waits. %s") % error)
    else:
        messages.info(request, _("Accepted, and entered into the directory: %s") % proposal)
        return redirect("recipients:proposal_list")
    return redirect(proposal)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def proposal_decline(request: SignedInRequest, pk: int) -> HttpResponse:
    """Leave the directory as it is, and say why."""
    proposal = _proposal(pk)
    form = RefusalForm(posted(request), proposal=proposal)
    if not form.is_valid():
        return _page(request, proposal, form)
    try:
        proposal.decline(by=request.user, at=timezone.now(), **form.cleaned_data)
    except AlreadyDecided as error:
        messages.warning(request, str(error))
        return redirect(proposal)
    messages.info(request, _("Declined: %s") % proposal)
    return redirect("recipients:proposal_list")


@require_POST
@allowed(Right.PROPOSE_RECIPIENTS)
def proposal_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what one has proposed oneself."""
    proposal = get_object_or_404(Proposal.objects.for_reading().by(request.user), pk=pk)
    try:
        proposal.withdraw(by=request.user, at=timezone.now())
    except AlreadyDecided as error:
        messages.warning(request, str(error))
    else:
        messages.info(request, _("Withdrawn: %s") % proposal)
    return redirect(proposal)


def _proposal(pk: int) -> Proposal:
    proposals = Proposal.objects.for_reading().waiting_first(on=timezone.localdate())
    return get_object_or_404(proposals, pk=pk)


def _page(
    request: SignedInRequest,
    proposal: Proposal,
    refusal: RefusalForm,
    acceptance: AcceptanceForm | None = None,
) -> HttpResponse:
    """The page of a proposal; 422 while something in one of its forms is wrong."""
    wrong = [form for form in (refusal, acceptance) if form and form.is_bound and form.errors]
    user, today = request.user, timezone.localdate()
    context = {
        "proposal": proposal,
        "facts": proposal.beside_today(on=today) if proposal.is_waiting else proposal.as_proposed,
        "is_ours_to_withdraw": proposal.may_be_withdrawn_by(user),
        "is_ours_to_decide": proposal.may_be_decided_by(user),
        "refusal": refusal,
        "acceptance": acceptance or AcceptanceForm(initial={"style": proposal.style}),
        "wrong": wrong,
        "events": Event.objects.about(proposal)[:50],
    }
    return render(request, "recipients/proposal_detail.html", context, status=422 if wrong else 200)
