"""What is answered when the press has no place free: nothing is wrong, and later it works."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from accounts.rights import SignedInRequest, View
from correspondence.pdf.press import PressBusy, entered

RETRY_AFTER = 5  # seconds


def at_the_press[**P](view: View[P]) -> View[P]:
    """A page that is there for paper: while the press has no room, nothing is begun for it."""

    @wraps(view)
    def with_room(request: SignedInRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        with entered():
            return view(request, *args, **kwargs)

    return cast(View[P], with_room)


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
            render_to_string(
                "503_busy.html", {"after": RETRY_AFTER, "is_asked_again": request.method == "GET"}
            ),
            status=503,
            headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store, private"},
        )
