"""What a kept file is: whose file copy, which edition of an enclosure, which scan."""

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from correspondence.models.addressee import Addressee
from correspondence.models.dispatch import Proof
from correspondence.models.enclosure import EnclosureEdition
from correspondence.models.file_copy import FileCopy
from correspondence.models.letterhead import Letterhead
from correspondence.models.response import Response
from correspondence.models.stored_file import StoredFile


@dataclass(frozen=True)
class Use:
    """One record that a kept file belongs to.

    `words` say what the file is there, `about` is the record whose history tells of it, `url` the
    page that shows it, `since` when the file came to it.
    """

    words: str
    about: models.Model
    url: str
    since: dt.datetime | None


def uses_of(stored: StoredFile, *, seen_by: User | None = None) -> list[Use]:
    """Everything the file belongs to that this person may read; for the house itself, everything.

    A constant number of queries.
    """
    addressees = Addressee.objects.visible_to(seen_by) if seen_by else Addressee.objects.all()
    responses = Response.objects.visible_to(seen_by) if seen_by else Response.objects.all()
    proofs = Proof.objects.visible_to(seen_by) if seen_by else Proof.objects.all()
    copies = FileCopy.objects.filter(file=stored, addressee__in=addressees)
    editions = EnclosureEdition.objects.filter(file=stored).select_related("enclosure")
    return list(
        chain(
            map(_file_copy, copies.select_related("addressee__letter")),
            map(_edition, editions),
            map(_response, responses.filter(file=stored).select_related("addressee__letter")),
            map(_proof, proofs.filter(file=stored).select_related("dispatch__addressee__letter")),
            map(_emblem, Letterhead.objects.filter(emblem=stored)),
        )
    )


def _file_copy(copy: FileCopy) -> Use:
    addressee = copy.addressee
    return Use(
        words=_("file copy of %(letter)s for %(who)s")
        % {"letter": addressee.letter, "who": addressee},
        about=addressee.letter,
        url=reverse("correspondence:evidence", args=[addressee.pk]),
        since=copy.sealed_at,
    )


def _edition(edition: EnclosureEdition) -> Use:
    return Use(
        words=_("edition of the enclosure “%(title)s” in %(language)s")
        % {"title": edition.enclosure, "language": edition.get_language_display()},
        about=edition.enclosure,
        url=edition.enclosure.get_absolute_url(),
        since=edition.added_at,
    )


def _response(response: Response) -> Use:
    words = _("scan of a response from %(who)s") % {"who": response.origin}
    if response.addressee:
        words = _("scan of a response to %(letter)s from %(who)s") % {
            "letter": response.addressee.letter,
            "who": response.origin,
        }
    return Use(
        words=words,
        about=response.addressee.letter if response.addressee else response,
        url=response.get_absolute_url(),
        since=response.logged_at,
    )


def _proof(proof: Proof) -> Use:
    addressee = proof.dispatch.addressee
    return Use(
        words=_("proof of the dispatch of %(letter)s to %(who)s")
        % {"letter": addressee.letter, "who": addressee},
        about=addressee.letter,
        url=reverse("correspondence:evidence", args=[addressee.pk]),
        since=proof.added_at,
    )


def _emblem(letterhead: Letterhead) -> Use:
    return Use(
        words=_("emblem of the letterhead %(name)s") % {"name": letterhead},
        about=letterhead,
        url=reverse("correspondence:letterhead_edit", args=[letterhead.pk]),
        since=None,
    )
