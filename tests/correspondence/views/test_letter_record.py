"""Log a sent letter: one form, whatever order one fills it in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.rights import Role
from correspondence.models import Letter, Matter
from history.models import Event
from recipients.models import RecipientList
from tests.correspondence.factories import (
    make_matter,
    make_office,
    make_pdf,
    make_series,
    make_user,
)

pytestmark = pytest.mark.django_db
ADDRESS = "/letters/record/"


@pytest.fixture
def clerk(client):
    person = make_user()
    client.force_login(person)
    return person


def typed(*offices, **facts):
    return {
        "file": SimpleUploadedFile("sent.pdf", make_pdf(pages=2)),
        "dated_on": "today",
        "other_reference": "BIG/31",
        "subject": "Minutes of the meeting",
        "language": "en",
        "matter": "Minutes",
        "series": str(make_series().pk),
        "offices": [str(office.pk) for office in offices],
        "q": "",
        "channel": "courier",
        "sent_on": "",
        "tracking_number": "TT 1",
        "reply_due_on": "",
        "backdating_reason": "",
        **facts,
    }


def test_it_logs_the_letter_and_shows_it(client, clerk):
    office, other = make_office(), make_office()
    response = client.post(ADDRESS, typed(other, office))
    letter = Letter.objects.get()
    year = timezone.localdate().year
    assert response.url == letter.get_absolute_url()
    assert letter.reference == f"OUT/{year}/0001"
    assert [one.office for one in letter.addressees.all()] == [other, office]
    assert letter.addressees.first().dispatches.get().sent_on == letter.dated_on
    assert Event.objects.about(letter).filter(verb="logged as sent", actor=clerk).exists()


def test_the_page_of_the_letter_shows_its_file_copy(client, clerk):
    client.post(ADDRESS, typed(make_office()))
    letter = Letter.objects.get()
    page = client.get(letter.get_absolute_url()).content.decode()
    assert letter.reference in page
    copy = client.get(f"/addressees/{letter.addressees.get().pk}/file-copy/")
    assert copy.status_code == 200


def test_a_matter_that_is_there_is_used(client, clerk):
    matter = make_matter("Minutes")
    client.post(ADDRESS, typed(make_office(), matter=" minutes "))
    assert Letter.objects.get().matter == matter


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"offices": []}, "Choose at least one addressee."),
        ({"q": "somebody"}, "“somebody” was searched for, but nothing was chosen."),
        ({"dated_on": "yesterday"}, "The letter bears an earlier date: say why."),
        ({"dated_on": "tomorrow"}, "The day lies in the future."),
        ({"dated_on": "30.2.2026"}, "is not a day"),
        ({"sent_on": "tomorrow"}, "The day lies in the future."),
        ({"sent_on": "yesterday"}, "That is before the date of the letter."),
        ({"reply_due_on": "today"}, "That is not after the date of the letter."),
        ({"subject": ""}, "Subject"),
        ({"subject": "\x00"}, "U+0000"),
        ({"matter": ""}, "Matter"),
        ({"channel": "pigeon"}, "Channel"),
        ({"series": "999999999999999999999"}, "Register"),
        ({"file": SimpleUploadedFile("sent.pdf", b"not one")}, "not a PDF"),
    ],
)
def test_what_is_wrong_is_said_and_no_number_taken(client, clerk, wrong, said):
    response = client.post(ADDRESS, typed(make_office()) | wrong)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Letter.objects.exists()
    assert not Matter.objects.exists()


def test_an_earlier_date_with_its_reason_is_taken(client, clerk):
    facts = {"dated_on": "3.9.2024", "backdating_reason": "From the paper register"}
    client.post(ADDRESS, typed(make_office(), **facts))
    letter = Letter.objects.get()
    assert letter.reference == "OUT/2024/0001"
    assert letter.backdating_reason == "From the paper register"


def test_a_second_click_logs_nothing_more(client, clerk):
    office, content = make_office(), make_pdf()
    for _ in range(2):
        file = SimpleUploadedFile("sent.pdf", content)
        response = client.post(ADDRESS, typed(office, file=file))
    assert "already" in response.content.decode()
    assert Letter.objects.count() == 1


def test_a_search_keeps_what_was_typed(client, clerk):
    office = make_office(organization="Institute of Tides")
    page = client.post(ADDRESS, typed(q="tides", find="1")).content.decode()
    assert f'name="add" value="{office.pk}"' in page
    assert 'value="Minutes of the meeting"' in page
    assert "There is a problem" not in page
    assert not Letter.objects.exists()


def test_choosing_and_dropping_work_without_a_script(client, clerk):
    office, other = make_office(), make_office()
    page = client.post(ADDRESS, typed(other, add=str(office.pk))).content.decode()
    assert page.count('name="offices"') == 2
    page = client.post(ADDRESS, typed(other, office, drop=str(other.pk))).content.decode()
    assert f'name="offices" value="{office.pk}"' in page
    assert f'name="offices" value="{other.pk}"' not in page


def test_a_whole_list_is_chosen_at_once(client, clerk):
    chosen = RecipientList(name="Partners")
    chosen.keep(by=clerk)
    offices = [make_office(), make_office()]
    for office in reversed(offices):
        chosen.add(office, by=clerk)
    page = client.post(ADDRESS, typed(add_list=str(chosen.pk))).content.decode()
    first, second = (page.index(f'name="offices" value="{one.pk}"') for one in reversed(offices))
    assert first < second


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.SYSTEM_ADMINISTRATOR])
def test_it_requires_the_right_to_register(client, role):
    client.force_login(make_user(role))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, typed(make_office())).status_code == 403
    assert not Letter.objects.exists()
