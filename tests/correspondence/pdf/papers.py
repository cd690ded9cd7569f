"""Every paper that is validated and kept as golden pages, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from correspondence.models.kind import Layout, LetterKind
from correspondence.models.sheet import Sheet
from correspondence.pdf.letter import render
from tests.correspondence.pdf.companions import COMPANIONS
from tests.correspondence.pdf.office import NAMES as OFFICE
from tests.correspondence.pdf.office import office_papers
from tests.correspondence.pdf.samples import LANGUAGES, OTHER_LANGUAGES, letter, rich_letter


@cache
def on_paper(sheet: Sheet, *, is_draft: bool = False) -> bytes:
    """The letter's PDF, made once for all tests of a process."""
    return render(sheet, draft=is_draft)


@dataclass(frozen=True)
class Paper:
    """A PDF that is looked at; `pages` of it are kept as golden pages, 0 for all."""

    pdf: Callable[[], bytes]
    pages: int = 0


def of_letter(sheet: Sheet, *, is_draft: bool = False, pages: int = 0) -> Paper:
    return Paper(lambda: on_paper(sheet, is_draft=is_draft), pages=pages)


#: What is shown together on one contact sheet in docs/, and all of it by name.
GROUPS: dict[str, dict[str, Paper]] = {
    "layouts": {
        f"{layout}-{language}": of_letter(letter(language, layout=layout), pages=1)
        for layout in Layout
        for language in LANGUAGES
    },
    "kinds": {
        f"{kind}-{language}": of_letter(
            letter(
                language, kind, layout="un-formal" if kind == LetterKind.NOTE else Layout.DIN5008B
            )
        )
        for kind in LetterKind
        for language in LANGUAGES
        if kind != LetterKind.FORMAL
    },
    "texts": {
        f"text-{language}": of_letter(rich_letter(language, marking="confidential"))
        for language in LANGUAGES
    },
    "languages": {
        f"letter-{language}": of_letter(letter(language), pages=1) for language in OTHER_LANGUAGES
    },
    "drafts": {
        f"draft-{language}": of_letter(letter(language), is_draft=True, pages=1)
        for language in (*LANGUAGES, *OTHER_LANGUAGES)
    },
    "office": {name: Paper(lambda name=name: office_papers()[name], pages=1) for name in OFFICE},
    "companions": {name: Paper(cache(make), pages=1) for name, make in COMPANIONS.items()},
}
#: Every paper by name; those of the office are made of records in the database.
PAPERS = {name: paper for group in GROUPS.values() for name, paper in group.items()}

NAMES = [
    pytest.param(name, marks=pytest.mark.django_db) if name in OFFICE else name for name in PAPERS
]

#: One of each layout and kind that are not together above, in turning languages.
PAIRS = {
    f"{layout}-{kind}": letter(LANGUAGES[(across + down) % len(LANGUAGES)], kind, layout=layout)
    for down, layout in enumerate(Layout)
    for across, kind in enumerate(LetterKind)
    if kind != LetterKind.FORMAL and layout != Layout.DIN5008B
}
