"""What other apps have that points to a record: letters, mostly, though nothing here knows them.

A record of another app counts as fixed once its `frozen_at` is set: it says for ever what it said.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models.functions import RowNumber

FIXED = "frozen_at"
MOST_EXAMPLES = 3
MOST_OPEN = 20


@dataclass
class Uses:
    """How many records point to one, the newest of them, and those that are not fixed yet."""

    count: int = 0
    examples: list[models.Model] = field(default_factory=list)
    open: list[models.Model] = field(default_factory=list)


def relations(model: type[models.Model]) -> list[models.ForeignObjectRel]:
    """The ways in which records of other apps point to one of these."""
    here = model._meta.app_label
    return [
        one
        for one in model._meta.related_objects
        if one.related_model._meta.app_label != here and not one.many_to_many
    ]


def uses_of(model: type[models.Model], pks: Collection[int]) -> dict[int, Uses]:
    """What points to each of these records; three queries for each way of pointing."""
    found: dict[int, Uses] = defaultdict(Uses)
    for relation in relations(model):
        using, key = relation.related_model, relation.field.attname
        users = using._base_manager.filter(**{f"{key}__in": pks})
        for pk, count in users.values_list(key).annotate(models.Count("pk")).order_by():
            found[pk].count += count
        for one in _newest(users, key)[: MOST_EXAMPLES * len(pks)]:
            found[getattr(one, key)].examples.append(_page_of(one))
        if _can_be_fixed(using):
            for one in _with_page(users.filter(**{f"{FIXED}__isnull": True}))[:MOST_OPEN]:
                found[getattr(one, key)].open.append(_page_of(one))
    return found


def fingerprint(model: type[models.Model], pks: Collection[int]) -> dict[str, list[list[int]]]:
    """By way of pointing: the ids of all that point to these records, and of the fixed ones."""
    found = {}
    for relation in relations(model):
        using = relation.related_model
        users = using._base_manager.filter(**{f"{relation.field.attname}__in": pks})
        fixed = users.filter(**{f"{FIXED}__isnull": False}) if _can_be_fixed(using) else users
        found[f"{using._meta.label}.{relation.field.name}"] = [
            sorted(users.values_list("pk", flat=True)),
            sorted(fixed.values_list("pk", flat=True)),
        ]
    return found


def new_uses(before: dict[str, list[list[int]]], now: dict[str, list[list[int]]]) -> int:
    """How many point there now that did not before, or were fixed since."""
    count = 0
    for way, (users, fixed) in now.items():
        known_users, known_fixed = before.get(way, [[], []])
        count += len(set(users) - set(known_users) | set(fixed) - set(known_fixed))
    return count


def _newest(users: "models.QuerySet[Any]", key: str) -> "models.QuerySet[Any]":
    """The newest few for each record pointed to."""
    place = models.Window(RowNumber(), partition_by=models.F(key), order_by=models.F("pk").desc())
    return _with_page(users.annotate(place=place).filter(place__lte=MOST_EXAMPLES)).order_by("-pk")


def _can_be_fixed(model: type[models.Model]) -> bool:
    return any(one.name == FIXED for one in model._meta.concrete_fields)


def _page_field(model: type[models.Model]) -> str:
    """The key to what has a page of its own, where these records have none ("": they have)."""
    if hasattr(model, "get_absolute_url"):
        return ""
    for one in model._meta.concrete_fields:
        other = one.related_model
        if (
            isinstance(other, type)
            and other._meta.app_label == model._meta.app_label
            and hasattr(other, "get_absolute_url")
        ):
            return one.name
    return ""


def _with_page(users: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    name = _page_field(users.model)
    return users.select_related(name) if name else users


def _page_of(use: models.Model) -> models.Model:
    name = _page_field(type(use))
    return getattr(use, name) if name else use
