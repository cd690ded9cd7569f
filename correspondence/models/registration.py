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
from correspondence.models.approved import changed_since_approval, editions_for
from correspondence.models.check_code import new_check_code
from correspondence.models.enclosure import Enclosure
from correspondence.models.file_copy import AddresseeEnclosure
from correspondence.models.kind import LetterKind
from correspondence.models.letterhead import Letterhead, emblem_drawing
from correspondence.models.merge_fields import NotFilled, filled
from correspondence.models.practice import salutation_and_closing
from correspondence.models.register import Register, refuse_given
from correspondence.models.sheet import EnclosureLine, Sheet, digest_of
from correspondence.models.transition import NotAllowed
from correspondence.words import words_of
from recipients.models import Office, Opening

if TYPE_CHECKING:
    from correspondence.models.letter import Letter


class PrintedOtherwise(NotAllowed):
    """What would be printed is not what was seen to come out on paper."""

    def __init__(self) -> None:
        super().__init__(
            _("What would be printed has changed in the meantime. Read it again, then decide.")
        )


def transition() -> Transition:
    """How a letter is registered here: with approval, or from the draft where none is asked for."""
    return REGISTER if settings.APPROVAL_REQUIRED else REGISTER_UNAPPROVED


def sheet_for(
    letter: "Letter", addressee: Addressee, *, reference: str, dated_on: dt.date, check_code: str
) -> Sheet:
    """Everything that stands on this addressee's letter, as the directory knows it now.

    Load the letter with `Letter.objects.for_printing`, and nothing is read twice. `reference` and
    `check_code` are empty on a draft. Raises `NotAllowed` where the letterhead or the text in the
    addressee's language is missing, or a merge field cannot be filled in.
    """
    language = addressee.language
    letterhead = letter.letterheads.get(language)
    text = letter.text_in(language)
    if letterhead is None or text is None:
        wanted = _("letterhead") if letterhead is None else _("text")
        raise NotAllowed(
            _("%(who)s: there is no %(what)s in %(language)s.")
            % {"who": addressee, "what": wanted, "language": addressee.get_language_display()}
        )
    opening = addressee.opening(on=dated_on, posted_in=str(letterhead.country))
    salutation, closing = salutation_and_closing(
        letter.kind, language, (opening.salutation, opening.closing)
    )
    values = merge_values(
        letter, addressee, opening, letterhead, reference=reference, dated_on=dated_on
    )
    try:
        subject = filled(text.subject, values, is_html=False)
        body = filled(text.body, values, is_html=True)
    except NotFilled as error:
        raise NotAllowed(f"{addressee}: {error}") from error
    further_to = letter.further_to
    return Sheet(
        language=language,
        sender_name=letterhead.name,
        sender_line=letterhead.line,
        return_line=letterhead.return_line,
        sender_foot=tuple(line for line in letterhead.foot.splitlines() if line.strip()),
        address=address_lines(letter, addressee, opening),
        country=opening.country,
        via=opening.via,
        reference=reference,
        date=dated_on.isoformat(),
        subject=subject,
        salutation=salutation,
        body=body,
        closing=closing,
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
        handling=letter.handling,
        marking=letter.marking,
        layout=letter.layout or letterhead.layout,
        kind=letter.kind,
        reminder=letter.reminder_number,
        check_code=check_code,
        colour=letterhead.colour,
        emblem=letterhead.emblem_name,
        drawing=emblem_drawing(letterhead.emblem_name),
    )


def address_lines(letter: "Letter", addressee: Addressee, opening: Opening) -> tuple[str, ...]:
    """The lines of the envelope; a note verbale is addressed to the house, not to a person."""
    if letter.kind != LetterKind.NOTE:
        return opening.lines
    house = addressee.office.via or addressee.office.organization
    place = addressee.office.address_in(addressee.language)
    lines = (
        house.name_in(addressee.language) or house.name,
        *(place.as_lines if place else ()),
        opening.country,
    )
    return tuple(line for line in lines if line)


def merge_values(
    letter: "Letter",
    addressee: Addressee,
    opening: Opening,
    letterhead: Letterhead,
    *,
    reference: str,
    dated_on: dt.date,
) -> dict[str, str]:
    """What every merge field stands for in this addressee's letter; empty where nothing does."""
    language = addressee.language
    words = words_of(language)
    office, holder = addressee.office, opening.holder
    due = addressee.reply_due_on or letter.reply_due_on
    earlier = letter.further_to
    return {
        "addressee.name": holder.names_in(language)[0] if holder else "",
        "addressee.title": office.title_in(language, holder.gender if holder else "") or "",
        "addressee.organization": office.organization.name_in(language) or office.organization.name,
        "enclosures.count": words.number(len(editions_for(letter, language))),
        "further_to.date": words.date(earlier.dated_on) if earlier and earlier.dated_on else "",
        "further_to.reference": (earlier.reference or "") if earlier else "",
        "letter.date": words.date(dated_on),
        "letter.reference": reference or words["draft"],
        "reply.due": words.date(due) if due else "",
        "sender.name": letterhead.name,
        "signatory.name": letter.signatory.name if letter.signatory else "",
    }


def with_openings(letter: "Letter") -> list[Addressee]:
    """The addressees, each office loaded with everything its opening reads."""
    addressees = list(letter.addressees.select_related("letter"))
    offices = Office.objects.for_opening().in_bulk([one.office_id for one in addressees])
    for addressee in addressees:
        addressee.office = offices[addressee.office_id]
    return addressees


def draft_sheets(
    letter: "Letter", addressees: list[Addressee], *, dated_on: dt.date
) -> list[Sheet]:
    """What would stand on each letter but for its reference. Raises `NotAllowed`."""
    return [
        sheet_for(letter, one, reference="", dated_on=dated_on, check_code="") for one in addressees
    ]


def day_borne(letter: "Letter", *, on: dt.date, backdating_reason: str) -> dt.date:
    """The date of a letter registered today (`on`). Raises `NotAllowed` where it cannot bear it."""
    dated_on = letter.dated_on or on
    if dated_on > on:
        raise NotAllowed(_("The date of the letter lies in the future."))
    if dated_on < on and not backdating_reason:
        raise NotAllowed(_("The letter bears an earlier date: say why."))
    return dated_on


@transaction.atomic
def register(
    letter: "Letter",
    *,
    version: int,
    on: dt.date,
    by: User,
    backdating_reason: str = "",
    tried: str = "",
) -> None:
    """Give the letter its reference and fix everything that is printed.

    `on` is today in the organization's time zone; the year of the reference is that of the
    letter's date. One transaction: the register's row is locked first and gives the number, then
    one conditional UPDATE makes the transition, then the addressees are frozen. The enclosures
    are locked, so that every addressee gets the editions that were approved. `tried` is the digest
    of the sheets that came out in a trial: nothing else is printed. Raises `NotAllowed` or
    `TransitionNotAllowed`, and then no number is taken.
    """
    dated_on = day_borne(letter, on=on, backdating_reason=backdating_reason)
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
    letter.hold_reminded()
    list(Enclosure.objects.select_for_update(of=["self"]).filter(uses__letter=letter.pk))
    printed = type(letter).objects.for_printing().get(pk=letter.pk)
    if changed := changed_since_approval(printed):
        raise NotAllowed(f"{changed[0]}.")
    addressees = with_openings(printed)
    if tried and tried != digest_of(draft_sheets(printed, addressees, dated_on=dated_on)):
        raise PrintedOtherwise
    for addressee in addressees:
        sheet = sheet_for(
            printed,
            addressee,
            reference=reference,
            dated_on=dated_on,
            check_code=new_check_code(),
        )
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
        check_code=sheet.check_code,
        reply_due_on=addressee.reply_due_on
        or (letter.reply_due_on if addressee.role == Copy.TO else None),
        frozen_at=timezone.now(),
    )
