"""Names as one looks for them: without accents, in small letters.

How letters fold (`chancery_plain`): capitals to small letters; accents away, also those that are
characters of their own; ß to ss, œ to oe, ø to o; the Turkish i with and without a dot, small and
capital, all to i; the final sigma to sigma; the forms of alif to alif; the vowel marks and the
tatweel of Arabic away. A key (`chancery_key`) folds further: what looks the same is the same.
"""

from collections.abc import Iterator
from unicodedata import normalize

from django.db.models import Func, TextField, Value
from django.db.models.functions import Cast, Concat, LPad
from django.utils.deconstruct import deconstructible

from recipients.text import REFUSED, REMOVED

MOST_WORDS = 8
AROUND_WORDS = ",;.:“”„»«\"'()"


@deconstructible(path="recipients.models.words.Plain")
class Plain(Func):
    """Some columns as plain words, for search and for order.

    The database function is made by a migration. Its answer never changes, so that an index can
    hold it; PostgreSQL's own `unaccent` may not be indexed.
    """

    function = "chancery_plain"
    arg_joiner = " || ' ' || "
    output_field = TextField()


def number_and_name(order: str, name: Plain) -> Concat:
    """A whole number and then a name as one word, in the order of both."""
    number = LPad(Cast(order, TextField()), 10, Value("0"))
    return Concat(number, name, output_field=TextField())


def typed_words(typed: str) -> Iterator[Plain]:
    """What to look for, word by word, in anything that a person types."""
    for word in split_words(typed):
        yield Plain(Value(word, output_field=TextField()))


def split_words(typed: str) -> list[str]:
    """The first words typed, composed, without what stands around them and what is no text."""
    composed = normalize("NFC", REMOVED.sub("", REFUSED.sub(" ", typed)))
    words = (word.strip(AROUND_WORDS) for word in composed.split())
    return [word for word in words if word][:MOST_WORDS]


@deconstructible(path="recipients.models.words.Key")
class Key(Func):
    """A name brought down to what tells it apart: the same key, the same body.

    Without accents, capitals, punctuation, a leading article ("The", "La") and the difference
    between Latin letters and Cyrillic ones that look alike. Made by the database
    (`chancery_key`), which keeps it unique.
    """

    function = "chancery_key"
    output_field = TextField()


@deconstructible(path="recipients.models.words.Core")
class Core(Func):
    """The words of a key that carry meaning, in alphabetical order, with single spaces.

    "Kenya, Ministry of Water" and "The Ministry of Water of Kenya" have the same.
    """

    function = "chancery_core"
    output_field = TextField()


@deconstructible(path="recipients.models.words.Domain")
class Domain(Func):
    """The domain of an e-mail address or a website, in small letters, without "www"."""

    function = "chancery_domain"
    output_field = TextField()
