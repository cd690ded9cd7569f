"""Logging that copies have left the house: one form for several."""

import datetime as dt
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from correspondence.forms.past_days import PastDayField
from correspondence.forms.proofs import keep_proof
from correspondence.forms.refusals import refuse
from correspondence.forms.uploads import ScanField
from correspondence.lifecycle import ProofKind
from correspondence.models import Addressee, Dispatch, Letter, NotAllowed
from correspondence.models.tracking import has_wrong_check_digit
from recipients.channels import Channel
from recipients.forms.kept import CleanText

BEFORE_LETTER = gettext_lazy("That is before the date of the letter.")


class DispatchForm(CleanText, forms.Form):
    """What is the same for all copies."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"),
        help_text=gettext_lazy("How the copies left"),
        choices=[("", gettext_lazy("Choose")), *Channel.choices],
    )
    sent_on = PastDayField(
        label=gettext_lazy("Left the house on"), help_text=gettext_lazy("Not in the future")
    )
    handed_over_by = forms.CharField(
        label=gettext_lazy("By"), help_text=gettext_lazy("Who handed it over"), max_length=120
    )
    proof = ScanField(
        label=gettext_lazy("Proof for all"),
        help_text=gettext_lazy(
            "One scan of the posting receipt can serve several items. PDF, JPEG or PNG"
        ),
        required=False,
    )

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].not_before(letter.dated_on, BEFORE_LETTER)  # type: ignore[attr-defined]


class DispatchRowForm(CleanText, forms.Form):
    """What differs for one addressee; empty means as above."""

    attempt = forms.IntegerField(min_value=1, max_value=30_000, widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        choices=[("", gettext_lazy("As above")), *Channel.choices], required=False
    )
    sent_on = PastDayField(required=False)
    tracking_number = forms.CharField(max_length=60, required=False)
    note = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, addressee: Addressee, **kwargs: Any) -> None:
        self.addressee = addressee
        kwargs["initial"] = {"attempt": addressee.next_attempt}
        kwargs["prefix"] = f"to-{addressee.pk}"
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].not_before(  # type: ignore[attr-defined]
            addressee.letter.dated_on, BEFORE_LETTER, of=addressee.display_organization
        )
        labels = {
            "channel": _("Channel for %(who)s"),
            "sent_on": _("Day for %(who)s"),
            "tracking_number": _("Number for %(who)s"),
            "note": _("Note for %(who)s"),
        }
        for name, label in labels.items():
            words = label % {"who": addressee.display_organization}
            self.fields[name].label = words
            self.fields[name].widget.attrs["aria-label"] = words

    @property
    def earlier(self) -> Dispatch | None:
        """The last sending to this addressee, if this is a further one."""
        return self.addressee.last_dispatch

    @property
    def differs(self) -> bool:
        """Whether channel or day was chosen for this addressee alone."""
        return bool(self["channel"].value() or self["sent_on"].value())


class DispatchLog:
    """One form for several copies: what they share, then a row each. All are logged, or none."""

    def __init__(
        self,
        letter: Letter,
        addressees: list[Addressee],
        data: QueryDict | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        by: User,
    ) -> None:
        initial = {"sent_on": timezone.localdate(), "handed_over_by": by.name}
        self.letter = letter
        self.shared = DispatchForm(data, files, initial=initial, letter=letter)
        self.rows = [DispatchRowForm(data, addressee=one) for one in addressees]

    @property
    def forms(self) -> list[forms.Form]:
        """Every form of the page, for the summary of what is wrong."""
        return [self.shared, *self.rows]

    @property
    def differing(self) -> int:
        """How many rows have a channel or day of their own."""
        return sum(row.differs for row in self.rows)

    @property
    def file_is_lost(self) -> bool:
        """Whether a file was chosen and must be chosen again: browsers do not keep it."""
        return bool(self.shared.is_bound and self.shared.files)

    @property
    def query(self) -> str:
        """The addressees of the form, as they stand in its address."""
        return _query(self.rows)

    @property
    def unhindered(self) -> list[DispatchRowForm]:
        """The rows nothing is wrong with, if something is wrong with another one."""
        fine = [row for row in self.rows if row.is_bound and not row.errors]
        return fine if len(fine) < len(self.rows) else []

    @property
    def unhindered_query(self) -> str:
        """Those addressees, as they would stand in the address."""
        return _query(self.unhindered)

    def is_valid(self) -> bool:
        """Whether every form is; all of them are looked at."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

    def log(self, *, by: User, today: dt.date) -> list[Dispatch]:
        """Log a dispatch for every row in one act.

        What a rule refuses stands at its row afterwards; then nothing is logged, and the list
        is empty.
        """
        with transaction.atomic():
            logged = [self._log(row, by=by, today=today) for row in self.rows]
            if None in logged:
                transaction.set_rollback(True)
                return []
        return [one for one in logged if one is not None]

    def _log(self, row: DispatchRowForm, *, by: User, today: dt.date) -> Dispatch | None:
        told, shared = row.cleaned_data, self.shared.cleaned_data
        try:
            dispatch = row.addressee.log_dispatch(
                channel=told["channel"] or shared["channel"],
                sent_on=told["sent_on"] or shared["sent_on"],
                handed_over_by=shared["handed_over_by"],
                tracking_number=told["tracking_number"],
                note=told["note"],
                attempt=told["attempt"],
                today=today,
                by=by,
            )
            keep_proof(dispatch, shared["proof"], kind=ProofKind.POSTING, by=by)
        except NotAllowed as error:
            refuse(row, "channel", error)
            return None
        return dispatch


def warnings(dispatches: list[Dispatch]) -> list[str]:
    """What is worth a look about the numbers of these dispatches, now that they are saved."""
    found = []
    for dispatch in dispatches:
        number = dispatch.tracking_number
        words = {"who": dispatch.addressee.display_organization, "number": number}
        if dispatch.channel == Channel.REGISTERED_POST and has_wrong_check_digit(number):
            sentence = _("%(who)s, %(number)s: Check digit is not right. Saved as typed.")
            found.append(sentence % words)
        if other := dispatch.with_same_number().first():
            sentence = _("%(who)s: the number %(number)s stands on %(letter)s too.")
            found.append(sentence % {**words, "letter": other.addressee.letter})
    return found


def _query(rows: list[DispatchRowForm]) -> str:
    return "&".join(f"addressee={row.addressee.pk}" for row in rows)
