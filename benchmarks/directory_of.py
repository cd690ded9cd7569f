"""A large directory in a database of its own, which is thrown away at the end.

    with directory_of(100_000):
        ...

fills a throw-away test database on the configured server with organizations, offices, titles and
holders in Latin, Cyrillic and Arabic script. The names are made of words; nobody of these exists.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
COUNTRIES = ["FR", "DE", "BE", "CH", "IT", "ES", "EG", "MA", "KE", "ZA", "IN", "JP", "BR", "AR", "US", "CA", "RU", "KZ", "UA", "TR", "JO", "LB", "SE", "NO"]

LATIN = {
    "bodies": ["Ministry", "Organization", "Institute", "Agency", "Association", "Council",
               "Foundation", "Embassy", "University", "Société", "Federation", "Centre"],
    "fields": ["Foreign Affairs", "Health", "Education", "Fisheries", "Water", "Energy", "Justice",
               "Trade", "Culture", "Études maritimes", "Human Rights", "Transport", "Statistics"],
    "between": "of", "in": "in",
    "syllables": ["ba", "ver", "lo", "mi", "tan", "gor", "el", "sha", "ri", "ne", "kos", "pa", "du", "len", "fi", "so", "mar", "ta", "bri", "hal"],
    "offices": ["Minister", "Director-General", "Secretary-General", "Head of the Secretariat"],
    "given": ["Anna", "Émile", "João", "Sofía", "Pieter", "Ingrid", "Karim", "Chloé", "Björn", "Aylin", "Tomás", "Ngozi"],
}  # fmt: skip
CYRILLIC = {
    "bodies": ["Министерство", "Организация", "Институт", "Агентство", "Ассоциация", "Совет"],
    "fields": ["иностранных дел", "здравоохранения", "образования", "рыболовства", "энергетики"],
    "between": "", "in": "города",
    "syllables": ["ба", "вер", "ло", "ми", "тан", "гор", "ел", "ша", "ри", "не", "кос", "па", "ду", "лен", "фи", "со", "мар", "та", "бри", "хал"],
    "offices": ["Министр", "Генеральный директор", "Председатель"],
    "given": ["Анна", "Иван", "Фёдор", "Мария", "Сергей", "Ольга"],
}  # fmt: skip
ARABIC = {
    "bodies": ["وزارة", "منظمة", "معهد", "وكالة", "جمعية", "مجلس"],
    "fields": ["الخارجية", "الصحة", "التعليم", "المياه", "الطاقة", "العدل"],
    "between": "", "in": "في",
    "syllables": ["با", "فر", "لو", "مي", "تان", "غور", "ال", "شا", "ري", "ني", "كوس", "دو", "لين", "في", "سو", "مار", "تا"],
    "offices": ["الوزير", "المدير العام", "الأمين العام"],
    "given": ["أحمد", "فاطمة", "محمد", "ليلى", "يوسف", "مريم"],
}  # fmt: skip


@contextmanager
def directory_of(organizations: int) -> Iterator[None]:
    """Make the database, fill it, and throw it away."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict.setdefault("TEST", {})["NAME"] = "chancery_benchmark"
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


def organization(chance: random.Random, number: int) -> tuple[Organization, dict]:
    script = chance.choices([LATIN, CYRILLIC, ARABIC], [70, 15, 15])[0]
    body, field = chance.choice(script["bodies"]), chance.choice(script["fields"])
    place = name_of(chance, script)
    name = " ".join(f"{body} {script['between']} {field} {script['in']} {place}".split())
    acronym = "".join(word[0] for word in name.split() if word[0].isupper()) + place[:2].upper()
    facts = {
        "kind": chance.choice(Kind.values),
        "country": chance.choice(COUNTRIES),
        "preferred_language": {"М": "ru", "ا": "ar"}.get(script["bodies"][0][0], "en"),
        "tags": chance.sample(["water", "climate", "donor", "press", "board"], chance.randrange(3)),
    }
    if is_gone := chance.random() < 0.1:
        facts["inactive_reason"] = "dissolved"
    made = Organization(name=f"{name} {number}", acronym=acronym, is_active=not is_gone, **facts)
    return made, script


def name_of(chance: random.Random, script: dict) -> str:
    return "".join(chance.choices(script["syllables"], k=chance.choice([2, 3, 3, 4]))).capitalize()


def _fill_parts(made: list[tuple[Organization, dict]], style: Style, chance: random.Random) -> None:
    OrganizationName.objects.bulk_create(
        OrganizationName(
            organization=one, sort="alias", language="fr", name=f"{name_of(chance, LATIN)} {one.pk}"
        )
        for one, _script in made
        if chance.random() < 0.3
    )
    offices = [
        (Office(organization=one, name=title, style=style), script)
        for one, script in made
        for title in chance.sample(script["offices"], chance.choice([1, 1, 2]))
    ]
    Office.objects.bulk_create(office for office, _script in offices)
    OfficeTitle.objects.bulk_create(
        OfficeTitle(office=office, language="en", title=f"{office.name}, {office.organization}")
        for office, _script in offices
    )
    OfficeHolder.objects.bulk_create(
        OfficeHolder(
            office=office, name=f"{chance.choice(script['given'])} {name_of(chance, script)}"
        )
        for office, script in offices
        if chance.random() < 0.8
    )


def timed(act: Callable[[], object], *, times: int = 15) -> list[float]:
    """How many milliseconds it took each time, once warm, from the shortest to the longest."""
    act()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def told(found: list[float]) -> str:
    p95 = quantiles(found, n=20)[-1]
    return f"min {found[0]:7.1f}  median {median(found):7.1f}  p95 {p95:7.1f} ms"
