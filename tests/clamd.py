"""A real clamd for tests, whose only signature is that of the EICAR test file."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

# In parts, so that no scanner takes this file for it.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
#: What it is called: clamd adds the last word to signatures that are not ClamAV's own.
NAME = "Eicar-Test.UNOFFICIAL"
_UNPACKED = settings.BASE_DIR / "var/clamd/usr/sbin"  # by script/setup --test
_ENDS_WITH_US = ["setpriv", "--pdeathsig", "TERM"]
_STARTS_IN = 10  # seconds, on a busy machine; 0.05 on an idle one


def program() -> str | None:
    """clamd, wherever it is on this machine."""
    return shutil.which("clamd", path=f"{_UNPACKED}:{os.environ['PATH']}")


class Clamd:
    """clamd on a socket and a port of its own, once it was started."""

    def __init__(self, folder: Path, *options: str) -> None:
        """`folder` takes all that is its own; `options` are lines of clamd.conf."""
        self.path = str(folder / "clamd")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        (folder / "signatures").mkdir()
        (folder / "signatures" / "test.ndb").write_text(f"Eicar-Test:0:*:{EICAR.hex()}\n")
        self._log = folder / "clamd.log"
        self._settings = folder / "clamd.conf"
        ours = [
            "Foreground yes",
            f"LocalSocket {self.path}",
            f"TCPSocket {self.port}",
            "TCPAddr 127.0.0.1",
            f"DatabaseDirectory {folder / 'signatures'}",
            f"TemporaryDirectory {folder}",
        ]
        self._settings.write_text("\n".join([*ours, *options, ""]))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it answers."""
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [*_ENDS_WITH_US, str(program()), "--config-file", str(self._settings)],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + _STARTS_IN
        while not self._answers():
            assert self._process.poll() is None, self._log.read_text()
            assert time.monotonic() < until, self._log.read_text()
            time.sleep(0.01)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait()

    def _answers(self) -> bool:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as knock:
            knock.connect(self.path)
            knock.sendall(b"zPING\0")
            return knock.recv(9) == b"PONG\0"
        return False
