"""Labels and envelopes: addresses on paper, for whoever dispatches."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence import archive
from correspondence.forms.covers import (
    MOST_AT_ONCE,
    Candidate,
    CoversForm,
    EnvelopesForm,
    LabelsForm,
    PaperForm,
    candidates_of,
)
from correspondence.models import Letter
from correspondence.models.cover import covers_of_offices
from correspondence.pdf.press import CannotRender
from correspondence.views.files import disposition
from recipients.models import ListTooLong, Office, RecipientList

_REMEMBERED = "paper"


@allowed(Right.DISPATCH)
def letter_labels(request: SignedInRequest, pk: int) -> HttpResponse:
    """Address labels for the addressees of a registered letter."""
    return _for_letter(request, pk, LabelsForm, page="letter_labels", what=_("labels"))


@allowed(Right.DISPATCH)
def letter_envelopes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Envelopes for the addressees of a registered letter."""
    return _for_letter(request, pk, EnvelopesForm, page="letter_envelopes", what=_("envelopes"))


@allowed(Right.DISPATCH)
def list_labels(request: SignedInRequest, pk: int) -> HttpResponse:
    """Address labels for the offices of a recipient list, as the directory knows them today."""
    chosen = get_object_or_404(RecipientList, pk=pk)
    try:
        offices = _offices(chosen)
    except ListTooLong as error:
        messages.warning(request, str(error))
        return redirect(chosen)
    covers, left_out = covers_of_offices(offices, on=timezone.localdate())
    form = LabelsForm(request.POST or None, remembered=_remembered(request))
    return _page(
        request,
        [Candidate(office.pk, cover) for office, cover in covers],
        form,
        page="list_labels",
        name=f"{chosen} {_('labels')}",
        context={"list": chosen, "left_out": left_out},
    )


def _offices(chosen: RecipientList) -> list[Office]:
    """Those a letter would go to, in order, with everything their addresses need."""
    pks = [office.pk for office, _role in chosen.offices_for_letter(at_most=MOST_AT_ONCE)]
    offices = Office.objects.for_opening().in_bulk(pks)
    return [offices[pk] for pk in pks]


def _for_letter(
    request: SignedInRequest, pk: int, paper: type[PaperForm], *, page: str, what: str
) -> HttpResponse:
    letter = get_object_or_404(
        Letter.objects.visible_to(request.user).prefetch_related("texts"), pk=pk
    )
    candidates = candidates_of(letter)
    if not candidates:
        messages.warning(
            request, _("Addresses are fixed when a letter is registered; there are none yet.")
        )
        return redirect(letter)
    name = f"{letter} {what}"
    remembered = _remembered(request) | {"handling": letter.handling}
    form = paper(request.POST or None, remembered=remembered)
    return _page(request, candidates, form, page=page, name=name, context={"letter": letter})


def _page(
    request: SignedInRequest,
    candidates: list[Candidate],
    form: PaperForm,
    *,
    page: str,
    name: str,
    context: dict[str, object],
) -> HttpResponse:
    """The page with both forms; filled in rightly, the PDF itself."""
    chosen = CoversForm(candidates, query=request.GET, data=request.POST or None)
    if request.method == "POST" and chosen.is_valid() and form.is_valid():
        try:
            content = form.draw(chosen.covers)
        except CannotRender as error:
            form.add_error(form.paper_field, str(error))
        else:
            request.session[_REMEMBERED] = _remembered(request) | form.worth_remembering
            return _shown(content, archive.pdf_name(name))
    shown = {"chosen": chosen, "form": form, "forms": [chosen, form], **context}
    status = 422 if request.method == "POST" else 200
    return render(request, f"correspondence/{page}.html", shown, status=status)


def _remembered(request: SignedInRequest) -> dict[str, object]:
    """The paper and the printer this person chose last."""
    remembered: dict[str, object] = request.session.get(_REMEMBERED, {})
    return remembered


def _shown(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": disposition(name, is_download=False),
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )
