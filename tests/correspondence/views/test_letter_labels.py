"""Labels for a registered letter: for whom, on which sheet, and the PDF itself."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import LabelSheet, Letter, Printer
from history.models import Event
from recipients.models import PostalAddress
from tests.correspondence.factories import (
    make_dispatch,
    make_letter,
    make_office,
    make_recorded_letter,
    make_registered_letter,
    sign_in,
)
from tests.correspondence.pdf.reading import piece, whole_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    offices = [make_office(organization=name, holder=f"Head of {name}") for name in "ABC"]
    return make_registered_letter(rendered=False, offices=offices)


def url(letter: Letter, query: str = "") -> str:
    return reverse("correspondence:letter_labels", args=[letter.pk]) + query


def typed(*addressees, **facts):
    return {"addressee": [one.pk for one in addressees], "sheet": "L7160", "start": "1", **facts}


def ticked(answer) -> list[str]:
    return [row.cover.who for row, is_ticked in answer.context["chosen"].rows if is_ticked]


def test_it_gives_the_pdf_for_those_who_are_ticked(client, letter):
    sign_in(client)
    first, _second, third = letter.addressees.all()
    events = Event.objects.count()
    answer = client.post(url(letter), typed(third, first))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('inline; filename="OUT-2024-0001 labels.pdf"')
    assert "no-store" in answer["Cache-Control"]
    read = whole_text(answer.content)
    assert 0 < read.find("Head of A") < read.find("Head of C"), "in the order of the letter"
    assert "Head of B" not in read
    assert read.count(letter.reference) == 2
    assert Event.objects.count() == events


def test_at_first_those_are_ticked_to_whom_nothing_was_sent(client, letter):
    sign_in(client)
    first, second, third = letter.addressees.all()
    make_dispatch(first)
    second.waive(on=letter.dated_on, reason="Settled by telephone", by=sign_in(client))
    page = client.get(url(letter))
    assert ticked(page) == [str(third)]
    assert page.content.decode().count("sent already") == 1
    assert ticked(client.get(url(letter, f"?addressee={first.pk}"))) == [str(first)]
    make_dispatch(third)
    assert len(ticked(client.get(url(letter)))) == 3, "for a second printing"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"addressee": []}, "Tick at least one addressee."),
        ({"addressee": ["999999"]}, "not one of the available choices"),
        ({"start": "22"}, "A sheet of Avery L7160 has 21 labels."),
        ({"start": "0"}, "greater than or equal to 1"),
        ({"sheet": "L9999"}, "not one of the available choices"),
        ({"printer": "7"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_printed_is_said(client, letter, facts, said):
    sign_in(client)
    answer = client.post(url(letter), typed(*letter.addressees.all()) | facts)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_address_too_long_for_the_label_is_named_and_the_form_kept(client, letter):
    sign_in(client)
    first, second, _third = letter.addressees.all()
    answer = client.post(url(letter), typed(first, second, sheet="L7651", start="3"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The address does not fit a label of Avery L7651: A, Director; B, Director." in page
    assert ticked(answer) == [str(first), str(second)]
    assert 'value="3"' in page


def test_the_labels_bear_the_addresses_as_they_were_fixed(client, letter):
    sign_in(client)
    PostalAddress.objects.update(lines="9 Elsewhere Lane\nNadi")
    read = whole_text(client.post(url(letter), typed(*letter.addressees.all())).content)
    assert read.count("1 Harbour Road") == 3
    assert read.count("FIJI") == 3
    assert "Elsewhere" not in read


def test_a_letter_written_elsewhere_has_labels_too(client):
    sign_in(client)
    letter = make_recorded_letter(offices=[make_office(holder="Far Away")])
    answer = client.post(url(letter), typed(*letter.addressees.all()))
    assert "Far Away" in whole_text(answer.content)


@pytest.mark.parametrize("status", [LetterStatus.DRAFT, LetterStatus.CANCELLED])
def test_without_fixed_addresses_there_are_no_labels(client, status):
    sign_in(client)
    letter = make_letter(status)
    for answer in (client.get(url(letter)), client.post(url(letter), typed())):
        assert answer.status_code == 302
        assert answer.url == letter.get_absolute_url()
    assert "Addresses are fixed when" in client.get(letter.get_absolute_url()).content.decode()


def test_ones_own_sheet_and_a_printer_are_offered_and_remembered(client, letter):
    sign_in(client)
    measures = {"width": 90, "height": 50, "columns": 2, "rows": 5, "left": 12, "top": 20}
    own = LabelSheet.objects.create(name="House", pitch_x=94, pitch_y=52, **measures)
    LabelSheet.objects.create(name="Given up", pitch_x=94, pitch_y=52, is_active=False, **measures)
    printer = Printer.objects.create(name="Tray 2", offset_x="-1.5", offset_y="2")
    Printer.objects.create(name="Scrapped", is_active=False)
    page = client.get(url(letter)).content.decode()
    assert "House: 90 × 50 mm, 2 × 5" in page
    assert "Given up" not in page
    assert "Scrapped" not in page
    first = letter.addressees.first()
    straight = client.post(url(letter), typed(first, sheet=own.code, start="2"))
    moved = client.post(url(letter), typed(first, sheet=own.code, start="2", printer=printer.pk))
    before, after = (piece(one.content, "Head of A") for one in (straight, moved))
    assert 12 + 94 + 2.5 < before.left < 12 + 94 + 10
    assert after.left - before.left == pytest.approx(-1.5, abs=0.05)
    assert after.top - before.top == pytest.approx(2, abs=0.05)
    page = client.get(url(letter)).content.decode()
    assert f'value="{own.code}" selected' in page
    assert f'value="{printer.pk}" selected' in page


def test_the_page_asks_the_database_no_more_for_more_addressees(
    client, letter, django_assert_num_queries
):
    sign_in(client)
    client.get(url(letter))
    with django_assert_num_queries(11):
        client.get(url(letter))
    more = make_registered_letter(rendered=False, offices=[make_office() for _ in range(9)])
    with django_assert_num_queries(11):
        client.get(url(more))


@pytest.mark.parametrize(
    "role",
    [Role.VIEWER, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR],
)
def test_it_requires_the_right_to_dispatch(client, letter, role):
    sign_in(client, role)
    assert client.get(url(letter)).status_code == 403
    assert client.post(url(letter), typed(*letter.addressees.all())).status_code == 403


def test_the_letter_leads_to_its_labels(client, letter):
    sign_in(client)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert f'href="{url(letter)}"' in page
    assert f'formaction="{url(letter)}"' in page
    sign_in(client, Role.VIEWER)
    assert url(letter) not in client.get(letter.get_absolute_url()).content.decode()
