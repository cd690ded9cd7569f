"""Who sent a file is known to the file."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse


class SenderMiddleware:
    """Gives each uploaded file of a person who is signed in the name `sent_by` for that person.

    Forms are filled in without knowing by whom; what a virus scanner finds has to be said of
    somebody, in whichever form it is found.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """After it is certain who asks and that the form is ours (CSRF), which has read it."""
        for file in request.FILES.values():
            if request.user.is_authenticated:
                file.sent_by = request.user  # type: ignore[union-attr]
