"""How a search goes through organizations and offices: at once, and the best first.

What is found comes in three turns, each in the order of names: an acronym that is exactly what was
typed, a name that begins with it, then whatever has every word somewhere. So the first page is
seldom more than a look into an index, however common the words are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import F, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from recipients.models.spelling import alternatives
from recipients.models.words import Plain, split_words
from recipients.paging import beyond

NEAR = 2000  # rows: where a word is common, so many have a page of it
SHORT = 2  # letters: so short a word is looked for at the beginning of words
LAST = Value("\U0010ffff", output_field=TextField())  # sorts behind every letter
FIRST_IDEOGRAM = "\u2e80"  # from here on a single sign can be a word


@dataclass(frozen=True)
class Turn[M: Model]:
    """Some of what a search finds: rows with `sorted_by`, those of them that have the words."""

    among: QuerySet[M]
    has: Q
    is_spread: bool = False  # over all names, and not side by side in an index

    def take(
        self, most: int, *, after: tuple[str, int] | None = None, is_back: bool = False
    ) -> list[M]:
        """The first rows in order after that name and id, or the last ones before it.

        Common words are found on the way through the names, the others through the index of
        words. How common a word is just here PostgreSQL cannot know: so the next names are looked
        through, and if these have too few, the order is one that no index has.
        """
        among = self.among
        if after:
            among = among.filter(beyond("sorted_by", after, down=is_back))
        way = "-" if is_back else ""
        ordered = among.filter(self.has).order_by(f"{way}sorted_by", f"{way}pk")
        if not self.is_spread:
            return list(ordered[:most])
        if edge := self._edge(after, is_back=is_back):
            near = "gte" if is_back else "lte"
            found = list(ordered.filter(**{f"sorted_by__{near}": edge})[:most])
            if len(found) == most:
                return found
        unindexed = ordered.alias(unindexed=Concat("sorted_by", Value("")))
        return list(unindexed.order_by(f"{way}unindexed", f"{way}pk")[:most])

    def _edge(self, after: tuple[str, int] | None, *, is_back: bool) -> str | None:
        """The last of the next names; None where there are not so many."""
        field = self.among.model._meta.get_field("found_by")
        names = field.related_model._default_manager.order_by("-name" if is_back else "name")  # type: ignore[union-attr]
        if after:
            names = names.filter(**{"name__lte" if is_back else "name__gte": after[0]})
        return names.values_list("name", flat=True)[NEAR : NEAR + 1].first()


@dataclass(frozen=True)
class Found[M: Model]:
    """The first rows that a search finds; where nothing has the words, rows with similar ones."""

    rows: Sequence[M]
    is_similar: bool = False


class Findable[M: Model](QuerySet[M]):
    """Rows with a line of words (`found_by`)."""

    def matching(self, words: str) -> Self:
        """Those with every word in a name, acronym, office, title or holder (former ones too).

        Case and accents do not matter; `words` may be anything a person types. An office has
        the names of its organization, too.
        """
        return self.filter(_has_all(split_words(words)))

    def in_turn(self, words: str) -> list[Turn[M]]:
        """Those matching, the best first."""
        typed = split_words(words)
        plain = Plain(Value(" ".join(typed), output_field=TextField()))
        is_acronym = Q(found_by__acronyms__contains=[plain])
        begins = Q(
            found_by__name__startswith=plain,
            found_by__name__gte=plain,
            found_by__name__lt=Concat(plain, LAST),
        )
        rest = _has_all(typed) & ~is_acronym & ~begins
        among = self.by_words()
        return [
            Turn(among, is_acronym),
            Turn(among, begins & ~is_acronym),
            Turn(among, rest, is_spread=True),
        ]

    def similar(self, words: str, *, most: int) -> list[M]:
        """The first with words that are a typo or two away from those typed, nearest first."""
        alike = alternatives(split_words(words))
        if all(len(meant) == 1 for meant in alike):
            return []
        rows = self._first(" ".join(meant[:2][-1] for meant in alike), most=most)
        if len(rows) < most:
            has = Q()
            for meant in alike:
                has &= reduce(or_, (Q(found_by__words__contains=one) for one in meant))
            others = Turn(self.by_words(), has, is_spread=True).take(most)
            rows += [one for one in others if one not in rows]
        return rows[:most]

    def found(self, words: str, *, most: int) -> Found[M]:
        """The first of those matching; if there are none, the first similar ones."""
        if not split_words(words):
            return Found([])
        if rows := self._first(words, most=most):
            return Found(rows)
        rows = self.similar(words, most=most)
        return Found(rows, is_similar=bool(rows))

    def _first(self, words: str, *, most: int) -> list[M]:
        rows: list[M] = []
        for turn in self.in_turn(words):
            if len(rows) < most:
                rows += turn.take(most - len(rows))
        return rows

    def by_words(self) -> Self:
        """Each with `sorted_by`, the plain name that its line of words keeps."""
        return self.filter(found_by__isnull=False).annotate(sorted_by=F("found_by__name"))


def _has_all(words: Sequence[str]) -> Q:
    has = Q()
    for word in words:
        has &= _has(word)
    return has


def _has(word: str) -> Q:
    """A word is found inside longer ones, too, if it is no more than the beginning of one."""
    plain: Any = Plain(Value(word, output_field=TextField()))
    if len(word) <= SHORT and word < FIRST_IDEOGRAM:
        plain = Concat(Value(" "), plain)
    return Q(found_by__words__contains=plain)
