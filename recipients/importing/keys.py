"""What tells two texts apart, asked of the database for many texts at once."""

from collections.abc import Iterable

from django.db import connection

_ASK = (
    "SELECT chancery_key(word) FROM unnest(%s::text[]) WITH ORDINALITY AS asked (word, place)"
    " ORDER BY place"
)


class Keys:
    """Texts and their keys (`recipients.models.words.Key`), each asked for once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {"": ""}

    def learn(self, texts: Iterable[str]) -> None:
        """Ask for the keys of these texts in one query."""
        new = sorted({text for text in texts if text not in self._known})
        if new:
            with connection.cursor() as cursor:
                cursor.execute(_ASK, [new])
                self._known.update(zip(new, (key for (key,) in cursor), strict=True))

    def __getitem__(self, text: str) -> str:
        if text not in self._known:
            self.learn([text])
        return self._known[text]
