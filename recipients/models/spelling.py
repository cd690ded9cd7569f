"""Which known words a misspelt one may have meant."""

import re
from collections.abc import Sequence

from django.db import connection
from django.db.models import Q

from recipients.models.finding import KnownWord

SHORTEST = 4  # letters: of shorter words, nearly all are alike
LONG = 6  # letters: so long a word may be wrong twice
MOST_ALIKE = 5
CANDIDATES = 100


def alternatives(words: Sequence[str]) -> list[list[str]]:
    """For each word its plain form, and the known words nearest to it, a typo or two away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.chancery_plain(%s)", [" ".join(words)])
        plain: str = cursor.fetchone()[0]
    return [[part, *_nearest(part)] for part in re.findall(r"[^\W_]+", plain)]


def distance(typed: str, word: str) -> int:
    """How many letters are wrong, missing, too many or swapped; the end of the word may lack."""
    before: list[int] = []
    above = list(range(len(word) + 1))
    for row in range(1, len(typed) + 1):
        here = [row]
        for column in range(1, len(word) + 1):
            is_same = typed[row - 1] == word[column - 1]
            best = min(above[column] + 1, here[-1] + 1, above[column - 1] + (not is_same))
            if before and typed[row - 2 : row] == word[column - 2 : column][::-1]:
                best = min(best, before[column - 2] + 1)
            here.append(best)
        before, above = above, here
    return min(above)


def _nearest(typed: str) -> list[str]:
    if len(typed) < SHORTEST:
        return []
    known = KnownWord.objects.filter(Q(word__trigram_similar=typed) | Q(word__in=_slips(typed)))
    ranked = sorted(
        (distance(typed, word), word)
        for word in set(known.values_list("word", flat=True)[:CANDIDATES])
    )
    most = 2 if len(typed) >= LONG else 1
    least = min((far for far, word in ranked if word != typed), default=most + 1)
    return [word for far, word in ranked if far == least <= most and word != typed][:MOST_ALIKE]


def _slips(typed: str) -> list[str]:
    """What was meant if two letters are swapped or one is too many; trigrams miss the first."""
    places = range(len(typed))
    swapped = [typed[:at] + typed[at : at + 2][::-1] + typed[at + 2 :] for at in places]
    return swapped + [typed[:at] + typed[at + 1 :] for at in places]
