"""The fetcher given to WeasyPrint: it hands out the paper's own parts and refuses all else."""

from pathlib import Path
from typing import override

from weasyprint.urls import URLFetcher, URLFetcherResponse

ASSETS = Path(__file__).resolve().parent / "assets"
PART = "part:"


_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
_KEPT = 8  # emblems of letterheads in use


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
        self._emblems: list[str] = []

    def keep(self, name: str, drawing: bytes) -> str:
        """Hand out a letterhead's emblem from now on; its URL. The oldest of many are dropped."""
        url = PART + name
        if url not in self.parts:
            self._emblems.append(url)
            if len(self._emblems) > _KEPT:
                del self.parts[self._emblems.pop(0)]
            self.parts[url] = drawing
        return url

    @override
    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The part of that name.

        :raises Refused: for every other URL, data: included.
        """
        if url not in self.parts:
            raise Refused(f"The letter may not fetch {url[:100]!r}.")
        return URLFetcherResponse(url, self.parts[url], {"Content-Type": _TYPES[url[-4:]]})

    @override
    def open(self, fullurl: object, data: object = None, timeout: object = None) -> None:
        """Refused: nothing is opened past `fetch`."""
        raise Refused("The letter opens nothing.")
