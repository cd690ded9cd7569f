"""Every status and every named transition, on one screen.

Two clocks are kept apart. Where the paper is, is stored (`DispatchStatus`). Whether it has been
answered is derived from facts (`AddresseeState`), never stored, so it is never wrong.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterStatus(TextChoices):
    """Where the text stands; says nothing about paper or answers."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    REGISTERED = "registered", _("Registered")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


IN_FORCE = (LetterStatus.REGISTERED, LetterStatus.CLOSED)


class Origin(TextChoices):
    COMPOSED = "composed", _("Composed here")
    RECORDED = "recorded", _("Written elsewhere")


class Copy(TextChoices):
    """Whether an office is written to, or gets a copy for information."""

    TO = "to", _("to")
    CC = "cc", _("cc")


class DispatchStatus(TextChoices):
    """Where the paper is."""

    PLANNED = "planned", _("Planned")
    READY = "ready", _("Ready")
    SENDING = "sending", _("Sending")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Unknown")
    RETURNED = "returned", _("Returned")
    LOST = "lost", _("Lost")
    CANCELLED = "cancelled", _("Cancelled")


LEFT_THE_HOUSE = (
    DispatchStatus.SENT,
    DispatchStatus.DELIVERED,
    DispatchStatus.RETURNED,
    DispatchStatus.LOST,
)
CAME_TO_NOTHING = (DispatchStatus.RETURNED, DispatchStatus.LOST)


class ProofKind(TextChoices):
    POSTING = "posting", _("that it left")
    DELIVERY = "delivery", _("that it arrived")


class ResponseKind(TextChoices):
    """What came back. Only a reply or a decline settles."""

    ACKNOWLEDGEMENT = "acknowledgement", _("Acknowledgement")
    INTERIM = "interim", _("Interim reply")
    REPLY = "reply", _("Substantive reply")
    DECLINE = "decline", _("Decline")
    RETURNED = "returned", _("Returned undelivered")
    AUTOMATIC = "automatic", _("Automatic reply")
    REFERRAL = "referral", _("Referral")


SETTLING = (ResponseKind.REPLY, ResponseKind.DECLINE)


class Outcome(TextChoices):
    """What one addressee did about one request; no row means no answer."""

    NO_ANSWER = "no_answer", _("No answer")
    NOTED = "noted", _("Noted")
    UNDER_CONSIDERATION = "under_consideration", _("Under consideration")
    AGREED = "agreed", _("Agreed")
    PARTLY = "partly", _("Partly agreed")
    DECLINED = "declined", _("Declined")
    REFERRED = "referred", _("Referred")


class AddresseeState(TextChoices):
    """Has it been answered? Derived; the strongest fact wins. Overdue stands beside it."""

    NOT_SENT = "not_sent", _("Not sent")
    SENT = "sent", _("Sent")  # and no reply was asked for
    AWAITING = "awaiting", _("Awaiting")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    INTERIM = "interim", _("Interim")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Declined")
    UNDELIVERABLE = "undeliverable", _("Undeliverable")
    WAIVED = "waived", _("Waived")


SETTLED = (AddresseeState.ANSWERED, AddresseeState.DECLINED, AddresseeState.WAIVED)


@dataclass(frozen=True)
class Transition:
    """A named step between states; `verb` is the event it leaves in the history."""

    name: str
    source: tuple[str, ...]
    target: str
    verb: str


_L = LetterStatus
SUBMIT = Transition("submit", (_L.DRAFT,), _L.IN_REVIEW, "submitted")
RETURN = Transition("return", (_L.IN_REVIEW,), _L.DRAFT, "returned")
WITHDRAW = Transition("withdraw", (_L.IN_REVIEW,), _L.DRAFT, "withdrawn")
APPROVE = Transition("approve", (_L.IN_REVIEW,), _L.APPROVED, "approved")
REVISE = Transition("revise", (_L.APPROVED,), _L.DRAFT, "approval voided")
REGISTER = Transition("register", (_L.APPROVED,), _L.REGISTERED, "registered")
REGISTER_UNAPPROVED = Transition("register", (_L.DRAFT, _L.APPROVED), _L.REGISTERED, "registered")
RECORD = Transition("record", (_L.DRAFT,), _L.REGISTERED, "logged as sent")
CANCEL = Transition("cancel", (_L.REGISTERED,), _L.CANCELLED, "cancelled")
CLOSE = Transition("close", (_L.REGISTERED,), _L.CLOSED, "closed")
REOPEN = Transition("reopen", (_L.CLOSED,), _L.REGISTERED, "reopened")

_D = DispatchStatus
DELIVER = Transition("deliver", (_D.SENT,), _D.DELIVERED, "delivered")
RETURN_DISPATCH = Transition("return", (_D.SENT, _D.DELIVERED), _D.RETURNED, "came back")
UNRETURN_SENT = Transition("unreturn", (_D.RETURNED,), _D.SENT, "did not come back")
UNRETURN_DELIVERED = Transition("unreturn", (_D.RETURNED,), _D.DELIVERED, "did not come back")
LOSE = Transition("lose", (_D.SENT,), _D.LOST, "lost")
