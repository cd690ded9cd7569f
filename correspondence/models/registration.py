"""Registering: the reference, and everything fixed with it, in one short transaction."""

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.lifecycle import REGISTER, REGISTER_UNAPPROVED, Copy, Transition
from correspondence.models.addressee import Addressee
from correspondence.models.enclosure import Enclosure
from correspondence.models.file_copy import AddresseeEnclosure
from correspondence.models.letterhead import Letterhead
from correspondence.models.register import Register, refuse_given
from correspondence.models.sheet import EnclosureLine, Sheet
from correspondence.models.transition import NotAllowed
from recipients.models import Office

if TYPE_CHECKING:
    from correspondence.models.enclosure import EnclosureEdition
    from correspondence.models.letter import Letter


def transition() -> Transition:
    """How a letter is registered here: with approval, or from the draft where none is asked for."""
    return REGISTER if settings.APPROVAL_REQUIRED else REGISTER_UNAPPROVED


def sheet_for(
    letter: "Letter", addressee: Addressee, *, reference: str, dated_on: dt.date
) -> Sheet:
    """Everything that stands on this addressee's letter, as the directory knows it now.

    Load the letter with `Letter.objects.for_printing`, and nothing is read twice.
    Raises `NotAllowed` where the letterhead or the text in the addressee's language is missing.
    """
    language = addressee.language
    letterhead = Letterhead.objects.filter(language=language).first()
    text = letter.text_in(language)
    if letterhead is None or text is None:
        wanted = _("letterhead") if letterhead is None else _("text")
        raise NotAllowed(
            _("%(who)s: there is no %(what)s in %(language)s.")
            % {"who": addressee, "what": wanted, "language": addressee.get_language_display()}
        )
    opening = addressee.opening(on=dated_on, posted_in=str(letterhead.country))
    further_to = letter.further_to
    return Sheet(
        language=language,
        sender_name=letterhead.name,
        sender_line=letterhead.line,
        return_line=letterhead.return_line,
        sender_foot=tuple(line for line in letterhead.foot.splitlines() if line.strip()),
        address=opening.lines,
        country=opening.country,
        via=opening.via,
        reference=reference,
        date=dated_on.isoformat(),
        subject=text.subject,
        salutation=opening.salutation,
        body=text.body,
        closing=opening.closing,
        signatory_name=letter.signatory.name if letter.signatory else "",
        signatory_function=letter.signatory.function_in(language) if letter.signatory else "",
        enclosures=tuple(
            EnclosureLine(title=one.title, language=one.language, pages=one.pages)
            for one in editions_for(letter, language)
        ),
        copies=tuple(
            one.office.title_in(language) or str(one.office)
            for one in letter.addressees.all()
            if one.role == Copy.CC
        ),
        further_to_reference=(further_to.reference or "") if further_to else "",
        further_to_date=further_to.dated_on.isoformat()
        if further_to and further_to.dated_on
        else "",
    )


def editions_for(letter: "Letter", language: str) -> list["EnclosureEdition"]:
    """The edition of each enclosure that an addressee in `language` gets, in order.

    Enclosures are read as prefetched (`Letter.objects.for_printing`).
    """
    chosen = [use.enclosure.edition_for(language) for use in letter.letter_enclosures.all()]
    return [edition for edition in chosen if edition is not None]


def unseen_editions(letter: "Letter") -> list["EnclosureEdition"]:
    """Editions that would go out although they came into the library after the approval."""
    if letter.approved_at is None:
        return []
    languages = sorted({one.language for one in letter.addressees.all()})
    chosen = dict.fromkeys(one for language in languages for one in editions_for(letter, language))
    return [one for one in chosen if one.added_at > letter.approved_at]


def newer_than_approved(edition: "EnclosureEdition") -> str:
    """What stands in the way of an unseen edition, in a sentence."""
    return _(
        "“%(title)s” has a newer file than the one approved. "
        "Go back to the draft and have it approved again"
    ) % {"title": edition.title}


def with_openings(letter: "Letter") -> list[Addressee]:
    """The addressees, each office loaded with everything its opening reads."""
    addressees = list(letter.addressees.select_related("letter"))
    offices = Office.objects.for_opening().in_bulk([one.office_id for one in addressees])
    for addressee in addressees:
        addressee.office = offices[addressee.office_id]
    return addressees


@transaction.atomic
def register(
    letter: "Letter",
    *,
    version: int,
    on: dt.date,
    by: User,
    backdating_reason: str = "",
) -> None:
    """Give the letter its reference and fix everything that is printed.

    `on` is today in the organization's time zone; the year of the reference is that of the
    letter's date. One transaction: the register's row is locked first and gives the number, then
    one conditional UPDATE makes the transition, then the addressees are frozen. The enclosures
    are locked, so that every addressee gets the editions that were approved. Raises `NotAllowed`
    or `TransitionNotAllowed`, and then no number is taken.
    """
    dated_on = letter.dated_on or on
    if dated_on > on:
        raise NotAllowed(_("The date of the letter lies in the future."))
    if dated_on < on and not backdating_reason:
        raise NotAllowed(_("The letter bears an earlier date: say why."))
    register_row, number = Register.objects.take(series=letter.series, year=dated_on.year)
    reference = letter.series.reference(year=dated_on.year, number=number)
    refuse_given(reference)
    letter.undergo(
        transition(),
        by=by,
        where=Q(version=version),
        register_year=register_row,
        number=number,
        reference=reference,
        dated_on=dated_on,
        backdating_reason=backdating_reason,
        registered_by=by,
        registered_at=timezone.now(),
        detail={
            "reference": reference,
            "dated": dated_on,
            "addressees": letter.addressees.count(),
            "reason for the earlier date": backdating_reason,
        },
    )
    list(Enclosure.objects.select_for_update(of=["self"]).filter(uses__letter=letter.pk))
    if unseen := unseen_editions(letter):
        raise NotAllowed(newer_than_approved(unseen[0]))
    printed = type(letter).objects.for_printing().get(pk=letter.pk)
    for addressee in with_openings(printed):
        sheet = sheet_for(printed, addressee, reference=reference, dated_on=dated_on)
        freeze(addressee, sheet, letter=printed, dated_on=dated_on)


def freeze(addressee: Addressee, sheet: Sheet, *, letter: "Letter", dated_on: dt.date) -> None:
    """Copy what is printed into the addressee, and the editions it gets; fixed from then on."""
    office = addressee.office
    for position, edition in enumerate(editions_for(letter, addressee.language), start=1):
        AddresseeEnclosure.objects.create(addressee=addressee, edition=edition, position=position)
    Addressee.objects.filter(pk=addressee.pk).update(
        organization_name=office.organization.name,
        office_name=office.name,
        holder=office.holder_on(dated_on),
        address_block="\n".join(sheet.address),
        salutation=sheet.salutation,
        closing=sheet.closing,
        sheet=sheet.as_json(),
        reply_due_on=addressee.reply_due_on
        or (letter.reply_due_on if addressee.role == Copy.TO else None),
        frozen_at=timezone.now(),
    )
