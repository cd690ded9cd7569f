"""What every template may ask."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """`may` (rights of the signed-in person), `is_demo`, `time_zone`."""
    user = getattr(request, "user", None)
    return {
        "may": user.may() if user is not None and user.is_authenticated else {},
        "is_demo": settings.DEMO,
        "time_zone": settings.TIME_ZONE,
    }
