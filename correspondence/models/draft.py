"""A letter while it is a draft: everything that may still be edited, and how."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.lifecycle import LetterStatus
from correspondence.models.addressee import Addressee
from correspondence.models.changes import Changes, changes_of
from correspondence.models.enclosure import Enclosure
from correspondence.models.practice import beginning
from correspondence.models.transition import (
    Conflict,
    HasLifecycle,
    NotAllowed,
    TransitionNotAllowed,
)
from history.models import differences, record
from recipients.languages import Language
from recipients.models import ListTooLong, Office, RecipientList

if TYPE_CHECKING:
    import datetime as dt

EDITED = "edited"
MOST_FROM_LIST = 500


class Draft(HasLifecycle):
    """The editing half of `Letter`. Every edit holds the letter and then passes `touch`."""

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        pk: int
        objects: Any
        texts: Any
        requests: Any
        addressees: Any
        letter_enclosures: Any
        version: Any
        kind: Any
        submitted_at: dt.datetime | None

    touched = 0  # how often this very object was edited since it was fetched

    def was_seen_at(self, version: str) -> bool:
        """Whether a page at `version` misses nothing but what this object itself has edited."""
        return version == str(self.version - self.touched)

    @property
    def is_editable(self) -> bool:
        """A draft; in review or approved it must come back first."""
        return bool(self.status == LetterStatus.DRAFT)

    def hold(self) -> None:
        """Lock the letter until the transaction ends, and read its state as it is then.

        Two people who add the same office, or of whom one dispatches and one cancels, come one
        after the other. Raises `TransitionNotAllowed` where it was discarded.
        """
        locked = type(self)._base_manager.select_for_update()
        try:
            self.refresh_from_db(fields=["status", "submitted_at"], from_queryset=locked)
        except ObjectDoesNotExist as error:
            raise TransitionNotAllowed(
                _("“%(letter)s” was discarded in the meantime.") % {"letter": self}
            ) from error

    @transaction.atomic
    def touch(
        self, *, by: User, changes: Changes, version: int | None = None, **facts: Any
    ) -> None:
        """Mark an edit: everything that edits calls this first, in its transaction.

        With `version`, only if nobody saved since. Raises `Conflict`, or `TransitionNotAllowed` if
        it is no draft any more.
        """
        seen = Q() if version is None else Q(version=version)
        changed = (
            type(self)
            .objects.filter(seen, pk=self.pk, status=LetterStatus.DRAFT)
            .update(version=F("version") + 1, edited_at=timezone.now(), **facts)
        )
        if not changed:
            self.refresh_from_db()
            if self.is_editable:
                raise Conflict(_("Somebody else saved this draft in the meantime."))
            raise TransitionNotAllowed(
                _("“%(letter)s” is %(status)s by now and is not edited any more.")
                % {"letter": self, "status": str(self.get_status_display()).lower()}
            )
        self.refresh_from_db()
        self.touched += 1
        if changes:
            record(self, EDITED, by=by, changes=changes)

    @transaction.atomic
    def edit(
        self,
        *,
        version: int,
        by: User,
        facts: dict[str, Any],
        texts: dict[str, tuple[str, str]],
        requests: list[tuple[str, str]],
    ) -> None:
        """Save facts, texts (language → subject, body) and requests (text, short) in one act.

        Nothing changed, nothing saved. Raises `Conflict` if the draft is no longer the `version`
        the writer saw, `TransitionNotAllowed` if it is no draft any more.
        """
        changes = changes_of(self, facts=facts, texts=texts, requests=requests)
        if not changes and self.is_editable:
            return
        self.touch(by=by, version=version, changes=changes, **facts)
        for language, (subject, body) in texts.items():
            self.texts.filter(language=language).update(subject=subject, body=body)
        if "requests" in changes:
            self.requests.all().delete()
            for position, (text, label) in enumerate(requests, start=1):
                self.requests.create(position=position, text=text, label=label)

    @transaction.atomic
    def add_text(self, language: str, *, by: User) -> None:
        """Begin a text in a further language; one that is there already stays."""
        self.hold()
        if self.texts.filter(language=language).exists():
            return
        self.touch(by=by, changes={"language added": ("", Language(language).label)})
        self.texts.create(language=language, body=beginning(self.kind, language))

    # -- addressees -------------------------------------------------------------------------

    @transaction.atomic
    def address(
        self, office: Office, *, by: User, role: str = "to", language: str = ""
    ) -> Addressee:
        """Add an office, in the language given or, of the letter's, the one it prefers."""
        self.hold()
        if there := self.addressees.filter(office=office).first():
            return there  # type: ignore[no-any-return]
        texts = [text.language for text in self.texts.all()]
        preferred = office.organization.preferred_language
        chosen = language or (preferred if preferred in texts or not texts else texts[0])
        self.touch(by=by, changes={"addressee added": ("", office)})
        return self.addressees.create(  # type: ignore[no-any-return]
            office=office, role=role, language=chosen, position=self._next(self.addressees)
        )

    @transaction.atomic
    def address_list(self, chosen: RecipientList, *, by: User) -> list[Office]:
        """Add the offices of a list, as it stands now, in its order and roles.

        Answers with those left out, since they are no longer written to. Raises `NotAllowed` where
        the list is too long for a letter.
        """
        try:
            offices = chosen.offices_for_letter(at_most=MOST_FROM_LIST)
        except ListTooLong as error:
            raise NotAllowed(str(error)) from error
        for office, role in offices:
            self.address(office, by=by, role=role)
        return list(chosen.left_out_of_letters())

    @transaction.atomic
    def change_addressee(self, addressee: Addressee, *, by: User, **facts: Any) -> None:
        """Change role, language or reply day of an addressee. Raises `NotAllowed` if it is gone."""
        self.hold()
        before = self.addressees.filter(pk=addressee.pk).first()
        if before is None:
            raise NotAllowed(
                _("%(who)s was taken off the draft in the meantime.") % {"who": addressee}
            )
        for name, value in facts.items():
            setattr(addressee, name, value)
        if changes := differences(before, addressee):
            self.touch(by=by, changes={f"{addressee}, {k}": v for k, v in changes.items()})
            addressee.save(update_fields=list(facts))

    @transaction.atomic
    def unaddress(self, addressee: Addressee, *, by: User) -> None:
        """Take an office off the draft; nothing happens where somebody else just did."""
        self.hold()
        if not self.addressees.filter(pk=addressee.pk).exists():
            return
        self.touch(by=by, changes={"addressee removed": (addressee, "")})
        addressee.delete()

    @transaction.atomic
    def move_addressee(self, addressee: Addressee, *, up: bool, by: User) -> None:
        """Move it one place within those of its role; at the end it stays."""
        self.hold()
        row = list(self.addressees.filter(role=addressee.role))
        if addressee not in row:
            return
        at = row.index(addressee)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(row):
            return
        place = _("%(who)s, place") % {"who": addressee}
        self.touch(by=by, changes={place: (at + 1, to + 1)})
        row[at], row[to] = row[to], row[at]
        for position, one in enumerate(row, start=1):
            Addressee.objects.filter(pk=one.pk).update(position=position)

    # -- enclosures -------------------------------------------------------------------------

    @transaction.atomic
    def enclose(self, enclosure: Enclosure, *, by: User) -> None:
        """Add an enclosure of the library; one that is there already stays."""
        self.hold()
        if self.letter_enclosures.filter(enclosure=enclosure).exists():
            return
        self.touch(by=by, changes={"enclosure added": ("", enclosure)})
        self.letter_enclosures.create(
            enclosure=enclosure, position=self._next(self.letter_enclosures)
        )

    @transaction.atomic
    def unenclose(self, enclosure: Enclosure, *, by: User) -> None:
        """Take an enclosure off the draft; the library keeps it."""
        self.hold()
        use = self.letter_enclosures.filter(enclosure=enclosure)
        if not use.exists():
            return
        self.touch(by=by, changes={"enclosure removed": (enclosure, "")})
        use.delete()

    @transaction.atomic
    def discard(self, *, by: User) -> None:
        """Throw away a draft that was never submitted. Raises `NotAllowed` otherwise."""
        self.hold()
        if not self.is_editable or self.submitted_at is not None:
            raise NotAllowed(_("Only a draft that was never submitted can be discarded."))
        self.touch(by=by, changes={})
        record(self, "discarded", by=by, texts="; ".join(t.subject for t in self.texts.all()))
        self.delete()

    @staticmethod
    def _next(rows: Any) -> int:
        """The position after the last."""
        return int(rows.aggregate(last=Max("position"))["last"] or 0) + 1
