"""Loading the demo: once, whole or not at all, and by one process at a time."""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext as _

from correspondence.demo.acts import Stage
from correspondence.demo.bodies import enter_body
from correspondence.demo.conference import enter_conference
from correspondence.demo.house import enter_house
from correspondence.demo.institutions import INSTITUTIONS, MISSION
from correspondence.demo.partners import ENTERED_TWICE, partners
from correspondence.demo.people import Cast, enter_people
from correspondence.demo.proposals import enter_proposals
from correspondence.demo.seminar import enter_seminar
from correspondence.models import Letter, Letterhead, Matter, NotAllowed
from recipients.models import Kind, Office, Organization, RecipientList

AFRICA, WESTERN_ASIA = "002", "145"  # UN M49
_LOCK = 0x43_48_41_4E  # of the whole database: the one demo


class NotEmpty(NotAllowed):
    """There is work in this database already, and the demo would mix with it."""


@transaction.atomic
def load(*, today: dt.date) -> bool:
    """Load the sample data; False if it is there already, and then nothing changes.

    A second process waits until the first is done. Raises `NotEmpty`, and nothing is loaded.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2min'")
        cursor.execute("SET LOCAL statement_timeout = '2min'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    if Matter.objects.exclude(sample_note="").exists():
        return False
    for model in (Letter, Organization, Letterhead):
        if model._default_manager.exists():
            raise NotEmpty(
                _(
                    "This database holds %(what)s already. The demo is loaded into an empty one: "
                    "name another folder in CHANCERY_VAR."
                )
                % {"what": model._meta.verbose_name_plural}
            )
    cast = enter_people()
    series = enter_house(cast)
    stage = Stage(cast=cast, series=series, offices=_directory(cast, today), today=today)
    enter_conference(stage)
    enter_seminar(stage)
    enter_proposals(cast, stage.offices)
    return True


def _directory(cast: Cast, today: dt.date) -> dict[str, Office]:
    """Every organization and the lists; the offices by the acronym of their organization."""
    by = cast.recipients
    invented = partners(verified_on=today - dt.timedelta(days=75))
    enter_body(MISSION, by=by)
    offices: dict[str, Office] = {}
    for body in (*INSTITUTIONS, *invented):
        office = enter_body(body, by=by)
        if office:
            offices[body.acronym] = office
    enter_body(ENTERED_TWICE, by=by)
    _enter_list(
        cast,
        "Heads of six institutions",
        "As written to in September 2024, in the order of that letter.",
        [offices[body.acronym] for body in INSTITUTIONS],
    )
    _enter_list(
        cast,
        "Partners on water in small islands",
        "Invented organizations of the sample data.",
        [offices[body.acronym] for body in invented],
    )
    RecipientList(
        name="Regional organizations in Africa and Western Asia",
        note="Whoever of them is entered in the directory comes on it by itself.",
        is_by_rule=True,
        kinds=[Kind.REGIONAL],
        regions=[AFRICA, WESTERN_ASIA],
    ).keep(by=by)
    return offices


def _enter_list(cast: Cast, name: str, note: str, offices: list[Office]) -> None:
    chosen = RecipientList(name=name, note=note)
    chosen.keep(by=cast.recipients)
    for office in offices:
        chosen.add(office, by=cast.recipients)
