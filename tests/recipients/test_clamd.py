"""A real clamd is asked; and servers that answer as no clamd should, or not at all."""

import io
import socket
import threading
import time
from contextlib import contextmanager, suppress

import pikepdf
import pytest

from recipients.clamd import NotScanned, scan
from tests.clamd import EICAR, NAME, Clamd, program


def refused(chunks) -> float:
    """Seconds until nobody could say what is in the file."""
    begun = time.monotonic()
    with pytest.raises(NotScanned, match=r"nothing was saved\. Choose it again"):
        scan(chunks)
    return time.monotonic() - begun


@contextmanager
def server(settings, answer=None):
    """Something that listens; `answer` gets the first connection, and hears when it is over."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.CLAMD_ADDRESS = f"127.0.0.1:{listening.getsockname()[1]}"
        if not answer:
            yield
            return

        is_over = threading.Event()

        def serve():
            connection, _address = listening.accept()
            with connection, suppress(ConnectionError):
                answer(connection, is_over)

        thread = threading.Thread(target=serve)
        thread.start()
        yield
        is_over.set()
        thread.join()


def pdf_with(content: bytes, *, is_packed: bool) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Hidden = pdf.make_stream(content)
    out = io.BytesIO()
    pdf.save(out, compress_streams=is_packed)
    return out.getvalue()


@pytest.fixture(params=["socket", "port", "name"])
def way(request, clamd, settings):
    """Each way in which its address may be given."""
    ways = {"port": f"127.0.0.1:{clamd.port}", "name": f"localhost:{clamd.port}"}
    settings.CLAMD_ADDRESS = ways.get(request.param, clamd.path)


def test_it_says_what_is_in_a_file(way):
    assert scan([b"a harmless file"]) == ""
    assert scan([EICAR]) == NAME


def test_a_file_comes_in_pieces(clamd):
    assert scan([b"x" * 1_000_000, b"", EICAR[:20], EICAR[20:]]) == NAME
    assert scan([b"x" * 1_000_000, b"", EICAR[:20]]) == ""
    assert scan([]) == ""


@pytest.mark.parametrize("is_packed", [False, True])
def test_it_looks_into_the_streams_of_a_pdf(clamd, is_packed):
    infected = pdf_with(EICAR, is_packed=is_packed)
    assert (EICAR in infected) is not is_packed
    assert scan([infected]) == NAME
    assert scan([pdf_with(b"harmless" * 9, is_packed=is_packed)]) == ""


@pytest.mark.parametrize("size", [3_145_729, 20_000_000])
@pytest.mark.parametrize("piece", [65_536, 20_000_000])
def test_a_file_that_is_too_large_for_it_is_not_let_through(clamd, caplog, size, piece):
    content = b"x" * size
    refused(content[at : at + piece] for at in range(0, size, piece))
    assert "size limit exceeded" in caplog.text


def test_one_that_it_gives_up_is_told_if_it_is_set_so(tmp_path, settings):
    """As docs/operations.md has it: else clamd lets pass what it has not looked at."""
    if not program():
        pytest.skip("needs clamd: script/setup --test brings it")
    for options, found in [(["AlertExceedsMax yes"], "MaxFileSize"), ([], "")]:
        folder = tmp_path / (found or "without")
        folder.mkdir()
        clamd = Clamd(folder, "MaxFileSize 1M", *options)
        clamd.start()
        settings.CLAMD_ADDRESS = clamd.path
        said = scan([b"x" * 2_000_000, EICAR])
        clamd.stop()
        assert found in said
        assert bool(said) is bool(found)


def test_it_is_stopped_and_started(tmp_path, settings, caplog):
    if not program():
        pytest.skip("needs clamd: script/setup --test brings it")
    clamd = Clamd(tmp_path)
    settings.CLAMD_ADDRESS = clamd.path
    assert refused([b"file"]) < 1
    clamd.start()
    assert scan([b"file"]) == ""
    clamd.stop()
    assert refused([b"file"]) < 1
    assert f"clamd at {clamd.path} does not answer" in caplog.text
    settings.CLAMD_ADDRESS = f"127.0.0.1:{clamd.port}"
    assert refused([b"file"]) < 1


@pytest.mark.parametrize("size", [10, 30_000_000])
def test_nobody_waits_longer_than_was_set(settings, size):
    settings.CLAMD_SECONDS = 0.5
    with server(settings):
        assert 0.4 < refused([b"x" * size]) < 1.5


def test_the_time_is_that_of_the_whole_answer(settings):
    def drip(connection, is_over):
        while not is_over.wait(0.1):
            connection.send(b"s")

    settings.CLAMD_SECONDS = 0.5
    with server(settings, drip):
        assert 0.4 < refused([b"file"]) < 1.5


def test_one_that_reads_slowly_is_left_in_time(settings):
    def sip(connection, is_over):
        while not is_over.wait(0.05):
            connection.recv(100)

    settings.CLAMD_SECONDS = 0.5
    with server(settings, sip):
        assert 0.4 < refused([b"x" * 100_000 for _ in range(300)]) < 1.5


def test_a_socket_at_which_too_many_wait_is_not_waited_for(settings, tmp_path):
    settings.CLAMD_ADDRESS, settings.CLAMD_SECONDS = str(tmp_path / "busy"), 0.5
    with socket.socket(socket.AF_UNIX) as busy, socket.socket(socket.AF_UNIX) as other:
        busy.bind(settings.CLAMD_ADDRESS)
        busy.listen(0)
        other.connect(settings.CLAMD_ADDRESS)
        assert refused([b"file"]) < 1.5


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\0",
        b"stream: OK",
        b"stream: O",
        b"stream: OK\n",
        b"stream: OK\0 FOUND\0",
        b"OK\0",
        b"stream: Can't allocate memory ERROR\0",
        b"UNKNOWN COMMAND\0",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"x" * 100_000,
    ],
)
def test_whatever_is_no_plain_answer_lets_nothing_through(settings, said):
    def say(connection, is_over):
        connection.recv(100)
        connection.sendall(said)
        connection.shutdown(socket.SHUT_WR)
        is_over.wait(5)

    with server(settings, say):
        refused([b"file"])


def test_without_a_scanner_nobody_is_asked(settings):
    assert settings.CLAMD_ADDRESS == ""
    assert scan(iter([EICAR])) == ""
