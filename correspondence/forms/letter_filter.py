"""What the register list is filtered by; every filter stands in the URL."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from correspondence.lifecycle import AddresseeState, LetterStatus
from correspondence.models import Addressee, Dispatch, Letter, LetterText, Matter
from history.models import in_words
from recipients.channels import Channel
from recipients.dates import TypedDateField
from recipients.languages import Language
from recipients.models import Organization
from recipients.models.words import Plain

IN_REGISTER = "in_register"
BY_ADDRESSEE = {
    "overdue": _("Overdue"),
    "due_week": _("Reply due this week"),
    "awaiting": _("Awaiting an answer"),
    "not_sealed": _("File copy not sealed"),
    "to_dispatch": _("To dispatch"),
    "returned": _("Returned mail"),
    "no_proof": _("Dispatched without proof"),
}
STATES = [
    ("", _("All letters")),
    (IN_REGISTER, _("In the register")),
    *LetterStatus.choices,
    ("mine", _("My drafts")),
    ("to_approve", _("To approve")),
    ("to_register", _("To register")),
    *BY_ADDRESSEE.items(),
]
VIEWS = [
    (value, label)
    for value, label in STATES
    if value in ("", IN_REGISTER, "awaiting", "overdue", "to_dispatch", "mine")
]


class LetterFilter(forms.Form):
    """Filters of the register list. A filter that makes no sense is named and not used."""

    q = forms.CharField(label=_("Words or reference"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    matter = forms.CharField(label=_("Matter"), required=False, max_length=200)
    organization = forms.CharField(label=_("Organization"), required=False, max_length=200)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("Any")), *Language.choices], required=False
    )
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("", _("Any")), *Channel.choices], required=False
    )
    drafter = forms.ModelChoiceField(
        User.objects.filter(letters_drafted__isnull=False).distinct(),
        label=_("Drafter"),
        required=False,
        empty_label=_("Anyone"),
    )
    since = TypedDateField(label=_("Dated from"), required=False)
    until = TypedDateField(label=_("Dated until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            kind = "select" if isinstance(field.widget, forms.Select) else "control"
            field.widget.attrs["class"] = f"form-{kind} form-{kind}-sm"

    @property
    def exact_reference(self) -> str:
        """The words typed, if they are the reference of one letter."""
        words = self.cleaned_data.get("q", "").strip() if self.is_valid() else ""
        known = Letter.objects.filter(reference__iexact=words).values_list("reference")[:2]
        return words if words and len(known) == 1 else ""

    def used(self, query: QueryDict) -> list[tuple[str, str, str]]:
        """(label, value in words, query string without it) of each filter in use."""
        self.is_valid()
        found = []
        for name, value in self.cleaned_data.items():
            if value in ("", None):
                continue
            field = self.fields[name]
            choices = dict(getattr(field, "choices", ())) if isinstance(value, str) else {}
            rest = query.copy()
            for gone in (name, "after", "before"):
                rest.pop(gone, None)
            words = choices.get(value) or in_words(value)
            found.append((str(field.label), str(words), rest.urlencode()))
        return found

    def apply(self, letters: "QuerySet[Letter]", *, user: User, on: dt.date) -> "QuerySet[Letter]":
        """The letters that pass every filter; `on` is today."""
        self.is_valid()
        wanted: dict[str, Any] = self.cleaned_data
        letters = by_state(letters, wanted.get("state", ""), user=user, on=on)
        if words := wanted.get("q"):
            letters = letters.matching(words)  # type: ignore[attr-defined]
        if words := wanted.get("matter"):
            letters = letters.filter(matter__in=Matter.objects.matching(words))
        if words := wanted.get("organization"):
            letters = letters.filter(_addressed_to(words))
        if language := wanted.get("language"):
            texts = LetterText.objects.filter(letter=OuterRef("pk"), language=language)
            letters = letters.filter(Exists(texts))
        if channel := wanted.get("channel"):
            letters = letters.filter(
                Exists(Dispatch.objects.filter(addressee__letter=OuterRef("pk"), channel=channel))
            )
        exact = {
            "drafted_by": wanted.get("drafter"),
            "filed_on__gte": wanted.get("since"),
            "filed_on__lte": wanted.get("until"),
        }
        return letters.filter(**{key: value for key, value in exact.items() if value})


def _addressed_to(words: str) -> Exists:
    """Under a name the organization has now, or had when the letter was registered."""
    as_sent = Plain(Value(words, output_field=TextField()))
    return Exists(
        Addressee.objects.alias(plain=Plain("organization_name")).filter(
            Q(office__organization__in=Organization.objects.matching(words))
            | Q(plain__contains=as_sent),
            letter=OuterRef("pk"),
        )
    )


def by_state(
    letters: "QuerySet[Letter]", state: str, *, user: User, on: dt.date
) -> "QuerySet[Letter]":
    """The letters in one of `STATES`; those of an addressee mean: for at least one of them."""
    words = Letter.objects.all()
    match state:
        case "":
            return letters
        case "in_register":
            return letters.filter(registered_at__isnull=False)
        case "mine":
            return letters.filter(drafted_by=user, registered_at__isnull=True)
        case "to_approve":
            return letters.filter(pk__in=words.to_approve(by=user))
        case "to_register":
            return letters.filter(pk__in=words.to_register())
    if state in BY_ADDRESSEE:
        addressees = addressees_in(state, on=on).filter(letter=OuterRef("pk"))
        return letters.filter(Exists(addressees))
    return letters.filter(status=state)


def addressees_in(state: str, *, on: dt.date) -> "QuerySet[Addressee]":
    """The addressees for whom a letter is in one of `BY_ADDRESSEE`."""
    everybody = Addressee.objects.all()
    match state:
        case "overdue":
            return everybody.overdue(on=on)
        case "due_week":
            return everybody.due_within(7, on=on)
        case "awaiting":
            return everybody.awaiting_reply()
        case "not_sealed":
            return everybody.not_sealed()
        case "to_dispatch":
            return everybody.to_dispatch()
        case "returned":
            return everybody.addressed().in_state(AddresseeState.UNDELIVERABLE)
    without = Dispatch.objects.without_proof().filter(addressee=OuterRef("pk"))
    return everybody.addressed().filter(Exists(without))
