"""What is still expected of an addressee."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.standing import ReplyDueForm, WaiveForm
from correspondence.models import Addressee
from correspondence.views.acts import act_page


@allowed(Right.LOG_RESPONSE)
def addressee_waive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Expect nothing more of an addressee, with the reason."""
    addressee = _addressee(request, pk)
    if addressee.letter.status not in ("registered", "closed"):
        messages.warning(request, _("Of this letter nothing is expected."))
        return redirect(addressee.letter)
    return act_page(
        request,
        WaiveForm(request.POST or None),
        lambda filled: addressee.waive(
            **filled.cleaned_data, on=timezone.localdate(), by=request.user
        ),
        template="addressee_waive",
        title=_("Waive the reply"),
        context={"addressee": addressee},
        done=_("Nothing more is expected of this addressee."),
        back=addressee.letter,
    )


@allowed(Right.LOG_RESPONSE)
def addressee_reply_due(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move the day a reply is due, with the reason."""
    addressee = _addressee(request, pk)
    if addressee.letter.status not in ("registered", "closed"):
        messages.warning(request, _("Only a registered letter waits for a reply."))
        return redirect(addressee.letter)
    return act_page(
        request,
        ReplyDueForm(request.POST or None, addressee=addressee),
        lambda filled: addressee.set_reply_due(**filled.cleaned_data, by=request.user),
        template="addressee_reply_due",
        title=_("Move the day the reply is due"),
        context={"addressee": addressee},
        done=_("The day is moved."),
        back=addressee.letter,
    )


def _addressee(request: SignedInRequest, pk: int) -> Addressee:
    addressees = Addressee.objects.visible_to(request.user)
    return get_object_or_404(
        addressees.select_related("letter__matter", "office__organization"), pk=pk
    )
