"""The evidence file of one addressee: what left, how, what shows it, and what came back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.models.addressee import Addressee
from correspondence.models.dispatch import Dispatch, Proof
from correspondence.models.file_copy import AddresseeEnclosure
from correspondence.models.pack import Missing, parts_of
from correspondence.models.request import Request, RequestOutcome
from correspondence.models.response import Response
from correspondence.models.stored_file import StoredFile

_SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Exhibit:
    """One file that belongs to the evidence; its `number` is the one on the front page.

    `kind` says what it is, `title` which; `pages` is None where nobody has counted them;
    `url` is where the file is served.
    """

    number: int
    kind: str
    title: str
    language: str
    stored: StoredFile
    pages: int | None
    url: str

    @property
    def name(self) -> str:
        """What it is called in a list: "Enclosure: Final declaration"."""
        return f"{self.kind}: {self.title}" if self.title else self.kind

    @property
    def is_picture(self) -> bool:
        return self.stored.media_type.startswith("image/")

    @property
    def file_name(self) -> str:
        """What its file is called outside the house: "03 Proof that it left receipt.jpg"."""
        suffix = _SUFFIXES.get(self.stored.media_type, "bin")
        words = [f"{self.number:02}", self.kind, self.title.removesuffix(f".{suffix}")]
        return f"{' '.join(filter(None, words))}.{suffix}"


@dataclass(frozen=True)
class Evidence:
    """Everything known of one addressee of a registered letter; load it with `evidence_of`."""

    addressee: Addressee

    @cached_property
    def dispatches(self) -> list[Dispatch]:
        """Every sending, the first one first."""
        return list(self.addressee.dispatches.all())

    @cached_property
    def responses(self) -> list[Response]:
        """What came back, the earliest first; what was voided is told, and its file left out."""
        return sorted(self.addressee.responses.all(), key=lambda one: (one.received_on, one.pk))

    @cached_property
    def outcomes(self) -> list[tuple[Request, RequestOutcome | None]]:
        """Each request of the letter with what this addressee did about it, if that is noted."""
        noted = {one.request_id: one for one in self.addressee.outcomes.all()}
        return [(one, noted.get(one.pk)) for one in self.addressee.letter.requests.all()]

    @cached_property
    def exhibits(self) -> list[Exhibit]:
        """The letter, its enclosures, the proofs, and what came back: each with its number."""
        files = enumerate(self._files(), start=1)
        return [Exhibit(number, *facts) for number, facts in files]

    def _files(self) -> Iterator[tuple[str, str, str, StoredFile, int | None, str]]:
        """The facts of each exhibit, in their order."""
        letter, *enclosures = parts_of(self.addressee)
        if letter.stored:
            url = reverse("correspondence:file_copy", args=[self.addressee.pk])
            yield letter.title, "", "", letter.stored, letter.pages, url
        for part in enclosures:
            if part.stored and part.edition:
                url = reverse("correspondence:edition_file", args=[part.edition.pk])
                yield _("Enclosure"), part.title, part.language, part.stored, part.pages, url
        for proof in (one for dispatch in self.dispatches for one in dispatch.proofs.all()):
            url = reverse("correspondence:proof_file", args=[proof.pk])
            kind = _("Proof %(that)s") % {"that": proof.get_kind_display()}
            yield kind, proof.file_name, "", proof.file, proof.file.pages, url
        for response in self.responses:
            if response.file and response.is_valid:
                url = reverse("correspondence:response_file", args=[response.pk])
                kind = str(response.get_kind_display())
                yield kind, response.file_name, "", response.file, response.file.pages, url

    def number_of(self, stored: StoredFile | None) -> int | None:
        """Under which number a file is among the exhibits."""
        found = (one.number for one in self.exhibits if stored and one.stored.pk == stored.pk)
        return next(found, None)

    @property
    def fixed(self) -> str:
        """What is printed on the letter, as data (JSON); empty for one written elsewhere."""
        sheet = self.addressee.sheet
        return json.dumps(sheet, ensure_ascii=False, indent=2, sort_keys=True) if sheet else ""

    @property
    def missing(self) -> list[str]:
        """What is not there, a sentence each: every file is read and its hash checked."""
        if not self.addressee.has_file_copy:
            return [_("The letter is not sealed yet.")]
        missing = Missing()
        for exhibit in self.exhibits:
            with missing.noted(exhibit.name):
                exhibit.stored.verify()
        return missing.sentences


def evidence_for(user: User) -> QuerySet[Addressee]:
    """Addressees this person may read, of registered letters, with all that evidence tells."""
    editions = AddresseeEnclosure.objects.select_related("edition__file", "edition__enclosure")
    return (
        Addressee.objects.visible_to(user)
        .with_state()
        .filter(letter__registered_at__isnull=False)
        .select_related(
            "letter__matter",
            "letter__signatory",
            "letter__approved_by",
            "letter__registered_by",
            "office__organization",
            "holder",
            "file_copy__file",
        )
        .prefetch_related(
            "letter__texts",
            "letter__requests",
            Prefetch("chosen_editions", editions),
            Prefetch("dispatches", Dispatch.objects.select_related("logged_by")),
            Prefetch("dispatches__proofs", Proof.objects.select_related("file", "added_by")),
            Prefetch("responses", Response.objects.select_related("file", "logged_by")),
            "outcomes__response",
        )
    )
