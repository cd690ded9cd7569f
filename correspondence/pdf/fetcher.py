"""The fetcher given to WeasyPrint: it hands out the paper's own parts and refuses all else."""

from pathlib import Path
from typing import override

from weasyprint.urls import URLFetcher, URLFetcherResponse

ASSETS = Path(__file__).resolve().parent / "assets"
PART = "part:"


def _parts() -> dict[str, bytes]:
    """The drawings a letter may show, by URL ("part:emblem.svg"), read once."""
    return {PART + path.name: path.read_bytes() for path in sorted(ASSETS.glob("*.svg"))}


class Refused(ValueError):
    """A URL that is none of the paper's parts; WeasyPrint logs it and leaves a gap."""


class PartsOnly(URLFetcher):
    """Reaches no network and no file, whatever a text asks for.

    The parent's constructor would build openers for http, ftp and files, so it is never run.
    """

    # True would raise a BaseException that passes every handler up to the server.
    _fail_on_errors = False

    def __init__(self) -> None:
        self.parts = _parts()

    @override
    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The part of that name.

        :raises Refused: for every other URL, data: included.
        """
        if url not in self.parts:
            raise Refused(f"The letter may not fetch {url[:100]!r}.")
        return URLFetcherResponse(url, self.parts[url], {"Content-Type": "image/svg+xml"})

    @override
    def open(self, fullurl: object, data: object = None, timeout: object = None) -> None:
        """Refused: nothing is opened past `fetch`."""
        raise Refused("The letter opens nothing.")
