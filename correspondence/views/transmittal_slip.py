"""The transmittal slip that goes with one addressee's letter, and comes back signed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.transmittal_slip import SlipDraft
from correspondence.lifecycle import LetterStatus
from correspondence.models import Addressee
from correspondence.models.stored_file import FileDamaged
from correspondence.models.transmittal_slip import frame_of, pieces_of
from correspondence.pdf.press import CannotRender
from correspondence.pdf.transmittal_slip import render_slip
from correspondence.views.busy import at_the_press
from correspondence.views.papers import paper


@allowed(Right.DISPATCH)
def transmittal_slip(request: SignedInRequest, pk: int) -> HttpResponse:
    """What the slip will say, with a usual observation on each piece."""
    addressee = _addressee(request, pk)
    if why_not := _hindered(addressee):
        messages.warning(request, why_not)
        return redirect(addressee.letter)
    return _page(request, _draft(addressee), status=200)


@allowed(Right.DISPATCH)
@at_the_press
def transmittal_slip_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """The slip in two copies; the page again where something typed makes no sense."""
    addressee = _addressee(request, pk)
    if why_not := _hindered(addressee):
        messages.warning(request, why_not)
        return redirect(addressee.letter)
    draft = _draft(addressee, request)
    if not draft.is_valid():
        return _page(request, draft, status=422)
    try:
        pdf = render_slip(draft.slip)
    except (CannotRender, FileDamaged) as error:
        messages.error(request, str(error))
        return redirect("correspondence:transmittal_slip", pk)
    return paper(pdf, name=f"transmittal-slip-{pk}.pdf")


def _page(request: SignedInRequest, draft: SlipDraft, *, status: int) -> HttpResponse:
    context = {"draft": draft, "addressee": draft.addressee, "letter": draft.addressee.letter}
    return render(request, "correspondence/transmittal_slip.html", context, status=status)


def _draft(addressee: Addressee, request: SignedInRequest | None = None) -> SlipDraft:
    return SlipDraft(
        addressee,
        frame_of(addressee),
        pieces_of(addressee),
        request.GET if request else None,
        on=timezone.localdate(),
    )


def _hindered(addressee: Addressee) -> str:
    """Why nothing can be sent with a slip; empty if it can."""
    if addressee.letter.status not in (LetterStatus.REGISTERED, LetterStatus.CLOSED):
        return _("Only a registered letter is sent with a transmittal slip.")
    if not addressee.has_file_copy:
        return addressee.why_no_file_copy
    return ""


def _addressee(request: SignedInRequest, pk: int) -> Addressee:
    addressees = Addressee.objects.visible_to(request.user)
    return get_object_or_404(
        addressees.select_related("letter__matter", "letter__signatory", "file_copy"), pk=pk
    )
