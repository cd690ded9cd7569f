"""Merge fields are looked up by name, filled for each addressee, and stop a letter otherwise."""

import datetime as dt

import pytest

from correspondence.lifecycle import LetterStatus
from correspondence.models import NotAllowed
from correspondence.models.merge_fields import FIELDS, NotFilled, filled, problems
from correspondence.models.preflight import stops
from recipients.models import OfficeHolder
from tests.correspondence.factories import make_enclosure, make_letter, make_office

DAY = dt.date(2026, 3, 16)
VALUES = dict.fromkeys(FIELDS, "x") | {"addressee.name": "Ana <b>Lima</b>", "reply.due": ""}


def test_a_field_is_replaced_and_escaped():
    assert filled("<p>Dear {addressee.name}</p>", VALUES, is_html=True) == (
        "<p>Dear Ana &lt;b&gt;Lima&lt;/b&gt;</p>"
    )
    assert filled("To { addressee.name }", VALUES, is_html=False) == "To Ana <b>Lima</b>"


def test_what_is_filled_in_is_not_read_again():
    values = VALUES | {"addressee.name": "{sender.name}"}
    assert filled("{addressee.name}", values, is_html=False) == "{sender.name}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ settings.SECRET_KEY }}", "no merge field"),
        ("{% load static %}", "no merge field"),
        ("{0.__class__}", "no merge field"),
        ("{addressee.__class__}", "no merge field"),
        ("{addressee.name.__init__}", "no merge field"),
        ("{addressee.name!r:>9999}", "no merge field"),
        ("{addressee.<strong>name</strong>}", "“{addressee.name}”"),
        ("{}", "no merge field"),
        ("{reply.due}", "is empty"),
        ("a } b", "stands alone"),
        ("a { b", "stands alone"),
    ],
)
def test_everything_else_in_braces_is_refused_with_its_name(text, said):
    assert said in problems(text, VALUES)[0]
    with pytest.raises(NotFilled):
        filled(text, VALUES, is_html=True)


def test_of_many_things_that_are_wrong_the_first_few_are_told():
    """There may be thirty thousand, for each of five hundred addressees."""
    assert len(problems("".join(f"{{{n}}}" for n in range(1_000)), VALUES)) == 5
    assert problems("{a}" * 1_000 + "{", VALUES) == [
        "There is no merge field “{a}”",
        "A brace stands alone in the text; braces mark merge fields",
    ]


def test_a_text_stays_as_short_as_texts_are_when_it_is_filled_in():
    """Eight thousand fields of a name of 250 signs, each five when it is escaped: ten megabytes."""
    values = VALUES | {"addressee.organization": "&" * 250}
    assert not problems("{addressee.organization}" * 100, values)
    with pytest.raises(NotFilled, match="the text is too long"):
        filled("{addressee.organization}" * 8_000, values, is_html=True)


@pytest.mark.django_db
@pytest.mark.parametrize(("subject", "body"), [("{addressee.name", "} a"), ("a", "a }")])
def test_braces_pair_within_one_text(subject, body):
    assert any(
        "stands alone" in one for one in stops(make_letter(subject=subject, body=body), on=DAY)
    )


@pytest.mark.django_db
def test_each_addressee_reads_its_own():
    letter = make_letter(
        LetterStatus.REGISTERED,
        offices=[make_office(holder="Ana Lima"), make_office(holder="Juan Paz")],
        subject="To {addressee.name}",
        body="<p>{addressee.title}, {enclosures.count}, {letter.reference}, {letter.date}</p>",
        enclosures=[make_enclosure(), make_enclosure()],
        dated_on=DAY,
    )
    first, second = (one.printed for one in letter.addressees.all())
    assert (first.subject, second.subject) == ("To Ana Lima", "To Juan Paz")
    assert f", 2, {letter.reference}, 16\u00a0March 2026</p>" in first.body
    assert first.body != second.body


@pytest.mark.django_db
def test_an_empty_field_stops_the_letter_and_says_for_whom():
    offices = [make_office(organization="Alpha"), make_office(organization="Beta", holder="")]
    letter = make_letter(offices=offices, body="<p>{addressee.name}</p>")
    found = [text for text in stops(letter, on=DAY) if "addressee.name" in text]
    assert len(found) == 1
    assert found[0].startswith("Beta")


@pytest.mark.django_db
def test_registering_refuses_it_too_and_takes_no_number():
    letter = make_letter(LetterStatus.APPROVED, body="<p>{addressee.nmae}</p>")
    with pytest.raises(NotAllowed, match=r"addressee\.nmae"):
        letter.register(version=letter.version, on=DAY, by=letter.drafted_by, backdating_reason="x")
    letter.refresh_from_db()
    assert letter.reference is None
    assert letter.series.next_reference(year=2026).endswith("0001")


@pytest.mark.django_db
def test_what_a_directory_says_is_no_field(client):
    office = make_office(holder="{sender.name}")
    assert OfficeHolder.objects.get(office=office).name == "{sender.name}"
    letter = make_letter(LetterStatus.REGISTERED, offices=[office], body="<p>{addressee.name}</p>")
    assert letter.addressees.get().printed.body == "<p>{sender.name}</p>"
