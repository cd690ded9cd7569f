from collections.abc import Iterator

import pytest

from correspondence.pdf import press
from tests.correspondence.pdf.verapdf import VeraPDF


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory) -> Iterator[VeraPDF]:
    """One Java process for all files of a test process."""
    if not VeraPDF.can_run():
        pytest.skip("veraPDF needs a Java runtime: script/setup --test installs one")
    with VeraPDF(tmp_path_factory.mktemp("verapdf")) as validator:
        yield validator


@pytest.fixture
def new_press(monkeypatch):
    """A press that has not started yet."""
    made = press.Press()
    monkeypatch.setattr(press, "_press", made)
    yield made
    made.end()
