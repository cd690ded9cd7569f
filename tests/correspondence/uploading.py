"""Every page that takes a file, with a form that is filled in but for it."""

import io
from pathlib import Path

import pikepdf
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import StoredFile
from recipients.models import RecipientImport
from tests.correspondence.factories import (
    make_addressee,
    make_dispatch,
    make_enclosure,
    make_letter,
    make_office,
    make_series,
    make_user,
)

TYPED = "As typed"
FILE = object()
_PAPER = {"title": TYPED, "kind": "report", "language": "en", "file": FILE}
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><desc>%s</desc></svg>'


def _letter_record():
    known = {"subject": TYPED, "series": make_series().pk, "offices": [make_office().pk]}
    chosen = {"dated_on": "today", "language": "en", "matter": "Water", "channel": "courier"}
    return [], {**known, **chosen, "file": FILE}


def _response_log():
    said = {"kind": "reply", "received_on": "today", "summary": TYPED}
    return [make_addressee().pk], {**said, "file": FILE}


def _dispatch_log():
    addressee = make_addressee()
    shared = {"channel": "post", "sent_on": "today", "handed_over_by": TYPED, "proof": FILE}
    return [addressee.letter_id], {**shared, f"to-{addressee.pk}-attempt": 1}


def _of_dispatch(**typed):
    return [make_dispatch(make_addressee()).pk], {**typed, "proof": FILE}


def _letterhead_new():
    words = dict.fromkeys(("name", "line", "return_line", "foot"), TYPED)
    chosen = {"language": "fr", "country": "AZ", "layout": "nf", "colour": "#762a26"}
    return [], {**words, **chosen, "new_emblem": FILE}


#: Name of the page → what stands in its address, and what is typed in its form.
PAGES = {
    "enclosure_new": lambda: ([], _PAPER),
    "enclosure_upload": lambda: ([make_letter().pk], _PAPER),
    "edition_add": lambda: ([make_enclosure().pk], _PAPER),
    "letter_record": _letter_record,
    "response_log": _response_log,
    "dispatch_log": _dispatch_log,
    "dispatch_deliver": lambda: _of_dispatch(on="today", received_by=TYPED),
    "proof_add": lambda: _of_dispatch(kind="posting", tracking_number=TYPED),
    "letterhead_new": _letterhead_new,
    "verify_file": lambda: ([], {"file": FILE}),
    "import_new": lambda: ([], {"file": FILE}),
}


class Page:
    """One of them, before a person who may do everything."""

    def __init__(self, client: Client, name: str) -> None:
        self.name, self.person, self._client = name, make_user(*Role), client
        client.force_login(self.person)
        arguments, self._typed = PAGES[name]()
        app = "recipients" if name == "import_new" else "correspondence"
        self._url = reverse(f"{app}:{name}", args=arguments)
        self._before = self._kept()

    def file(self, hidden: bytes) -> bytes:
        """A file as the page wants one, with something in it that is not seen."""
        if self.name == "letterhead_new":
            return _SVG % hidden
        if self.name == "import_new":
            return b"Organization,Country\nWater Forum,Fiji\n" + hidden
        pdf, out = pikepdf.new(), io.BytesIO()
        pdf.add_blank_page()
        pdf.Root.Hidden = pdf.make_stream(hidden)
        pdf.save(out)  # packed
        return out.getvalue()

    def send(self, content: bytes):
        file = SimpleUploadedFile("letter", content)
        typed = {name: file if value is FILE else value for name, value in self._typed.items()}
        return self._client.post(self._url, typed)

    @property
    def keeps_files(self) -> bool:
        return self.name != "verify_file"

    @property
    def is_as_before(self) -> bool:
        """Whether no file was kept since, and no record of one."""
        return self._kept() == self._before

    def _kept(self):
        files = sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
        return StoredFile.objects.count(), RecipientImport.objects.count(), files
