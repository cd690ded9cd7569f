"""What is said when a page cannot be made: whether there is no room, no database, or a fault."""

import errno
import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.views.defaults import bad_request, server_error
from psycopg.errors import DiskFull

AGAIN_AFTER = 30  # seconds

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def failed(request: HttpRequest) -> HttpResponse:
    """The page for the error that is being handled; Django has logged it."""
    error = sys.exc_info()[1]
    if is_without_room(error):
        return _failure(507)
    if isinstance(error, OperationalError | InterfaceError):  # gone, full of others, or too slow
        return _failure(503)
    return server_error(request)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what cannot be read; of a text that is too long it says that it is."""
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(get_template("413_text.html").render(), status=413)
    return bad_request(request, exception)


def is_without_room(error: BaseException | None) -> bool:
    """Whether a disk is full: that of the files, of uploads under way, or of the database."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return True
    return error is not None and isinstance(error.__cause__, DiskFull)


def _failure(status: int) -> HttpResponse:
    """Told without request, person or database: none of them is certain to be there."""
    page = get_template(f"{status}.html").render()
    return HttpResponse(page, status=status, headers={"Retry-After": str(AGAIN_AFTER)})
