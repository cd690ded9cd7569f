"""A large directory in a database of its own, which is thrown away at the end.

    with directory_of(100_000):
        ...

fills a throw-away test database on the configured server with organizations, offices, titles and
holders in Latin, Cyrillic and Arabic script. The names are made of words; nobody of these exists.
"""

import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched, count
from pathlib import Path
from statistics import median, quantiles

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import pgtrigger  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from recipients.models import (  # noqa: E402
    Kind,
    Office,
    OfficeHolder,
    OfficeTitle,
    Organization,
    OrganizationName,
    Style,
)

BATCH = 5_000
GONE, ALIASES, HELD = 0.1, 0.3, 0.8  # of the organizations; of the offices
COUNTRIES = ["FR", "DE", "BE", "CH", "IT", "ES", "EG", "MA", "KE", "IN", "JP", "BR", "US", "RU"]


@dataclass(frozen=True)
class Script:
    """What names are made of in one script; each is a list of words or syllables."""

    bodies: list[str]
    fields: list[str]
    place: str
    syllables: list[str]
    offices: list[str]
    given: list[str]
    language: str


LATIN = Script(
    bodies=[
        "Ministry of",
        "Organization for",
        "Institute of",
        "Agency of",
        "Council of",
        "Fund of",
    ],
    fields=["Foreign Affairs", "Health", "Education", "Energy", "Études maritimes", "Human Rights"],
    place="in",
    syllables=re.findall("..", "baverlomitangorelsharinekospadulenfisomarbrihal"),
    offices=["Minister", "Director-General", "Secretary-General", "Head of the Secretariat"],
    given=["Anna", "Émile", "João", "Sofía", "Pieter", "Karim", "Chloé", "Björn", "Ngozi"],
    language="en",
)
CYRILLIC = Script(
    bodies=["Министерство", "Организация", "Институт", "Агентство", "Ассоциация", "Совет"],
    fields=["иностранных дел", "здравоохранения", "образования", "рыболовства", "энергетики"],
    place="города",
    syllables=re.findall("..", "баверломитангорелшаринекоспадуленфисомарбрихал"),
    offices=["Министр", "Генеральный директор", "Председатель"],
    given=["Анна", "Иван", "Фёдор", "Мария", "Сергей", "Ольга"],
    language="ru",
)
ARABIC = Script(
    bodies=["وزارة", "منظمة", "معهد", "وكالة", "جمعية", "مجلس"],
    fields=["الخارجية", "الصحة", "التعليم", "المياه", "الطاقة", "العدل"],
    place="في",
    syllables=re.findall("..", "بافرلوميتانغورالشارينيكوسدولينسومارتا"),
    offices=["الوزير", "المدير العام", "الأمين العام"],
    given=["أحمد", "فاطمة", "محمد", "ليلى", "يوسف", "مريم"],
    language="ar",
)


@contextmanager
def directory_of(organizations: int) -> Iterator[None]:
    """Make the database, fill it, and throw it away."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"chancery_benchmark_{os.getpid()}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        began = time.perf_counter()
        fill(organizations)
        took = time.perf_counter() - began
        print(f"{organizations:,} organizations made in {took:.0f} s", flush=True)
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def fill(organizations: int) -> None:
    chance = random.Random(5)  # noqa: S311 - the same directory each time
    style, numbers = Style.objects.first(), count(1)
    for numbers_of_batch in batched(range(organizations), BATCH, strict=False):
        with transaction.atomic(), pgtrigger.ignore():
            made = [organization(chance, next(numbers)) for _ in numbers_of_batch]
            Organization.objects.bulk_create(one for one, _script in made)
            _fill_parts(made, style, chance)
            ids = [one.pk for one, _script in made]
            with connection.cursor() as cursor:
                cursor.execute("SELECT chancery_find(%s)", [ids])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def organization(chance: random.Random, number: int) -> tuple[Organization, Script]:
    script = chance.choices([LATIN, CYRILLIC, ARABIC], [70, 15, 15])[0]
    place = name_of(chance, script)
    name = f"{chance.choice(script.bodies)} {chance.choice(script.fields)} {script.place} {place}"
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    is_gone = chance.random() < GONE
    made = Organization(
        name=f"{name} {number}",
        acronym=f"{initials}{place[1:3].upper()}",
        kind=chance.choice(Kind.values),
        country=chance.choice(COUNTRIES),
        preferred_language=script.language,
        tags=chance.sample(["water", "climate", "donor", "press", "board"], chance.randrange(3)),
        is_active=not is_gone,
        inactive_reason="dissolved" if is_gone else "",
    )
    return made, script


def name_of(chance: random.Random, script: Script) -> str:
    return "".join(chance.choices(script.syllables, k=chance.choice([2, 3, 3, 4]))).capitalize()


def _fill_parts(
    made: list[tuple[Organization, Script]], style: Style, chance: random.Random
) -> None:
    OrganizationName.objects.bulk_create(
        OrganizationName(
            organization=one, sort="alias", language="fr", name=f"{name_of(chance, LATIN)} {one.pk}"
        )
        for one, _script in made
        if chance.random() < ALIASES
    )
    offices = [
        (Office(organization=one, name=title, style=style), script)
        for one, script in made
        for title in chance.sample(script.offices, chance.choice([1, 1, 2]))
    ]
    Office.objects.bulk_create(office for office, _script in offices)
    OfficeTitle.objects.bulk_create(
        OfficeTitle(office=office, language="en", title=f"{office.name}, {office.organization}")
        for office, _script in offices
    )
    OfficeHolder.objects.bulk_create(
        OfficeHolder(office=office, name=f"{chance.choice(script.given)} {name_of(chance, script)}")
        for office, script in offices
        if chance.random() < HELD
    )


def timed(act: Callable[[], object], *, times: int) -> list[float]:
    """How many milliseconds it took each time, once warm, from the shortest to the longest."""
    act()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def told(found: list[float]) -> str:
    p95 = quantiles(found, n=20, method="inclusive")[-1]
    return f"min {found[0]:7.1f}  median {median(found):7.1f}  p95 {p95:7.1f} ms"
