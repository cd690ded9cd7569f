from collections.abc import Iterator

import pytest

from tests.correspondence.pdf.verapdf import VeraPDF


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory) -> Iterator[VeraPDF]:
    """One Java process for all files of a test process."""
    if not VeraPDF.can_run():
        pytest.skip("veraPDF needs a Java runtime: script/setup --test installs one")
    with VeraPDF(tmp_path_factory.mktemp("verapdf")) as validator:
        yield validator
