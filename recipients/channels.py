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

    @property
    def is_paper(self) -> bool:
        """Whether it carries an envelope to a postal address."""
        return self not in (Channel.EMAIL, Channel.FAX, Channel.ONLINE_FORM)
