"""Logging that a copy arrived or came back, and what shows it."""

import datetime as dt
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from correspondence.forms.past_days import PastDayField
from correspondence.forms.uploads import ScanField, Upload
from correspondence.lifecycle import ProofKind
from correspondence.models import Dispatch
from recipients.forms.kept import CleanText

BEFORE_SENDING = gettext_lazy("That is before it left the house.")
SCANS = gettext_lazy("PDF, JPEG or PNG")


class DeliverForm(CleanText, forms.Form):
    """It arrived: when, who took it, and what shows it."""

    on = PastDayField(label=gettext_lazy("Delivered on"))
    received_by = forms.CharField(
        label=gettext_lazy("Received by"),
        help_text=gettext_lazy("The name on the receipt"),
        max_length=120,
        required=False,
    )
    proof = ScanField(
        label=gettext_lazy("Proof of delivery"),
        help_text=gettext_lazy("Advice of delivery, receipt or stamped copy. PDF, JPEG or PNG"),
        required=False,
    )
    without_proof = forms.CharField(
        label=gettext_lazy("Why there is no proof"),
        help_text=gettext_lazy("Only if there is neither a name nor a file"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, dispatch: Dispatch, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate()}
        super().__init__(*args, **kwargs)
        self.dispatch = dispatch
        self.fields["on"].not_before(dispatch.sent_on, BEFORE_SENDING)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        names = ("received_by", "proof", "without_proof")
        if not any(told.get(name) for name in names) and not any(n in self.errors for n in names):
            self.add_error(
                "received_by",
                _("Name who received it, add the proof, or say why there is none."),
            )
        return told

    @transaction.atomic
    def deliver(self, *, by: User, today: dt.date) -> None:
        """Log it, with its proof. Raises `NotAllowed`."""
        told = self.cleaned_data
        self.dispatch.deliver(
            on=told["on"],
            received_by=told["received_by"],
            without_proof=told["without_proof"],
            today=today,
            by=by,
        )
        keep_proof(self.dispatch, told["proof"], kind=ProofKind.DELIVERY, by=by)


class ComeBackForm(forms.Form):
    """It came back undelivered."""

    on = PastDayField(label=gettext_lazy("Back on"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("As the carrier or the envelope says it: “address incomplete”"),
        max_length=200,
    )

    def __init__(self, *args: Any, dispatch: Dispatch, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate()}
        super().__init__(*args, **kwargs)
        self.fields["on"].not_before(dispatch.sent_on, BEFORE_SENDING)  # type: ignore[attr-defined]


class ProofForm(forms.Form):
    """What shows that it left or arrived: a number, a file, or both."""

    tracking_number = forms.CharField(
        label=gettext_lazy("Number"),
        help_text=gettext_lazy("Tracking, item, list or confirmation number"),
        max_length=60,
        required=False,
    )
    proof = ScanField(label=gettext_lazy("File"), help_text=SCANS, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("The file shows"),
        choices=ProofKind.choices,
        widget=forms.RadioSelect,
        initial=ProofKind.POSTING,
    )

    def __init__(self, *args: Any, dispatch: Dispatch, **kwargs: Any) -> None:
        self.dispatch = dispatch
        initial = {"tracking_number": dispatch.tracking_number}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        is_new = told.get("tracking_number", "") != self.dispatch.tracking_number
        if not told.get("proof") and not is_new and "proof" not in self.errors:
            self.add_error("proof", _("Choose a file, or type the number."))
        return told

    @transaction.atomic
    def add(self, *, by: User) -> None:
        """Keep what was given."""
        told = self.cleaned_data
        self.dispatch.note_number(told["tracking_number"], by=by)
        keep_proof(self.dispatch, told["proof"], kind=told["kind"], by=by)


def keep_proof(dispatch: Dispatch, upload: Upload | None, *, kind: str, by: User) -> None:
    """Keep an uploaded file as proof, if one was given."""
    if upload:
        dispatch.add_proof(
            upload.content,
            kind=kind,
            media_type=upload.media_type,
            file_name=upload.file_name,
            pages=upload.pages,
            by=by,
        )
