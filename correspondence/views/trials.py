"""How far the background has come with a letter: set on paper for a trial, and sealed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.models import Letter, Then
from correspondence.tasks import ask_again_for_sealing


def said(then: Then, letter: Letter) -> str:
    """What was done with the letter, in a sentence."""
    if then == Then.SUBMIT:
        return _("Submitted for approval.")
    return _("Registered as %(reference)s.") % {"reference": letter.reference}


@allowed(Right.READ_LETTERS)
def letter_trial(request: SignedInRequest, pk: int) -> HttpResponse:
    """How many letters are set on paper, for whoever watches; then what became of it."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    trial = letter.trials.select_related("asked_by").first()
    if trial is None or not request.htmx:
        return redirect("correspondence:letter_preview", pk)
    if trial.has_led_on:
        letter.refresh_from_db()  # it was registered since it was read
        messages.success(request, said(trial.step, letter))
        return HttpResponseClientRedirect(letter.get_absolute_url())
    if not trial.is_running:
        return HttpResponseClientRefresh()
    is_news = request.GET.get("said") != str(trial.tenths)
    context = {"letter": letter, "trial": trial, "is_news": is_news}
    return render(request, "correspondence/_trial.html", context)


@allowed(Right.READ_LETTERS)
def letter_sealing(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the sealing of the file copies is; asked again by the page until it is done."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    if not request.htmx:
        return redirect(letter)
    sealing = letter.addressees.sealing()
    if not sealing.is_going_on:
        return HttpResponseClientRefresh()
    context = {"letter": letter, "sealing": sealing}
    return render(request, "correspondence/_sealing.html", context)


@require_POST
@allowed(Right.REGISTER)
def letter_seal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try once more to seal the file copies that could not be made."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    ask_again_for_sealing(letter, by=request.user)
    return redirect(letter)
