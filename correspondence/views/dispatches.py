"""Dispatches: copies that leave the house, arrive, or come back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.dispatches import DispatchLog, warnings
from correspondence.forms.proofs import ComeBackForm, DeliverForm, ProofForm
from correspondence.forms.refusals import status_of
from correspondence.lifecycle import LetterStatus
from correspondence.models import Addressee, Dispatch, Letter
from correspondence.views.acts import act_page
from correspondence.views.uploads import tell_of_uploads


@allowed(Right.DISPATCH)
def dispatch_log(request: SignedInRequest, pk: int) -> HttpResponse:
    """Log a dispatch for each addressee named in the URL, or for all who have none yet."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    if letter.status != LetterStatus.REGISTERED:
        messages.warning(request, _("Only a registered letter can be dispatched."))
        return redirect(letter)
    addressees = _wanted(request, letter)
    if not addressees:
        messages.info(request, _("Every addressee has a dispatch. Tick those to dispatch again."))
        return redirect(letter)
    log = DispatchLog(
        letter, addressees, request.POST or None, request.FILES or None, by=request.user
    )
    if request.method == "POST" and log.is_valid():
        logged = log.log(by=request.user, today=timezone.localdate())
        if logged:
            _tell(request, logged)
            tell_of_uploads(request, log.shared)
            return redirect(letter)
    context = {"letter": letter, "log": log, "addressee_count": letter.addressees.count()}
    status = status_of(*log.forms) if request.method == "POST" else 200
    return render(request, "correspondence/dispatch_log.html", context, status=status)


def _wanted(request: SignedInRequest, letter: Letter) -> list[Addressee]:
    """The addressees named in the URL; where none is, those to whom nothing has left yet."""
    named = [pk for pk in request.GET.getlist("addressee") if pk.isdecimal() and len(pk) < 19]
    addressees = letter.addressees.select_related(
        "letter", "office__organization", "file_copy"
    ).prefetch_related("dispatches")
    return list(addressees.filter(pk__in=named) if named else addressees.to_dispatch())


def _tell(request: SignedInRequest, logged: list[Dispatch]) -> None:
    """How many were logged, and what of their numbers is worth a look."""
    sentence = ngettext("%(n)s dispatch logged.", "%(n)s dispatches logged.", len(logged))
    messages.success(request, sentence % {"n": len(logged)})
    for warning in warnings(logged):
        messages.warning(request, warning)


@allowed(Right.DISPATCH)
def dispatch_deliver(request: SignedInRequest, pk: int) -> HttpResponse:
    """It arrived."""
    dispatch = _dispatch(request, pk)
    form = DeliverForm(request.POST or None, request.FILES or None, dispatch=dispatch)
    return act_page(
        request,
        form,
        lambda filled: form.deliver(by=request.user, today=timezone.localdate()),
        template="dispatch_deliver",
        title=_("Log delivery"),
        context={"dispatch": dispatch, "addressee": dispatch.addressee},
        done=_("The delivery is logged."),
        back=dispatch.addressee.letter,
    )


@allowed(Right.DISPATCH)
def dispatch_come_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """It came back undelivered."""
    dispatch = _dispatch(request, pk)
    form = ComeBackForm(request.POST or None, dispatch=dispatch)
    return act_page(
        request,
        form,
        lambda filled: dispatch.come_back(
            **filled.cleaned_data, today=timezone.localdate(), by=request.user
        ),
        template="dispatch_come_back",
        title=_("Log returned mail"),
        context={"dispatch": dispatch, "addressee": dispatch.addressee},
        done=_("Logged as returned. A new dispatch can follow."),
        back=dispatch.addressee.letter,
    )


@allowed(Right.DISPATCH)
def proof_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add what shows that it left or arrived."""
    dispatch = _dispatch(request, pk)
    form = ProofForm(request.POST or None, request.FILES or None, dispatch=dispatch)
    return act_page(
        request,
        form,
        lambda filled: form.add(by=request.user),
        template="proof_add",
        title=_("Add proof"),
        context={"dispatch": dispatch, "addressee": dispatch.addressee},
        done=_("The proof is kept."),
        back=dispatch.addressee.letter,
    )


def _dispatch(request: SignedInRequest, pk: int) -> Dispatch:
    dispatches = Dispatch.objects.visible_to(request.user).prefetch_related("proofs")
    return get_object_or_404(
        dispatches.select_related("addressee__letter", "addressee__office__organization"), pk=pk
    )
