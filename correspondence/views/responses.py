"""Responses: whatever comes back, and what it means for each request."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.responses import OutcomeForm, ResponseFilter, ResponseForm, VoidForm
from correspondence.models import Addressee, Request, Response
from correspondence.views.acts import act_page
from recipients.paging import paginate


@allowed(Right.READ_LETTERS)
def response_list(request: SignedInRequest) -> HttpResponse:
    """What came in, newest first."""
    chosen = ResponseFilter(request.GET)
    responses = chosen.apply(Response.objects.visible_to(request.user)).select_related(
        "addressee__letter", "addressee__office__organization"
    )
    page = paginate(responses, request.GET, by="-received_on")
    context = {"filter": chosen, "page": page}
    return render(request, "correspondence/response_list.html", context)


@allowed(Right.READ_LETTERS)
def response_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One response: what came, when, and what it says about each request."""
    response = get_object_or_404(
        Response.objects.visible_to(request.user)
        .select_related(
            "addressee__letter__matter", "addressee__office__organization", "file", "logged_by"
        )
        .prefetch_related("outcomes__request", "addressee__letter__texts"),
        pk=pk,
    )
    return render(request, "correspondence/response_detail.html", {"response": response})


@allowed(Right.LOG_RESPONSE)
def response_log(request: SignedInRequest, pk: int) -> HttpResponse:
    """Log what came back from one addressee."""
    addressee = _addressee(request, pk)
    if addressee.letter.status not in ("registered", "closed"):
        messages.warning(request, _("Only a registered letter can be answered."))
        return redirect(addressee.letter)
    form = ResponseForm(
        request.POST or None,
        request.FILES or None,
        addressee=addressee,
        kind=request.GET.get("kind", ""),  # the cell of the board one came from
    )
    return act_page(
        request,
        form,
        lambda filled: form.log(by=request.user, today=timezone.localdate()),
        template="response_log",
        title=_("Log response"),
        context={"addressee": addressee, "texts": addressee.letter.texts.all()},
        done=_("The response is logged."),
        back=addressee.letter,
    )


@allowed(Right.LOG_RESPONSE)
def outcome_note(request: SignedInRequest, pk: int, request_pk: int) -> HttpResponse:
    """Note or correct what one addressee did about one request."""
    addressee = _addressee(request, pk)
    asked = get_object_or_404(Request, pk=request_pk, letter=addressee.letter_id)
    noted = addressee.outcomes.filter(request=asked).first()
    return act_page(
        request,
        OutcomeForm(request.POST or None, noted=noted),
        lambda filled: addressee.note_outcome(
            asked,
            **filled.cleaned_data,
            response=noted.response if noted else None,
            by=request.user,
        ),
        template="outcome_note",
        title=_("Note outcome"),
        context={"addressee": addressee, "asked": asked, "noted": noted},
        done=_("The outcome is noted."),
        back=addressee.letter,
    )


@allowed(Right.LOG_RESPONSE)
def response_void(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a response aside that was logged in error, after saying what that means."""
    response = get_object_or_404(
        Response.objects.visible_to(request.user)
        .select_related("addressee__letter", "addressee__office__organization")
        .prefetch_related("outcomes__request"),
        pk=pk,
    )
    return act_page(
        request,
        VoidForm(request.POST or None),
        lambda filled: response.void(**filled.cleaned_data, by=request.user),
        template="response_void",
        title=_("Void the response"),
        context={"response": response, "addressee": response.addressee},
        done=_("The response is voided. It stays in the list, struck out."),
        back=response,
    )


def _addressee(request: SignedInRequest, pk: int) -> Addressee:
    addressees = Addressee.objects.visible_to(request.user)
    return get_object_or_404(
        addressees.select_related("letter__matter", "office__organization").prefetch_related(
            "outcomes", "letter__requests", "letter__texts"
        ),
        pk=pk,
    )
