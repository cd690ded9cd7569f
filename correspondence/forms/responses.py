"""Logging what came back, and what it says about each request."""

import datetime as dt
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from correspondence.forms.past_days import PastDayField
from correspondence.forms.uploads import ScanField
from correspondence.lifecycle import Outcome, ResponseKind
from correspondence.models import Addressee, Request, RequestOutcome, Response, StoredFile
from recipients.channels import Channel
from recipients.dates import TypedDateField

BEFORE_LETTER = gettext_lazy("That is before the date of the letter.")


class ResponseForm(forms.Form):
    """One thing that came back from an addressee, with the outcome of each request."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        help_text=gettext_lazy("Only a reply or a decline settles"),
        choices=[("", gettext_lazy("Choose")), *ResponseKind.choices],
    )
    received_on = PastDayField(
        label=gettext_lazy("Received on"), help_text=gettext_lazy("Not in the future")
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"),
        choices=[("", gettext_lazy("Not known")), *Channel.choices],
        required=False,
    )
    their_reference = forms.CharField(
        label=gettext_lazy("Their reference"), max_length=80, required=False
    )
    promised_on = TypedDateField(
        label=gettext_lazy("Reply promised by"),
        help_text=gettext_lazy("Of an interim reply; moves the day due"),
        required=False,
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        help_text=gettext_lazy("What it says, in a sentence or two"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = ScanField(
        label=gettext_lazy("Scan"), help_text=gettext_lazy("PDF, JPEG or PNG"), required=False
    )

    def __init__(self, *args: Any, addressee: Addressee, kind: str = "", **kwargs: Any) -> None:
        kwargs["initial"] = {"received_on": timezone.localdate(), "kind": kind}
        super().__init__(*args, **kwargs)
        self.addressee = addressee
        self.fields["received_on"].not_before(addressee.letter.dated_on, BEFORE_LETTER)  # type: ignore[attr-defined]
        self.requests = list(addressee.letter.requests.all())
        noted = {one.request_id: one for one in addressee.outcomes.all()}
        for number, request in enumerate(self.requests, start=1):
            add_outcome(self, request, noted.get(request.pk), number=number)

    @property
    def outcome_fields(self) -> list[tuple[Request, BoundField, BoundField]]:
        """Each request with its two fields: the outcome, and their words."""
        return [(one, self[f"outcome_{one.pk}"], self[f"quote_{one.pk}"]) for one in self.requests]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        promised, received = told.get("promised_on"), told.get("received_on")
        if promised and told.get("kind") != ResponseKind.INTERIM:
            self.add_error("promised_on", _("Only an interim reply promises a day."))
        elif promised and received and promised <= received:
            self.add_error("promised_on", _("That is not after the day it was received."))
        for request in self.requests:
            outcome, quote = told.get(f"outcome_{request.pk}"), told.get(f"quote_{request.pk}")
            if quote and outcome == Outcome.NO_ANSWER:
                self.add_error(f"outcome_{request.pk}", _("Say what these words amount to."))
        return told

    @property
    def outcomes(self) -> dict[int, tuple[str, str]]:
        """Request id → (outcome, their words), for the requests something was said of."""
        noted = {one.request_id for one in self.addressee.outcomes.all()}
        told = self.cleaned_data
        found = {
            one.pk: (told[f"outcome_{one.pk}"], told[f"quote_{one.pk}"]) for one in self.requests
        }
        return {
            pk: said for pk, said in found.items() if said[0] != Outcome.NO_ANSWER or pk in noted
        }

    @transaction.atomic
    def log(self, *, by: User, today: dt.date) -> Response:
        """Log it with its file. Raises `NotAllowed`, and then nothing is logged."""
        told, upload = self.cleaned_data, self.cleaned_data["file"]
        stored = (
            StoredFile.objects.keep(
                upload.content, media_type=upload.media_type, pages=upload.pages
            )
            if upload
            else None
        )
        return self.addressee.log_response(
            kind=told["kind"],
            received_on=told["received_on"],
            channel=told["channel"],
            their_reference=told["their_reference"],
            promised_on=told["promised_on"],
            summary=told["summary"],
            file=stored,
            file_name=upload.file_name if upload else "",
            outcomes=self.outcomes,
            today=today,
            by=by,
        )


def add_outcome(
    form: forms.Form, request: Request, noted: RequestOutcome | None, *, number: int
) -> None:
    """Add the two fields of one request, filled with what is noted already."""
    form.fields[f"outcome_{request.pk}"] = forms.ChoiceField(
        label=_("Outcome of request %(number)s") % {"number": number},
        choices=Outcome.choices,
        initial=noted.outcome if noted else Outcome.NO_ANSWER,
    )
    form.fields[f"quote_{request.pk}"] = forms.CharField(
        label=_("Their words on request %(number)s") % {"number": number},
        initial=noted.quote if noted else "",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OutcomeForm(forms.Form):
    """The outcome of one request, corrected or noted later."""

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), choices=Outcome.choices)
    quote = forms.CharField(
        label=gettext_lazy("Their words"),
        help_text=gettext_lazy("The evidence, quoted"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, noted: RequestOutcome | None, **kwargs: Any) -> None:
        self.noted = noted
        initial = {"outcome": noted.outcome, "quote": noted.quote} if noted else {}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)


class VoidForm(forms.Form):
    """Why a response is set aside."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("What was wrong with it, for those who read the history"),
        max_length=200,
    )


class ResponseFilter(forms.Form):
    """Filters of the list of responses; every filter stands in the URL."""

    is_all_optional = True

    q = forms.CharField(label=gettext_lazy("Words or reference"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("", gettext_lazy("Any")), *ResponseKind.choices],
        required=False,
    )
    linked = forms.ChoiceField(
        label=gettext_lazy("Letter"),
        choices=[
            ("", gettext_lazy("Any")),
            ("yes", gettext_lazy("Linked to a letter")),
            ("no", gettext_lazy("Not linked")),
        ],
        required=False,
    )

    def apply(self, responses: "QuerySet[Response]") -> "QuerySet[Response]":
        """The responses that pass every filter that makes sense."""
        self.is_valid()
        wanted = self.cleaned_data
        if words := wanted.get("q"):
            responses = responses.matching(words)  # type: ignore[attr-defined]
        if kind := wanted.get("kind"):
            responses = responses.filter(kind=kind)
        if linked := wanted.get("linked"):
            responses = responses.filter(addressee__isnull=linked == "no")
        return responses

    @property
    def is_used(self) -> bool:
        """Whether anything is filtered."""
        return self.is_bound and any(self.cleaned_data.values())
