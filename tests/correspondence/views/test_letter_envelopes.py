import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letterhead
from correspondence.pdf.pages import count_pages
from tests.correspondence.factories import (
    make_letter,
    make_office,
    make_recorded_letter,
    make_registered_letter,
    sign_in,
)
from tests.correspondence.pdf.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    offices = [
        make_office(organization="A", holder="Ana Lima"),
        make_office(organization="B", holder="Bo Maury", preferred_language="fr"),
    ]
    return make_registered_letter(rendered=False, offices=offices, languages=("en", "fr"))


def url(letter):
    return reverse("correspondence:letter_envelopes", args=[letter.pk])


def typed(letter, **facts):
    return {"addressee": [one.pk for one in letter.addressees.all()], "size": "C5", **facts}


def test_it_gives_an_envelope_for_each_addressee(client, letter):
    sign_in(client)
    answer = client.post(url(letter), typed(letter, handling="by_courier"))
    assert answer["Content-Type"] == "application/pdf"
    assert 'inline; filename="OUT-2024-0001 envelopes.pdf"' in answer["Content-Disposition"]
    assert count_pages(answer.content) == 2
    for page, words in ((1, ["Ana Lima", "By courier"]), (2, ["Bo Maury", "Par porteur"])):
        read = text(answer.content, page)
        for one in (*words, "Harbour Institute", "5 Quay Street, Baku", "1 Harbour Road"):
            assert one in read


def test_the_sender_is_the_one_on_the_letter(client, letter):
    sign_in(client)
    elsewhere = make_recorded_letter(offices=[make_office()])
    Letterhead.objects.update(name="Quay Institute")
    assert "Harbour Institute" in text(client.post(url(letter), typed(letter)).content, 1)
    assert "Quay Institute" in text(client.post(url(elsewhere), typed(elsewhere)).content, 1)


def test_what_stands_above_the_address_of_the_letter_is_proposed(client):
    sign_in(client)
    letter = make_registered_letter(handling="pouch")
    assert "Diplomatic pouch" in text(letter.addressees.get().file_copy.file.read(), 1)
    assert client.get(url(letter)).context["form"].initial["handling"] == "pouch"


def test_it_says_how_to_feed_them_and_leads_to_the_labels(client, letter):
    sign_in(client)
    page = client.get(url(letter)).content.decode()
    for words in ("DL: 220 × 110 mm", "C5: 229 × 162 mm", "C4: 324 × 229 mm", "flap closed"):
        assert words in page
    assert reverse("correspondence:letter_labels", args=[letter.pk]) in page


@pytest.mark.parametrize("facts", [{"size": "C6"}, {"handling": "by_pigeon"}, {"addressee": []}])
def test_what_is_not_offered_is_refused(client, letter, facts):
    sign_in(client)
    assert client.post(url(letter), typed(letter) | facts).status_code == 422


def test_a_draft_has_no_envelopes(client):
    sign_in(client)
    letter = make_letter(LetterStatus.DRAFT)
    assert client.get(url(letter)).url == letter.get_absolute_url()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR])
def test_it_requires_the_right_to_dispatch(client, letter, role):
    sign_in(client, role)
    assert client.post(url(letter), typed(letter)).status_code == 403
