"""Office sheets on their way to the browser."""

from django.http import HttpResponse
from django.utils.translation import get_language

from correspondence.models import Letterhead
from correspondence.views.files import disposition

PRIVATE = {"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"}


def paper(pdf: bytes, *, name: str) -> HttpResponse:
    """A PDF made just now, to be looked at and printed; it is kept nowhere."""
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers=PRIVATE | {"Content-Disposition": disposition(name, is_download=False)},
    )


def house_name() -> str:
    """The sender's name in the language of the interface, else in any there is."""
    names = dict(Letterhead.objects.filter(unit="").values_list("language", "name"))
    return names.get((get_language() or "")[:2]) or next(iter(names.values()), "")
