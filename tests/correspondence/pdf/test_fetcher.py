"""Whatever a text asks for, no file is read, no server is called and nothing is attached."""

import io
import logging
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from correspondence.pdf.fetcher import PartsOnly, Refused
from correspondence.pdf.letter import render
from tests.correspondence.pdf.reading import whole_text
from tests.correspondence.pdf.sheets import make_sheet

HOSTILE = [
    '<style>@import url("{url}");</style><p>x</p>',
    '<link rel="stylesheet" href="{url}"><p>x</p>',
    '<link rel="attachment" href="{url}"><p>x</p>',
    '<style>@font-face {{ font-family: F; src: url("{url}") }} p {{ font-family: F }}</style>'
    "<p>x</p>",
    '<p style="background: url({url})">x</p>',
    '<style>p::before {{ content: url("{url}") }}</style><p>x</p>',
    '<style>li {{ list-style-image: url("{url}") }}</style><ul><li>x</li></ul>',
    '<style>@page {{ background: url("{url}") }}</style><p>x</p>',
    '<object data="{url}"></object>',
    '<embed src="{url}">',
    '<a rel="attachment" href="{url}">x</a>',
    '<base href="{url}"><img src="x.png">',
    '<img src="{url}">',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}"/></svg>',
    '<iframe src="{url}"></iframe>',
    '<meta http-equiv="refresh" content="0; url={url}"><p>x</p>',
]
_watched: list[tuple[str, str]] = []
_is_watching = threading.Event()


def _watch(event, arguments):
    if _is_watching.is_set() and event in {"open", "socket.connect", "socket.getaddrinfo"}:
        _watched.append((event, repr(arguments)))


sys.addaudithook(_watch)


@pytest.fixture
def canary_file(tmp_path):
    file = tmp_path / "canary.txt"
    file.write_text("the canary sings")
    return file


@pytest.fixture
def canary_server():
    """A server on loopback that notes every request."""
    asked: list[str] = []

    class Canary(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Canary)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/canary", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True, scope="module")
def what_is_loaded_once_is_loaded_before():
    render.__wrapped__(make_sheet())


def render_watched(sheet):
    """The PDF, and every file opened and every connection made while it was rendered, in here."""
    _watched.clear()
    _is_watching.set()
    try:
        return render.__wrapped__(sheet), list(_watched)
    finally:
        _is_watching.clear()


def embedded_files(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and ("/EF" in one or "/EmbeddedFiles" in one)
        ]


@pytest.mark.parametrize("body", HOSTILE)
def test_a_body_reaches_neither_server_nor_file(body, canary_file, canary_server):
    url, asked = canary_server
    for target in (url, canary_file.as_uri(), "file:///etc/passwd", str(canary_file)):
        pdf, watched = render_watched(make_sheet(body=body.format(url=target)))
        assert not [one for one in watched if "canary" in one[1] or "passwd" in one[1]]
        assert not [one for one in watched if one[0].startswith("socket")]
        assert embedded_files(pdf) == []
        assert "sings" not in whole_text(pdf)
    assert asked == []


def test_the_watch_would_see_it(canary_file, canary_server):
    """The same, without the fetcher that refuses: otherwise the tests above prove nothing."""
    from weasyprint import HTML

    url, asked = canary_server
    _watched.clear()
    _is_watching.set()
    try:
        HTML(string=f'<img src="{url}"><img src="{canary_file.as_uri()}">').write_pdf()
    finally:
        _is_watching.clear()
    assert asked == ["/canary"]
    assert [one for one in _watched if "canary.txt" in one[1]]


@pytest.mark.parametrize(
    "field",
    ["subject", "sender_name", "sender_line", "salutation", "closing", "signatory_name"],
)
def test_plain_fields_are_shown_and_not_obeyed(field, canary_server):
    url, asked = canary_server
    pdf, watched = render_watched(make_sheet(**{field: f'<img src="{url}">'}))
    assert "<imgsrc=" in whole_text(pdf).replace(" ", "").lower()
    assert not [one for one in watched if one[0].startswith("socket")]
    assert asked == []


@pytest.mark.parametrize("field", ["address", "copies", "sender_foot"])
def test_lines_are_shown_and_not_obeyed(field):
    markup = '<b onload="x">&amp;</b>'
    assert markup in whole_text(render(make_sheet(**{field: (markup,)})))


def test_a_refused_url_does_not_end_the_rendering(caplog):
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        assert "Excellency" in whole_text(render(make_sheet(body='<img src="http://x.test/">')))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://x.test/", "data:image/png;base64,", "part:../letter.py"]
)
def test_the_fetcher_knows_its_own_parts_only(url):
    with pytest.raises(Refused):
        PartsOnly().fetch(url)
    with pytest.raises(Refused):
        PartsOnly()(url)
    with pytest.raises(Refused):
        PartsOnly().open(url)


def test_the_parts_are_drawings_held_in_memory():
    with PartsOnly().fetch("part:emblem.svg")._file_obj as part:
        assert part.read().startswith(b"<svg")
    assert not issubclass(Refused, FatalURLFetchingError)
