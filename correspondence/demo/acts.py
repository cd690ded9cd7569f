"""The acts of the house as the demo performs them, one after the other."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from correspondence.demo.people import Cast
from correspondence.models import Addressee, Enclosure, Letter, Matter, Series, StoredFile
from correspondence.pdf.pages import count_pages
from correspondence.pdf.sample import sample_pages
from correspondence.tasks import seal_letter
from recipients.languages import Language
from recipients.models import Office

WHY_EARLIER = "Sample data, entered after the date it bears"


@dataclass(frozen=True)
class Stage:
    """Where and when the demo plays: who acts, which offices there are, which day it is."""

    cast: Cast
    series: Series
    offices: Mapping[str, Office]  # by the acronym of the organization
    today: dt.date

    def workday(self, days_ago: int) -> dt.date:
        """The day so many days before today, or the Friday before a weekend."""
        day = self.today - dt.timedelta(days=days_ago)
        return day - dt.timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True)
class Text:
    """A subject and a body in one language."""

    language: str
    subject: str
    body: str


def enter_enclosure(
    stage: Stage, title: str, *, kind: str, editions: list[tuple[str, str, int]]
) -> Enclosure:
    """An enclosure of the library. `editions`: (language, title in it, pages)."""
    enclosure = Enclosure(title=title, kind=kind, is_sample=True)
    enclosure.keep(by=stage.cast.staff)
    for language, named, pages in editions:
        enclosure.add_edition(
            sample_pages(named, pages, language),
            language=language,
            title=named,
            pages=pages,
            apart="",
            file_name=f"{kind}-{language}.pdf",
            by=stage.cast.staff,
        )
    return enclosure


def write(
    stage: Stage,
    *,
    matter: Matter,
    texts: list[Text],
    to: list[str],
    cc: tuple[str, ...] = (),
    requests: tuple[tuple[str, str], ...] = (),
    enclosures: tuple[Enclosure, ...] = (),
    dated_on: dt.date | None = None,
    reply_due_on: dt.date | None = None,
    further_to: Letter | None = None,
) -> Letter:
    """A draft by the staff. `to`, `cc`: acronyms; `requests`: (sentence, short)."""
    by = stage.cast.staff
    letter = Letter.objects.begin(
        matter=matter,
        series=stage.series,
        language=texts[0].language,
        subject=texts[0].subject,
        by=by,
    )
    for text in texts[1:]:
        spoken = Language(text.language).label
        letter.touch(by=by, changes={"language added": ("", spoken)})
        letter.texts.create(language=text.language, subject=text.subject)
    for role, acronyms in (("to", to), ("cc", cc)):
        for acronym in acronyms:
            letter.address(stage.offices[acronym], by=by, role=role)
    for enclosure in enclosures:
        letter.enclose(enclosure, by=by)
    letter.edit(
        version=letter.version,
        by=by,
        facts={"dated_on": dated_on, "reply_due_on": reply_due_on, "further_to": further_to},
        texts={text.language: (text.subject, text.body) for text in texts},
        requests=list(requests),
    )
    return letter


def approve(stage: Stage, letter: Letter) -> Letter:
    """Submitted by the staff, approved by the approver."""
    letter.submit(version=letter.version, by=stage.cast.staff)
    letter.approve(version=letter.version, by=stage.cast.approver)
    return letter


def register(stage: Stage, letter: Letter) -> Letter:
    """Approved, registered and sealed."""
    approve(stage, letter)
    letter.register(
        version=letter.version,
        on=stage.today,
        by=stage.cast.staff,
        backdating_reason=WHY_EARLIER,
    )
    seal_letter.call(letter.pk)
    return Letter.objects.get(pk=letter.pk)


def addressee(letter: Letter, acronym: str) -> Addressee:
    """The addressee of that organization, read afresh."""
    return letter.addressees.get(office__organization__acronym=acronym)


def send(
    stage: Stage, letter: Letter, acronym: str, channel: str, on: dt.date, number: str = ""
) -> Addressee:
    """Log one sending; `number` is the tracking number."""
    one = addressee(letter, acronym)
    one.log_dispatch(
        channel=channel,
        sent_on=on,
        today=stage.today,
        by=stage.cast.staff,
        tracking_number=number,
    )
    return one


def deliver(stage: Stage, one: Addressee, on: dt.date, received_by: str) -> None:
    """The last sending to this addressee arrived."""
    dispatch = one.dispatches.get()
    dispatch.deliver(on=on, received_by=received_by, today=stage.today, by=stage.cast.staff)


def receive(
    stage: Stage,
    one: Addressee,
    kind: str,
    on: dt.date,
    *,
    summary: str,
    channel: str = "email",
    reference: str = "",
    words: tuple[str, ...] = (),
    promised_on: dt.date | None = None,
    outcomes: Mapping[str, tuple[str, str]] | None = None,
) -> None:
    """Log what came back.

    `words` are printed in its scan; `outcomes`: request → (outcome, their words).
    """
    requests = {str(request): request.pk for request in one.letter.requests.all()}
    one.log_response(
        kind=kind,
        received_on=on,
        today=stage.today,
        by=stage.cast.staff,
        summary=summary,
        channel=channel,
        their_reference=reference,
        promised_on=promised_on,
        outcomes={requests[short]: said for short, said in (outcomes or {}).items()},
        file=_scan(one, words) if words else None,
        file_name=f"{kind}.pdf" if words else "",
    )


def _scan(one: Addressee, words: tuple[str, ...]) -> StoredFile:
    """What the response looked like, as a sample page."""
    title = "Réponse" if one.language == "fr" else "Reply"
    content = sample_pages(title, 1, one.language, source=one.display_organization, lines=words)
    return StoredFile.objects.keep(
        content, media_type="application/pdf", pages=count_pages(content)
    )
