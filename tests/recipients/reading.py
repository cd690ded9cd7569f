"""What a page says."""

import csv
import html
import io
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


def octets(answer: HttpResponse) -> bytes:
    """The file that an answer sends."""
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def exported_names(answer: HttpResponse) -> list[str]:
    """The organizations in a CSV file that an answer sends, in their order."""
    lines = csv.reader(io.StringIO(octets(answer).decode("utf-8-sig"), newline=""))
    return [line[1] for line in lines][1:]


def exports() -> int:
    """How often recipients have left the house."""
    return Event.objects.filter(verb="exported recipients").count()
