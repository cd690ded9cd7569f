"""What is answered when the press has no place free: nothing is wrong, and later it works."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from correspondence.pdf.press import PressBusy

RETRY_AFTER = "5"  # seconds


class PressBusyMiddleware:
    """Any page whose paper has waited too long answers 503, in the words of `PressBusy`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page, if that is the error."""
        if not isinstance(error, PressBusy):
            return None
        return HttpResponse(
            render_to_string("503_busy.html"),
            status=503,
            headers={"Retry-After": RETRY_AFTER, "Cache-Control": "no-store, private"},
        )
