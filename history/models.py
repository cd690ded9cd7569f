"""What happened: one line for every change of state and every edit, written once."""

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import User

#: Facts that continue the sentence: "dispatched *to* …", "reply due moved *of* …".
LINKING = ("to", "of", "from", "for")

NEVER_EMPTIED = pgtrigger.Trigger(  # a trigger for each row does not hear of a TRUNCATE
    name="never_emptied",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    func="""
        RAISE EXCEPTION '% is never emptied', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    """,
)


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, *subjects: models.Model) -> Self:
        """The history of one record or of several, newest first."""
        keys = [Q(subject_type=one._meta.label_lower, subject_id=one.pk) for one in subjects]
        return self.filter(reduce(or_, keys)).order_by("-pk")


class Event(models.Model):
    """One line of history: who, when, verb, and what changed. Append-only.

    `at` and the order are the database's own; the person's name is kept as it was then. `facts`
    are those of the act as [name, value] (channel, reference, reason…), in the order they were
    told; `changes` the old and the new value of each field, in words.
    """

    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="events"
    )
    actor_name = models.CharField(_("who"), max_length=120)
    verb = models.CharField(_("what"), max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    facts = models.JSONField(default=list)
    changes = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-id"], name="event_of_subject")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="written_by_the_database",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="NEW.at = clock_timestamp(); RETURN NEW;",
            ),
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.verb}"

    @property
    def detail(self) -> dict[str, str]:
        """The facts by their names."""
        return dict(self.facts)

    @property
    def sentence(self) -> str:
        """The event in words: "Dispatched to the African Union: Courier, 11 September 2024"."""
        head = f"{self.verb[:1].upper()}{self.verb[1:]}"
        told = [(name, value) for name, value in self.facts if value]
        head += "".join(f" {name} {value}" for name, value in told if name in LINKING)
        rest = [_told(name, value) for name, value in told if name not in LINKING]
        return f"{head}: {', '.join(rest)}" if rest else head

    @property
    def changed(self) -> list[tuple[str, str, str]]:
        """(field, old, new) for each field that changed."""
        return [(label, old, new) for label, (old, new) in self.changes.items()]


def record(
    subject: models.Model,
    verb: str,
    /,
    *,
    by: User | None,
    changes: dict[str, tuple[Any, Any]] | None = None,
    **facts: Any,
) -> Event:
    """Write one event about `subject`; call it inside the transaction of the change itself.

    `by` is None for what Chancery does by itself. Values are noted in words, cut at 500 letters.
    """
    return Event.objects.create(
        actor=by,
        actor_name=by.name if by else "Chancery",
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        facts=[[name, in_words(value)] for name, value in facts.items()],
        changes={
            key: [in_words(old), in_words(new)] for key, (old, new) in (changes or {}).items()
        },
    )


def record_all(
    subjects: Iterable[models.Model], verb: str, /, *, by: User | None, **facts: Any
) -> None:
    """Write the same event about many records at once; otherwise as `record`."""
    Event.objects.bulk_create(
        Event(
            actor=by,
            actor_name=by.name if by else "Chancery",
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            facts=[[name, in_words(value)] for name, value in facts.items()],
        )
        for subject in subjects
    )


def _told(name: str, value: str) -> str:
    """A fact in words: the value speaks for itself, a number or a hash needs its name."""
    if name == "sha256":
        return f"SHA-256 {value[:8]}…{value[-4:]}"
    if value.isdecimal():
        return f"{value} {name}" if name.endswith("s") else f"{name} {value}"
    return value


def in_words(value: Any) -> str:
    """A value as a person reads it in the history."""
    match value:
        case None:
            return ""
        case list():
            return ", ".join(in_words(one) for one in value)
        case dict():
            return "; ".join(str(one) for one in value.values())
        case bool():
            return str(_("yes") if value else _("no"))
        case dt.datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case dt.date():
            return f"{value.day} {value:%B %Y}"
    return str(value)[:500]


def differences(before: models.Model | None, after: models.Model) -> dict[str, tuple[Any, Any]]:
    """The concrete fields of `after` that differ from `before`, by their labels, old and new."""
    changes = {}
    for field in after._meta.concrete_fields:
        if field.primary_key or not field.editable:
            continue
        old = _shown(before, field) if before else None
        new = _shown(after, field)
        if (old or "") != (new or ""):
            changes[str(field.verbose_name)] = (old, new)
    return changes


def _shown(record: models.Model, field: "models.Field[Any, Any]") -> Any:
    """A field's value in words: the label of a choice, the name of what a key points to."""
    in_display = getattr(record, f"get_{field.name}_display", None)
    return in_display() if in_display else getattr(record, field.name)


class Kept(models.Model):
    """A record that people edit in forms: saving it and saying what changed are one act."""

    class Meta:
        abstract = True

    @transaction.atomic
    def keep(self, *, by: User | None) -> None:
        """Save what a form changed, with the event that says what; no change, no event."""
        before = type(self)._base_manager.filter(pk=self.pk).first()
        self.save()
        if before is None:
            record(self, "entered", by=by)
        elif changes := differences(before, self):
            record(self, "changed", by=by, changes=changes)
