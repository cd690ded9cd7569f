"""What the approver saw, and what would be printed otherwise by now."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from correspondence.models.enclosure import EnclosureEdition
from history.models import Event, Kept

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


def editions_for(letter: "Letter", language: str) -> list[EnclosureEdition]:
    """The edition of each enclosure that an addressee in `language` gets, in order.

    Enclosures are read as prefetched (`Letter.objects.for_printing`).
    """
    chosen = [use.enclosure.edition_for(language) for use in letter.letter_enclosures.all()]
    return [edition for edition in chosen if edition is not None]


def changed_since_approval(letter: "Letter") -> list[str]:
    """What is no longer as it was approved, a sentence each; empty where nothing was approved.

    The text, the addressees and who signs have the letter's version; this is about what the
    letter takes from elsewhere: enclosures, the letterheads, the entry of the signatory. The
    directory is not among it: a letter goes to who holds the office on its day.
    """
    if letter.approved_at is None:
        return []
    languages = sorted({one.language for one in letter.addressees.all()})
    chosen = dict.fromkeys(one for language in languages for one in editions_for(letter, language))
    changed = [
        _("“%(title)s” has a newer file than the one approved") % {"title": one.title}
        for one in chosen
        if one.added_at > letter.approved_at
    ]
    changed += [
        _("%(what)s was changed after the approval") % {"what": name}
        for name in _entries_changed(letter, languages)
    ]
    return [
        _("%(changed)s. Go back to the draft and have it approved again") % {"changed": one}
        for one in changed
    ]


def _entries_changed(letter: "Letter", languages: list[str]) -> list[str]:
    """Letterheads of these languages, and the signatory, whose entry was edited since."""
    entries: dict[Kept, str] = {
        letter.letterheads[language]: _("The letterhead %(which)s")
        for language in languages
        if language in letter.letterheads
    }
    if letter.signatory:
        entries[letter.signatory] = _("The entry of the signatory %(which)s")
    if not entries:
        return []
    events = Event.objects.about(*entries).filter(verb="changed", at__gt=letter.approved_at)
    edited = set(events.values_list("subject_type", "subject_id"))
    return [
        words % {"which": one}
        for one, words in entries.items()
        if (one._meta.label_lower, one.pk) in edited
    ]
