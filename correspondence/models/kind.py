"""Kinds of letters, what marks them, and the layouts of the sheet."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterKind(TextChoices):
    """What sort of paper it is; each opens and closes after its own practice."""

    FORMAL = "formal", _("Formal letter")
    NOTE = "note", _("Note verbale")
    CIRCULAR = "circular", _("Circular")
    REMINDER = "reminder", _("Reminder")
    SLIP = "slip", _("Transmittal slip")


class Marking(TextChoices):
    """Who may open it; stands under the reference (UN Correspondence Manual, 36)."""

    CONFIDENTIAL = "confidential", _("Confidential")
    PERSONAL = "personal", _("Personal")


class Handling(TextChoices):
    """How it is to travel; stands above the address, in the zone of notes (DIN 5008)."""

    COURIER = "by_courier", _("By courier")
    REGISTERED = "registered", _("Registered post")
    BY_HAND = "by_hand", _("By hand")
    POUCH = "pouch", _("Diplomatic pouch")


class Layout(TextChoices):
    """Where things stand on page one, made for an envelope."""

    DIN5008A = "din5008a", _("DIN 5008 form A")
    DIN5008B = "din5008b", _("DIN 5008 form B")
    NF = "nf", _("France, window on the right")
    SWISS_RIGHT = "swiss-right", _("Switzerland, window on the right")
    SWISS_LEFT = "swiss-left", _("Switzerland, window on the left")
    US10 = "us10", _("US Letter, #10 window")
    US_DOUBLE = "us-double", _("US Letter, two windows")
    UN_FORMAL = "un-formal", _("United Nations, address at the foot of page one")
