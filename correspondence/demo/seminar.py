"""The invented matters: letters in every state, on days around today."""

import datetime as dt

from correspondence.demo import seminar_texts as texts
from correspondence.demo.acts import (
    WHY_EARLIER,
    Stage,
    approve,
    enter_enclosure,
    register,
    send,
    write,
)
from correspondence.demo.seminar_responses import answer_groundwater, answer_invitation
from correspondence.models import Enclosure, Letter, Matter
from correspondence.models.recording import record_sent
from correspondence.pdf.sample import sample_pages
from recipients.channels import Channel

DUE_SOON = dt.timedelta(days=4)
REMINDER_TERM = dt.timedelta(days=14)
REPORT_TERM = dt.timedelta(days=30)
SAMPLE_NOTE = "Invented: the organizations, the letters and everything that came back."


def enter_seminar(stage: Stage) -> None:
    """Two invented matters, oldest letter first, so that the references follow the dates."""
    seminar = Matter(
        title="Seminar on water management in small islands",
        summary="An invented seminar: invitations, data and replies, to try Chancery with.",
        sample_note=SAMPLE_NOTE,
    )
    seminar.keep(by=stage.cast.staff)
    scholarships = Matter(
        title="Scholarships for students from small islands",
        summary="An invented proposal to an invented fund.",
        sample_note=SAMPLE_NOTE,
    )
    scholarships.keep(by=stage.cast.staff)
    programme, paper = _enclosures(stage)
    _logged_as_sent(stage, seminar)
    invitation = _invite(stage, seminar, programme, paper)
    _cancel(stage, seminar)
    _thank(stage, seminar)
    _ask_for_data(stage, seminar)
    _remind(stage, seminar, invitation)
    _register_only(stage, seminar, programme)
    _drafts(stage, seminar, scholarships, programme)


def _enclosures(stage: Stage) -> tuple[Enclosure, Enclosure]:
    programme = enter_enclosure(
        stage,
        "Programme of the seminar",
        kind="programme",
        editions=[("en", "Programme of the seminar", 2), ("fr", "Programme du séminaire", 2)],
    )
    paper = enter_enclosure(
        stage,
        "Background paper: water on small islands",
        kind="report",
        editions=[
            ("en", "Background paper: water on small islands", 6),
            ("fr", "Document d’information : l’eau dans les petites îles", 6),
        ],
    )
    return programme, paper


def _logged_as_sent(stage: Stage, matter: Matter) -> Letter:
    """A letter that was written elsewhere."""
    subject = "Announcement of a seminar on water management"
    dated_on = stage.workday(62)
    return record_sent(
        content=sample_pages(subject, 2, "en", source="Letter written elsewhere"),
        pages=2,
        apart="",
        matter=matter,
        series=stage.series,
        language="en",
        subject=subject,
        dated_on=dated_on,
        other_reference="BIG/SAMPLE/31",
        offices=[stage.offices["RWF"], stage.offices["CCN"]],
        channel=Channel.COURIER,
        sent_on=dated_on,
        tracking_number="SAMPLE 1003",
        reply_due_on=None,
        backdating_reason=WHY_EARLIER,
        today=stage.today,
        by=stage.cast.staff,
    )


def _invite(stage: Stage, matter: Matter, *enclosures: Enclosure) -> Letter:
    """Six invitations in two languages, with something of everything coming back."""
    letter = register(
        stage,
        write(
            stage,
            matter=matter,
            texts=[texts.INVITATION_EN, texts.INVITATION_FR],
            to=["RWF", "IIS", "CCN", "ESF", "FHT", "IDS"],
            requests=texts.INVITATION_REQUESTS,
            enclosures=enclosures,
            dated_on=stage.workday(40),
            reply_due_on=stage.workday(5),
        ),
    )
    sent_on = stage.workday(39)
    send(stage, letter, "RWF", Channel.EMAIL, sent_on)
    send(stage, letter, "IIS", Channel.COURIER, sent_on, "SAMPLE 1004")
    send(stage, letter, "CCN", Channel.POST, sent_on)
    send(stage, letter, "ESF", Channel.BY_HAND, sent_on)
    send(stage, letter, "FHT", Channel.REGISTERED_POST, sent_on, "RR 000 000 028 AZ")
    send(stage, letter, "IDS", Channel.ONLINE_FORM, sent_on, "SAMPLE 77")
    answer_invitation(stage, letter)
    return letter


def _cancel(stage: Stage, matter: Matter) -> None:
    """A number that stays taken."""
    letter = register(
        stage,
        write(
            stage,
            matter=matter,
            texts=[texts.WITHDRAWN],
            to=["RWF", "CCN"],
            dated_on=stage.workday(26),
        ),
    )
    letter.cancel(reason="The venue did not change after all.", by=stage.cast.approver)


def _thank(stage: Stage, matter: Matter) -> None:
    """A letter that asks for nothing, sent and closed."""
    letter = register(
        stage,
        write(stage, matter=matter, texts=[texts.THANKS], to=["FHT"], dated_on=stage.workday(20)),
    )
    send(stage, letter, "FHT", Channel.COURIER, stage.workday(19), "SAMPLE 1005")
    letter.close(by=stage.cast.approver)


def _ask_for_data(stage: Stage, matter: Matter) -> None:
    """Replies due within the week; one sent with nothing to show for it, one copy."""
    letter = register(
        stage,
        write(
            stage,
            matter=matter,
            texts=[texts.GROUNDWATER],
            to=["RWF", "IDS", "CCN"],
            cc=("IIS",),
            requests=texts.GROUNDWATER_REQUESTS,
            dated_on=stage.workday(14),
            reply_due_on=stage.today + DUE_SOON,
        ),
    )
    sent_on = stage.workday(13)
    send(stage, letter, "RWF", Channel.POST, sent_on)
    send(stage, letter, "IDS", Channel.COURIER, sent_on, "SAMPLE 1006")
    send(stage, letter, "CCN", Channel.EMAIL, sent_on)
    send(stage, letter, "IIS", Channel.POST, sent_on)
    answer_groundwater(stage, letter)


def _remind(stage: Stage, matter: Matter, invitation: Letter) -> None:
    """A reminder is a letter of its own, further to the first one."""
    letter = register(
        stage,
        write(
            stage,
            matter=matter,
            texts=[texts.REMINDER],
            to=["FHT"],
            requests=texts.INVITATION_REQUESTS[:1],
            dated_on=stage.workday(3),
            reply_due_on=stage.today + REMINDER_TERM,
            further_to=invitation,
        ),
    )
    send(stage, letter, "FHT", Channel.COURIER, stage.workday(2), "SAMPLE 1007")


def _register_only(stage: Stage, matter: Matter, programme: Enclosure) -> None:
    """Registered and sealed, waiting to leave the house."""
    register(
        stage,
        write(
            stage,
            matter=matter,
            texts=[texts.PROGRAMME_EN, texts.PROGRAMME_FR],
            to=["RWF", "IIS", "ESF"],
            enclosures=(programme,),
            dated_on=stage.workday(1),
        ),
    )


def _drafts(stage: Stage, seminar: Matter, scholarships: Matter, programme: Enclosure) -> None:
    """One approved, one waiting for approval, one still being written in two languages."""
    approve(
        stage,
        write(
            stage,
            matter=scholarships,
            texts=[texts.PLACES],
            to=["ESF"],
            requests=texts.PLACES_REQUESTS,
            reply_due_on=stage.today + REPORT_TERM,
        ),
    )
    waiting = write(
        stage,
        matter=seminar,
        texts=[texts.INTERPRETERS],
        to=["RWF", "CCN"],
        requests=texts.INTERPRETERS_REQUESTS,
        reply_due_on=stage.today + REMINDER_TERM,
    )
    waiting.submit(version=waiting.version, by=stage.cast.staff)
    write(
        stage,
        matter=seminar,
        texts=[texts.REPORT_EN, texts.REPORT_FR],
        to=["RWF", "IIS"],
        enclosures=(programme,),
        reply_due_on=stage.today + REPORT_TERM,
    )
