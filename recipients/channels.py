"""By what way something is sent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    EMAIL = "email", _("E-mail")
    COURIER = "courier", _("Courier")
    REGISTERED_POST = "registered_post", _("Registered post")
    POST = "post", _("Ordinary post")
    BY_HAND = "by_hand", _("By hand")
    POUCH = "pouch", _("Diplomatic pouch")
    FAX = "fax", _("Fax")
    ONLINE_FORM = "online_form", _("Online form")

    @classmethod
    def on_paper(cls) -> "list[Channel]":
        """Those that carry an envelope to a postal address."""
        return [one for one in cls if one not in (cls.EMAIL, cls.FAX, cls.ONLINE_FORM)]
