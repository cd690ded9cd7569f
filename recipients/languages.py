"""The languages letters are written in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    """ISO 639-1 code of a letter's language."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    RUSSIAN = "ru", _("Russian")
    ARABIC = "ar", _("Arabic")

    @property
    def direction(self) -> str:
        """`rtl` for scripts written from right to left, else `ltr`."""
        return "rtl" if self == Language.ARABIC else "ltr"

    @property
    def via(self) -> str:
        """The address line that names the mission a letter goes through."""
        return _VIA[self]


_VIA = {
    Language.ENGLISH: "via the {mission}",
    Language.FRENCH: "par l’intermédiaire de la {mission}",
    Language.SPANISH: "por conducto de la {mission}",
    Language.RUSSIAN: "через {mission}",
    Language.ARABIC: "عن طريق {mission}",
}
