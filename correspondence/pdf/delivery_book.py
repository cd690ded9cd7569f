"""The delivery book on paper: lines to be signed, and empty ones."""

from django.utils.translation import get_language

from correspondence.models.delivery_book import Cover
from correspondence.pdf.paper import printed


def render_delivery_book(
    covers: list[Cover], *, organization: str, days: str, carrier: str, empty: int
) -> bytes:
    """A line of 13 mm for each cover and `empty` more, on A4, in the language of the interface.

    `days` says in words for which day or days, `carrier` who takes the covers along.
    """
    context = {
        "lang": get_language() or "en",
        "organization": organization,
        "days": days,
        "carrier": carrier,
        "covers": covers,
        "empty": range(empty),
    }
    return printed("delivery_book", context, "delivery-book")
