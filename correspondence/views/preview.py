"""The real PDF of a draft, addressee by addressee, and what was checked."""

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.transitions import RegisterForm
from correspondence.models import Addressee, Letter, NotAllowed, Trial
from correspondence.models.preflight import Finding, findings
from correspondence.pdf.pages import NoSuchPage, count_pages, picture
from correspondence.pdf.press import CannotRender, PressBusy
from correspondence.trial import draft_pdf as render_draft
from correspondence.trial import what_it_said
from correspondence.views.busy import at_the_press

PICTURE_WIDTH = 1240  # pixels: A4 at 150 dots an inch


@allowed(Right.READ_LETTERS)
@at_the_press
def letter_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """Page through the letters as they would leave, with the list of what was checked."""
    letter = get_object_or_404(
        Letter.objects.visible_to(request.user).prefetch_related("texts"), pk=pk
    )
    today = timezone.localdate()
    addressees = list(letter.addressees.select_related("office__organization", "letter"))
    chosen = _chosen(addressees, request.GET.get("addressee", ""))
    error, pages, status = "", 0, 200
    if chosen and not letter.is_registered:
        try:
            pages = count_pages(render_draft(letter, chosen, on=today))
        except (NotAllowed, CannotRender, NoSuchPage) as problem:
            error = str(problem)
            status = 503 if isinstance(problem, PressBusy) else 200
    elif chosen and chosen.has_file_copy:
        pages = chosen.file_copy.pages
    place = addressees.index(chosen) if chosen else 0
    trial = what_it_said(letter, on=today)
    checked = [] if letter.is_registered else _checked(letter, trial, on=today)
    context = {
        "letter": letter,
        "addressees": addressees,
        "chosen": chosen,
        "number": place + 1,
        "previous": addressees[place - 1] if place else None,
        "following": addressees[place + 1] if place + 1 < len(addressees) else None,
        "pages": range(1, pages + 1),
        "error": error,
        "findings": checked,
        "is_stopped": any(one.level == "stop" for one in checked),
        "trial": trial,
        "failures": _failures(trial, addressees),
        "form": RegisterForm(initial={"version": letter.version}),
        "next_reference": letter.series.next_reference(year=(letter.dated_on or today).year),
        "is_backdated": letter.dated_on is not None and letter.dated_on < today,
        "may_approve": letter.may_be_approved_by(request.user),
    }
    return render(request, "correspondence/letter_preview.html", context, status=status)


def _chosen(addressees: list[Addressee], wanted: str) -> Addressee | None:
    """The addressee named in the URL, else the first."""
    for one in addressees:
        if str(one.pk) == wanted:
            return one
    return addressees[0] if addressees else None


def _checked(letter: Letter, trial: Trial | None, *, on: dt.date) -> list[Finding]:
    """What was checked; that all letters come out is known after a trial."""
    found = findings(letter, on=on)
    if trial and trial.is_passed and not trial.problem:
        note = _("%(n)s of %(n)s") % {"n": trial.total}
        found.append(Finding("ok", _("Every letter was set on paper and comes out"), note))
    return found


def _failures(trial: Trial | None, addressees: list[Addressee]) -> list[tuple[Addressee, str]]:
    """The letters that did not come out in a trial, each with the reason."""
    by_id = {one.pk: one for one in addressees}
    found = trial.failures if trial else []
    return [(by_id[pk], reason) for pk, reason in found if pk in by_id]


def _draft(request: SignedInRequest, pk: int) -> bytes:
    """The draft of one addressee.

    Raises `Http404` for a registered letter, or one in pieces; `PressBusy`.
    """
    letters = Letter.objects.visible_to(request.user).drafts()
    addressee = get_object_or_404(
        Addressee.objects.filter(letter__in=letters).select_related("letter"), pk=pk
    )
    try:
        return render_draft(addressee.letter, addressee, on=timezone.localdate())
    except PressBusy:
        raise
    except (NotAllowed, CannotRender) as error:
        raise Http404(str(error)) from error


@allowed(Right.READ_LETTERS)
@at_the_press
def draft_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """The PDF itself, marked as a draft."""
    return HttpResponse(
        _draft(request, pk),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="draft-{pk}.pdf"',
            "Cache-Control": "no-store, private",
        },
    )


@allowed(Right.READ_LETTERS)
@at_the_press
def draft_page(request: SignedInRequest, pk: int, page: int) -> HttpResponse:
    """One page of it as a picture."""
    try:
        image = picture(_draft(request, pk), page, width=PICTURE_WIDTH)
    except NoSuchPage as error:
        raise Http404(_("The letter has no such page.")) from error
    return HttpResponse(
        image, content_type="image/png", headers={"Cache-Control": "no-store, private"}
    )
