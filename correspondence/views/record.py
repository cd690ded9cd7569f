"""Logging a letter that was written and sent elsewhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.matter_field import recent_matters
from correspondence.forms.record import REASONS, Picking, RecordForm
from correspondence.forms.refusals import refuse, status_of
from correspondence.models import NotAllowed
from correspondence.models.recording import record_sent
from correspondence.views.uploads import tell_of_uploads


@allowed(Right.REGISTER)
def letter_record(request: SignedInRequest) -> HttpResponse:
    """One form; finding and choosing addressees keeps everything typed but the file."""
    today = timezone.localdate()
    picking = Picking(request.POST, on=today)
    if request.method != "POST" or picking.is_asked:
        return _page(request, RecordForm(initial=request.POST.dict(), picking=picking))
    form = RecordForm(request.POST, request.FILES, picking=picking)
    if form.is_valid():
        try:
            letter = record_sent(**form.facts, today=today, by=request.user)
        except NotAllowed as error:
            refuse(form, None, error)
        else:
            messages.success(
                request, _("Logged. Its reference is %(reference)s.") % {"reference": letter}
            )
            tell_of_uploads(request, form)
            return redirect(letter)
    return _page(request, form)


def _page(request: SignedInRequest, form: RecordForm) -> HttpResponse:
    context = {
        "form": form,
        "picking": form.picking,
        "matters": recent_matters(),
        "reasons": REASONS,
    }
    return render(request, "correspondence/letter_record.html", context, status=status_of(form))


@allowed(Right.REGISTER)
def record_find(request: SignedInRequest) -> HttpResponse:
    """The addressees of the form after one was searched for, added or dropped."""
    picking = Picking(request.GET, on=timezone.localdate())
    context = {"picking": picking, "is_fragment": True}
    return render(request, "correspondence/_record_addressees.html", context)
