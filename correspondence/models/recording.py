"""Logging a letter that was written and sent elsewhere: the uploaded PDF is its file copy."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.lifecycle import RECORD, Origin
from correspondence.models.addressee import Addressee
from correspondence.models.file_copy import FileCopy
from correspondence.models.letter import Letter
from correspondence.models.letterhead import Letterhead
from correspondence.models.matter import Matter
from correspondence.models.register import Register, Series, refuse_given
from correspondence.models.stored_file import StoredFile
from correspondence.models.transition import NotAllowed
from recipients.models import Office

RENDERER = "uploaded"


@transaction.atomic
def record_sent(
    *,
    content: bytes,
    pages: int,
    matter: Matter,
    series: Series,
    language: str,
    subject: str,
    dated_on: dt.date,
    other_reference: str,
    offices: list[Office],
    channel: str,
    sent_on: dt.date,
    tracking_number: str,
    reply_due_on: dt.date | None,
    backdating_reason: str,
    today: dt.date,
    by: User,
    apart: str | None = None,
) -> Letter:
    """Give a letter written elsewhere its reference, and log that it went to these offices.

    `content` is the PDF that was sent, past the gate, which told why it stays `apart`; every
    addressee gets it as file copy, kept once. A `matter` not saved yet is opened. The year of the
    reference is that of the letter's date. Raises `NotAllowed`, and then nothing is kept and no
    number taken.
    """
    refuse(
        dated_on=dated_on,
        offices=offices,
        reply_due_on=reply_due_on,
        backdating_reason=backdating_reason,
        today=today,
    )
    stored = StoredFile.objects.keep(
        content, media_type="application/pdf", pages=pages, apart=apart
    )
    refuse_a_second_time(stored, offices)
    letter = Letter.objects.create(
        matter=matter.opened(by=by),
        series=series,
        origin=Origin.RECORDED,
        drafted_by=by,
        other_reference=other_reference,
        reply_due_on=reply_due_on,
    )
    letter.texts.create(language=language, subject=subject)
    for position, office in enumerate(offices, start=1):
        letter.addressees.create(office=office, language=language, position=position)
    _enter(letter, dated_on=dated_on, backdating_reason=backdating_reason, by=by)
    for addressee in _frozen(letter, dated_on=dated_on):
        FileCopy.objects.create(addressee=addressee, file=stored, pages=pages, renderer=RENDERER)
        addressee.log_dispatch(
            channel=channel, sent_on=sent_on, today=today, by=by, tracking_number=tracking_number
        )
    return letter


def refuse(
    *,
    dated_on: dt.date,
    offices: list[Office],
    reply_due_on: dt.date | None,
    backdating_reason: str,
    today: dt.date,
) -> None:
    """Raise `NotAllowed` for what no letter that was sent can say of itself."""
    if not offices:
        raise NotAllowed(_("Nobody is addressed yet."))
    if dated_on > today:
        raise NotAllowed(_("The date of the letter lies in the future."))
    if dated_on < today and not backdating_reason.strip():
        raise NotAllowed(_("The letter bears an earlier date: say why it is logged now."))
    if reply_due_on and reply_due_on <= dated_on:
        raise NotAllowed(_("The reply is asked for before the letter is dated."))


def refuse_a_second_time(stored: StoredFile, offices: list[Office]) -> None:
    """Raise `NotAllowed` where this PDF is logged as sent to one of these offices already.

    The file's row is locked until the transaction ends, so that a second click waits and is told.
    """
    StoredFile.objects.select_for_update().get(pk=stored.pk)
    earlier = (
        FileCopy.objects.filter(file=stored, addressee__office__in=offices)
        .select_related("addressee__letter")
        .first()
    )
    if earlier:
        raise NotAllowed(
            _("This very file is the copy for %(who)s in %(letter)s already.")
            % {"who": earlier.addressee, "letter": earlier.addressee.letter}
        )


def _enter(letter: Letter, *, dated_on: dt.date, backdating_reason: str, by: User) -> None:
    """Take the next number of the letter's series and year, and make the transition."""
    register, number = Register.objects.take(series=letter.series, year=dated_on.year)
    reference = letter.series.reference(year=dated_on.year, number=number)
    refuse_given(reference)
    letter.undergo(
        RECORD,
        by=by,
        register_year=register,
        number=number,
        reference=reference,
        dated_on=dated_on,
        backdating_reason=backdating_reason,
        registered_by=by,
        registered_at=timezone.now(),
        detail={
            "reference": reference,
            "printed on it": letter.other_reference,
            "dated": dated_on,
            "addressees": letter.addressees.count(),
            "reason for the earlier date": backdating_reason,
        },
    )


def _frozen(letter: Letter, *, dated_on: dt.date) -> list[Addressee]:
    """The addressees with the address as the directory knows it for the letter's date.

    What the letter itself says is in the PDF: no salutation, closing or sheet is made up for it.
    """
    frozen = []
    for addressee in letter.addressees.all():
        office = Office.objects.for_opening().get(pk=addressee.office_id)
        addressee.letter = letter
        addressee.organization_name = office.organization.name
        addressee.office_name = office.name
        addressee.holder = office.holder_on(dated_on)
        addressee.address_block = _address_block(office, addressee.language, dated_on)
        addressee.reply_due_on = letter.reply_due_on
        addressee.frozen_at = timezone.now()
        addressee.save()
        frozen.append(addressee)
    return frozen


def _address_block(office: Office, language: str, dated_on: dt.date) -> str:
    """The lines of the envelope where the directory is complete, else office and organization."""
    head = Letterhead.objects.filter(unit="", language=language).first()
    opening = office.opening(
        language=language, on=dated_on, posted_in=str(head.country) if head else ""
    )
    lines = opening.lines if opening.is_complete else (office.name, office.organization.name)
    return "\n".join(lines)
