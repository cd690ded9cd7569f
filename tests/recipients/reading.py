"""What a page says."""

import html
import re

from django.http import HttpResponse

from history.models import Event


def words(response: HttpResponse) -> str:
    """The words of a page, without its markup, with single spaces."""
    text = re.sub(r"<(script|style|datalist)\b.*?</\1>", " ", response.text, flags=re.DOTALL)
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return re.sub(r" ([,;])", r"\1", text)


def told(subject) -> list[str]:
    """The history of a record, newest first, as sentences."""
    return [event.sentence for event in Event.objects.about(subject)]
