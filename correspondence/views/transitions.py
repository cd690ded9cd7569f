"""The steps of a letter: submitted, returned, approved, registered, cancelled, closed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.transitions import ReasonForm, RegisterForm, VersionForm
from correspondence.models import Letter, NotAllowed, Then
from correspondence.tasks import ask_for
from correspondence.trial import wish
from correspondence.views.trials import said


def _letter(request: SignedInRequest, pk: int) -> Letter:
    return get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)


@require_POST
@allowed(Right.WRITE_LETTERS)
def letter_submit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for approval, once nothing stops the letter and every addressee's PDF comes out."""
    form = VersionForm(request.POST)
    return _once_all_come_out(request, _letter(request, pk), form, Then.SUBMIT)


@allowed(Right.APPROVE)
def letter_return(request: SignedInRequest, pk: int) -> HttpResponse:
    """Return it to its drafter with a remark."""
    return _with_reason(
        request,
        _letter(request, pk),
        lambda letter, reason: letter.send_back(remark=reason, by=request.user),
        title=gettext_lazy("Return to the drafter"),
        label=gettext_lazy("What should be changed"),
        done=gettext_lazy("Returned."),
    )


@require_POST
@allowed(Right.WRITE_LETTERS)
def letter_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a submitted letter back to go on writing."""
    letter = _letter(request, pk)
    try:
        letter.withdraw(by=request.user)
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect(letter)
    return redirect("correspondence:letter_edit", pk)


@require_POST
@allowed(Right.APPROVE)
def letter_approve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve the version seen; never one's own."""
    letter = _letter(request, pk)
    try:
        letter.approve(version=VersionForm(request.POST).seen, by=request.user)
    except NotAllowed as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Approved. It can be registered now."))
    return redirect(letter)


@require_POST
@allowed(Right.WRITE_LETTERS)
def letter_revise(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go back to the draft; the approval is void."""
    letter = _letter(request, pk)
    try:
        letter.revise(by=request.user)
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect(letter)
    return redirect("correspondence:letter_edit", pk)


@require_POST
@allowed(Right.REGISTER)
def letter_register(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give it its reference and fix what is printed, once every addressee's PDF comes out."""
    form = RegisterForm(request.POST)
    return _once_all_come_out(request, _letter(request, pk), form, Then.REGISTER)


def _once_all_come_out(
    request: SignedInRequest, letter: Letter, form: VersionForm, then: Then
) -> HttpResponse:
    """Do it now where a trial has passed; else begin one, whose page shows how far it is."""
    today = timezone.localdate()
    try:
        ask_for(wish(letter, then, by=request.user, on=today, **form.facts))
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect("correspondence:letter_preview", letter.pk)
    letter.refresh_from_db()
    if letter.status != then.transition.target:
        return redirect("correspondence:letter_preview", letter.pk)
    messages.success(request, said(then, letter))
    return redirect(letter)


@allowed(Right.CANCEL)
def letter_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Cancel a registered letter nothing of which has left; its number stays taken."""
    return _with_reason(
        request,
        _letter(request, pk),
        lambda letter, reason: letter.cancel(reason=reason, by=request.user),
        title=gettext_lazy("Cancel the letter"),
        label=gettext_lazy("Reason"),
        done=gettext_lazy("Cancelled. The number stays taken."),
    )


@require_POST
@allowed(Right.CANCEL)
def letter_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Nothing more is expected."""
    letter = _letter(request, pk)
    try:
        letter.close(by=request.user)
    except NotAllowed as error:
        messages.error(request, str(error))
    return redirect(letter)


@allowed(Right.CANCEL)
def letter_reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a closed letter up again, with a reason."""
    return _with_reason(
        request,
        _letter(request, pk),
        lambda letter, reason: letter.reopen(reason=reason, by=request.user),
        title=gettext_lazy("Reopen the letter"),
        label=gettext_lazy("Reason"),
        done=gettext_lazy("Reopened."),
    )


def _with_reason(
    request: SignedInRequest,
    letter: Letter,
    act: Callable[[Letter, str], None],
    **words: object,
) -> HttpResponse:
    """A page that asks for the reason of an act, says what will happen, and does it."""
    form = ReasonForm(request.POST or None, label=words["label"])
    if request.method == "POST" and form.is_valid():
        try:
            act(letter, form.cleaned_data["reason"])
        except NotAllowed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, str(words["done"]))
        return redirect(letter)
    context = {"letter": letter, "form": form, "title": words["title"]}
    status = 422 if form.errors else 200
    return render(request, "correspondence/letter_reason.html", context, status=status)
