"""How a letter to an office opens: envelope, salutation, closing."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from recipients.languages import DirectoryLanguage
from recipients.models.form_of_address import Gender
from recipients.posting import country_line

if TYPE_CHECKING:
    from recipients.models.address import PostalAddress
    from recipients.models.holder import OfficeHolder
    from recipients.models.office import Office


@dataclass(frozen=True)
class Opening:
    """What stands on the envelope and how the letter opens and closes, in one language.

    `missing` names what the directory lacks; with anything missing no letter may go out.
    `notes` are worth a look but do not stop a letter. Never a mixture of two languages: only a
    proper name may stand in the language it has.
    """

    lines: tuple[str, ...]
    salutation: str
    closing: str
    holder: "OfficeHolder | None"
    country: str = ""
    via: str = ""
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return not self.missing


def compose(office: "Office", *, language: str, on: dt.date, posted_in: str) -> Opening:
    """The opening of a letter to `office`; see `Office.opening`."""
    composer = _Composer(office, DirectoryLanguage(language), office.holder_on(on))
    texts = composer.texts()
    title = composer.title()
    via, organization = composer.houses(title)
    address = composer.address()
    country = composer.country(address, posted_in=posted_in)
    lines = (
        texts.get("envelope", ""),
        composer.other_title(),
        title,
        organization,
        via,
        *(address.as_lines if address else ()),
        country,
    )
    return Opening(
        lines=tuple(line for line in lines if line),
        salutation=texts.get("salutation", ""),
        closing=texts.get("closing", ""),
        holder=composer.holder,
        country=country,
        via=via,
        missing=tuple(composer.missing),
        notes=tuple(composer.notes),
    )


@dataclass
class _Composer:
    """Finds each piece of an opening, and notes what is missing or worth a look."""

    office: "Office"
    language: DirectoryLanguage
    holder: "OfficeHolder | None"
    missing: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def texts(self) -> dict[str, str]:
        """Envelope line, salutation and closing; the vacant office has no envelope line.

        The form for the holder's gender, or the one that names nobody where it is not recorded
        or needs a word that is not. A form of the office's own stands before that of its style.
        """
        forms = {
            form.gender: form
            for form in (*self.office.style.forms.all(), *self.office.forms.all())
            if form.language == self.language
        }
        gender = Gender(self.holder.gender if self.holder else Gender.UNKNOWN)
        words = self._words()
        for one in dict.fromkeys((gender, Gender.UNKNOWN)):
            texts = forms[one].filled(words, envelope=bool(self.holder)) if one in forms else None
            if texts:
                self._note_form(one, gender, is_known=gender in forms)
                return texts
        self._miss(_("No form of address in %(language)s for “%(what)s”"), what=self.office.style)
        return {}

    def title(self) -> str:
        """The title of the office, in the form for the holder's gender."""
        gender = self.holder.gender if self.holder else Gender.UNKNOWN
        title = self.office.title_in(self.language, gender)
        if title is None:
            self._miss(_("No title in %(language)s for %(what)s"), what=self.office)
        return title or ""

    def other_title(self) -> str:
        """What the holder is besides; a title, so never in another language."""
        if not self.holder or not self.holder.other_title:
            return ""
        other_title = self.holder.names_in(self.language)[1]
        if not other_title:
            self._miss(
                _("“%(what)s” is not recorded in %(language)s"), what=self.holder.other_title
            )
        return other_title

    def houses(self, title: str) -> tuple[str, str]:
        """(the line that names the mission, the line that names the organization), or empty.

        The organization has no line of its own where the title names it, or where the letter
        goes through a mission.
        """
        if mission := self.office.via:
            name = mission.name_in(self.language)
            if name is None:
                self._miss(_("%(what)s has no name in %(language)s"), what=mission)
            elif not self.language.via:
                self._miss(_("No word for “via” is known in %(language)s"))
            return (self.language.via.format(mission=name) if name else ""), ""
        organization = self.office.organization
        name = organization.name_in(self.language)
        if (name or organization.name).casefold() in title.casefold():
            return "", ""
        if name is None:
            self._note(
                _("%(what)s has no name in %(language)s; its English name is printed"),
                what=organization,
            )
        return "", name or organization.name

    def address(self) -> "PostalAddress | None":
        address = self.office.address_in(self.language)
        if address is None:
            self._miss(_("No postal address for %(what)s"), what=self.office)
        return address

    def country(self, address: "PostalAddress | None", *, posted_in: str) -> str:
        """The last line, in capitals; none for a letter that stays in the country."""
        if address is None:
            return ""
        return country_line(str(address.country), posted_in=posted_in, language=self.language.value)

    def _words(self) -> dict[str, str]:
        """What a form can say of the holder."""
        if self.holder is None:
            self._note(_("Nobody is recorded as holding the office; the title alone is printed"))
            return {}
        if not self.holder.is_written_in(self.language):
            self._note(_("%(what)s is not recorded as written in %(language)s"), what=self.holder)
        return {
            "name": self.holder.names_in(self.language)[0],
            "honorific": self.holder.honorific,
            "family_name": self.holder.family_name,
        }

    def _note_form(self, used: Gender, gender: Gender, *, is_known: bool) -> None:
        """Say why a form was used that is not made for the holder."""
        if used == gender:
            if self.holder and gender == Gender.UNKNOWN:
                self._note(
                    _("The gender of %(what)s is not recorded; the form suits everybody"),
                    what=self.holder,
                )
        elif is_known:
            self._note(
                _("The form needs a name or honorific of %(what)s that is not recorded"),
                what=self.holder,
            )
        else:
            self._note(
                _("No form in %(language)s for a %(what)s; the one for everybody is used"),
                what=gender.label,
            )

    def _miss(self, sentence: str, *, what: object = "") -> None:
        self.missing.append(sentence % {"language": self.language.label, "what": what})

    def _note(self, sentence: str, *, what: object = "") -> None:
        self.notes.append(sentence % {"language": self.language.label, "what": what})
