"""The languages letters are written in, and the many more that the directory knows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    """ISO 639-1 code of a letter's language: those the paper has words for.

    The six languages of the United Nations but Chinese, then others by name. One more needs its
    words in `correspondence/pdf/assets` (strings.json, languages.css) and its line here.
    """

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    RUSSIAN = "ru", _("Russian")
    ARABIC = "ar", _("Arabic")
    AZERBAIJANI = "az", _("Azerbaijani")
    DUTCH = "nl", _("Dutch")
    GERMAN = "de", _("German")
    ITALIAN = "it", _("Italian")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")

    @property
    def direction(self) -> str:
        """`rtl` for scripts written from right to left, else `ltr`."""
        return DirectoryLanguage(self).direction


class DirectoryLanguage(TextChoices):
    """ISO 639-1 code of a language in which the directory keeps names, titles and forms.

    The languages of letters come first, with the same codes.
    """

    ENGLISH = Language.ENGLISH.value, Language.ENGLISH.label
    FRENCH = Language.FRENCH.value, Language.FRENCH.label
    SPANISH = Language.SPANISH.value, Language.SPANISH.label
    RUSSIAN = Language.RUSSIAN.value, Language.RUSSIAN.label
    ARABIC = Language.ARABIC.value, Language.ARABIC.label
    ALBANIAN = "sq", _("Albanian")
    AMHARIC = "am", _("Amharic")
    ARMENIAN = "hy", _("Armenian")
    AZERBAIJANI = "az", _("Azerbaijani")
    BELARUSIAN = "be", _("Belarusian")
    BENGALI = "bn", _("Bengali")
    BOSNIAN = "bs", _("Bosnian")
    BULGARIAN = "bg", _("Bulgarian")
    CATALAN = "ca", _("Catalan")
    CHINESE = "zh", _("Chinese")
    CROATIAN = "hr", _("Croatian")
    CZECH = "cs", _("Czech")
    DANISH = "da", _("Danish")
    DUTCH = "nl", _("Dutch")
    ESTONIAN = "et", _("Estonian")
    FINNISH = "fi", _("Finnish")
    GEORGIAN = "ka", _("Georgian")
    GERMAN = "de", _("German")
    GREEK = "el", _("Greek")
    HEBREW = "he", _("Hebrew")
    HINDI = "hi", _("Hindi")
    HUNGARIAN = "hu", _("Hungarian")
    ICELANDIC = "is", _("Icelandic")
    INDONESIAN = "id", _("Indonesian")
    IRISH = "ga", _("Irish")
    ITALIAN = "it", _("Italian")
    JAPANESE = "ja", _("Japanese")
    KAZAKH = "kk", _("Kazakh")
    KOREAN = "ko", _("Korean")
    KYRGYZ = "ky", _("Kyrgyz")
    LATVIAN = "lv", _("Latvian")
    LITHUANIAN = "lt", _("Lithuanian")
    MACEDONIAN = "mk", _("Macedonian")
    MALAY = "ms", _("Malay")
    MALTESE = "mt", _("Maltese")
    MONGOLIAN = "mn", _("Mongolian")
    NORWEGIAN = "no", _("Norwegian")
    PERSIAN = "fa", _("Persian")
    POLISH = "pl", _("Polish")
    PORTUGUESE = "pt", _("Portuguese")
    ROMANIAN = "ro", _("Romanian")
    SERBIAN = "sr", _("Serbian")
    SLOVAK = "sk", _("Slovak")
    SLOVENIAN = "sl", _("Slovenian")
    SOMALI = "so", _("Somali")
    SWAHILI = "sw", _("Swahili")
    SWEDISH = "sv", _("Swedish")
    TAJIK = "tg", _("Tajik")
    THAI = "th", _("Thai")
    TURKISH = "tr", _("Turkish")
    TURKMEN = "tk", _("Turkmen")
    UKRAINIAN = "uk", _("Ukrainian")
    URDU = "ur", _("Urdu")
    UZBEK = "uz", _("Uzbek")
    VIETNAMESE = "vi", _("Vietnamese")

    @property
    def direction(self) -> str:
        """`rtl` for scripts written from right to left, else `ltr`."""
        return "rtl" if self in _FROM_THE_RIGHT else "ltr"

    @property
    def is_in_latin_script(self) -> bool:
        """Whether a name in Latin letters can be read in this language as it stands."""
        return self not in _FROM_THE_RIGHT | _CYRILLIC | _OTHER_SCRIPTS

    @property
    def via(self) -> str:
        """The address line that names the mission a letter goes through; empty: not known."""
        return _VIA.get(self.value, "")


_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur"})
_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
_OTHER_SCRIPTS = frozenset({"am", "bn", "el", "hi", "hy", "ja", "ka", "ko", "th", "zh"})
_VIA = {
    "en": "via the {mission}",
    "fr": "par l’intermédiaire de la {mission}",
    "es": "por conducto de la {mission}",
    "ru": "через {mission}",
    "ar": "عن طريق {mission}",
    "az": "{mission} vasitəsilə",
    "de": "über die {mission}",
    "it": "per il tramite della {mission}",
    "nl": "door tussenkomst van de {mission}",
    "pl": "za pośrednictwem: {mission}",
    "pt": "por intermédio da {mission}",
    "tr": "{mission} aracılığıyla",
    "uk": "через {mission}",
}
