"""Check before registering: what stops a letter, what is worth a look, what is in order."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from correspondence.models.addressee import Addressee
from correspondence.models.approved import changed_since_approval
from correspondence.models.kind import LetterKind
from correspondence.models.merge_fields import problems
from correspondence.models.registration import merge_values, with_openings
from recipients.kinds import PRIVATE, Kind

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


@dataclass(frozen=True)
class Finding:
    """One thing that was checked. `level` is "stop", "look" or "ok"."""

    level: str
    text: str
    note: str = ""

    @property
    def level_word(self) -> str:
        """The level for those who listen."""
        return {"stop": _("Stops the letter"), "look": _("To look at"), "ok": _("In order")}[
            self.level
        ]


def findings(letter: "Letter", *, on: dt.date) -> list[Finding]:
    """Everything checked before a letter is submitted or registered, worst first.

    `on` is the day the letter would bear if it names none.
    """
    dated_on = letter.dated_on or on
    addressees = with_openings(letter)
    found = [
        *_texts(letter, addressees),
        *_kind(letter, addressees),
        *_merge_fields(letter, addressees, dated_on=dated_on),
        *_enclosures(letter),
        *(Finding("stop", changed) for changed in changed_since_approval(letter)),
        *_openings(letter, addressees, dated_on=dated_on),
        *_dates(letter, addressees, on=on),
    ]
    order = {"stop": 0, "look": 1, "ok": 2}
    return sorted(found, key=lambda one: order[one.level])


def stops(letter: "Letter", *, on: dt.date) -> list[str]:
    """Why the letter may not be submitted or registered now; empty if it may."""
    return [one.text for one in findings(letter, on=on) if one.level == "stop"]


def _texts(letter: "Letter", addressees: list[Addressee]) -> list[Finding]:
    """Addressees there are; each has a subject and a body in its language."""
    if not any(one.role == "to" for one in addressees):
        return [Finding("stop", _("Nobody is addressed yet"))]
    found = []
    for language in dict.fromkeys(one.language for one in addressees):
        text = letter.text_in(language)
        spoken = next(one for one in addressees if one.language == language)
        name = spoken.get_language_display()
        is_slip = letter.kind == LetterKind.SLIP  # what it lists is its text
        if text is None or not text.subject.strip() or not (is_slip or text.body.strip()):
            found.append(
                Finding(
                    "stop",
                    _("The %(language)s text has no subject or no body") % {"language": name},
                )
            )
        if language not in letter.letterheads:
            found.append(
                Finding("stop", _("There is no letterhead in %(language)s") % {"language": name})
            )
        if letter.signatory and not letter.signatory.function_in(language):
            found.append(
                Finding(
                    "look",
                    _("%(who)s has no function in %(language)s; the name stands alone")
                    % {"who": letter.signatory, "language": name},
                )
            )
    if letter.signatory is None and letter.kind != LetterKind.NOTE:
        found.append(Finding("stop", _("Nobody is named to sign the letter")))
    return found or [
        Finding("ok", _("A text and a letterhead for every addressee"), f"{len(addressees)}")
    ]


def _kind(letter: "Letter", addressees: list[Addressee]) -> list[Finding]:
    """The kind suits those addressed, and has what it needs."""
    if letter.kind == LetterKind.REMINDER and letter.further_to is None:
        return [Finding("stop", _("The reminder does not say which letter it reminds of"))]
    if letter.kind == LetterKind.SLIP and not letter.letter_enclosures.exists():
        return [Finding("stop", _("The transmittal slip lists no enclosures"))]
    if letter.kind != LetterKind.NOTE:
        return []
    return [
        Finding(
            "stop", reason, _("UN Correspondence Manual, 118. Choose another kind, or take it off")
        )
        for one in addressees
        if (reason := refusal_of(letter, one))
    ] + [
        Finding("look", _("%(who)s: is it one to which notes verbales go?") % {"who": one})
        for one in addressees
        if one.office.organization.kind == Kind.OTHER
    ]


def refusal_of(letter: "Letter", addressee: Addressee) -> str:
    """Why this kind of letter does not go to that house; empty if it does."""
    if letter.kind != LetterKind.NOTE or addressee.office.organization.kind not in PRIVATE:
        return ""
    return _("%(who)s is no state, mission or international body: no note verbale goes there") % {
        "who": addressee
    }


def _merge_fields(
    letter: "Letter", addressees: list[Addressee], *, dated_on: dt.date
) -> list[Finding]:
    """Every merge field of a text is known, and filled for each who gets the text."""
    texts = {one.language: (one.subject, one.body) for one in letter.texts.all()}
    if not re.search("[{}]", "".join(chain(*texts.values()))):
        return []
    letter = type(letter).objects.for_printing().get(pk=letter.pk)
    wrong_for: dict[str, list[Addressee]] = {}
    for addressee in addressees:
        text, head = texts.get(addressee.language), letter.letterheads.get(addressee.language)
        if text is None or head is None:
            continue
        opening = addressee.opening(on=dated_on, posted_in=str(head.country))
        values = merge_values(letter, addressee, opening, head, reference="", dated_on=dated_on)
        for wrong in dict.fromkeys(chain(*(problems(part, values) for part in text))):
            wrong_for.setdefault(wrong, []).append(addressee)
    return [_stop_for(who, wrong) for wrong, who in wrong_for.items()]


def _stop_for(who: list[Addressee], what: str) -> Finding:
    """What is wrong with the letters to these, in one line however many they are."""
    first, *others = who
    if not others:
        return Finding("stop", f"{first}: {what}")
    text = ngettext(
        "%(who)s and %(n)s other: %(what)s", "%(who)s and %(n)s others: %(what)s", len(others)
    )
    names = "; ".join(map(str, others))
    return Finding("stop", text % {"who": first, "n": len(others), "what": what}, names)


def _enclosures(letter: "Letter") -> list[Finding]:
    """Every enclosure has a file."""
    uses = list(
        letter.letter_enclosures.select_related("enclosure").prefetch_related("enclosure__editions")
    )
    empty = [use.enclosure for use in uses if not use.enclosure.editions.all()]
    if empty:
        return [
            Finding("stop", _("The enclosure “%(title)s” has no file yet") % {"title": one})
            for one in empty
        ]
    if not uses:
        return [Finding("ok", _("No enclosures"))]
    count = len(uses)
    return [
        Finding(
            "ok",
            ngettext(
                "%(n)s enclosure, with its file", "%(n)s enclosures, each with its file", count
            )
            % {"n": count},
        )
    ]


def _openings(letter: "Letter", addressees: list[Addressee], *, dated_on: dt.date) -> list[Finding]:
    """Every address, salutation and closing is complete in the letter's language."""
    found = []
    complete = 0
    for addressee in addressees:
        opening = addressee.opening(on=dated_on, posted_in=letter.posted_in(addressee.language))
        found += [Finding("stop", text) for text in opening.missing]
        found += [Finding("look", f"{addressee}", note) for note in opening.notes]
        if not addressee.office.is_active or not addressee.office.organization.is_active:
            found.append(Finding("stop", _("We no longer write to %(who)s") % {"who": addressee}))
        complete += opening.is_complete
    if complete and complete == len(addressees):
        found.append(
            Finding(
                "ok",
                _("Address, salutation and closing in the language of each text"),
                _("%(n)s of %(n)s") % {"n": complete},
            )
        )
    return found


def _dates(letter: "Letter", addressees: list[Addressee], *, on: dt.date) -> list[Finding]:
    """The date is not in the future, and the reply is not due before it."""
    if letter.dated_on and letter.dated_on > on:
        return [Finding("stop", _("The date of the letter lies in the future"))]
    dated_on = letter.dated_on or on
    if letter.reply_due_on and letter.reply_due_on <= dated_on:
        return [Finding("stop", _("The reply is asked for before the letter is dated"))]
    early = [one for one in addressees if one.reply_due_on and one.reply_due_on <= dated_on]
    if early:
        sentence = _("%(who)s: the reply is asked for before the letter is dated")
        return [Finding("stop", sentence % {"who": one}) for one in early]
    if letter.reply_due_on is None:
        return [Finding("look", _("No reply is asked for"), _("Nobody will become overdue"))]
    return [Finding("ok", _("The reply is asked for after the date of the letter"))]
