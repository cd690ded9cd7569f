"""What sorts of organizations there are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    INTERNATIONAL = "international", _("International organization")
    REGIONAL = "regional", _("Regional organization")
    EU = "eu", _("EU institution")
    GOVERNMENT = "government", _("Government or ministry")
    MISSION = "mission", _("Permanent mission or embassy")
    PARLIAMENT = "parliament", _("Parliament")
    COURT = "court", _("Court")
    LOCAL = "local", _("Local authority")
    NGO = "ngo", _("Non-governmental organization")
    COMPANY = "company", _("Company")
    MEDIA = "media", _("Media")
    UNIVERSITY = "university", _("University")
    OTHER = "other", _("Other")


#: To these no state sends a note verbale (UN Correspondence Manual, ST/DCS/4/Rev.1, 118).
PRIVATE = (Kind.NGO, Kind.COMPANY, Kind.MEDIA, Kind.UNIVERSITY)
