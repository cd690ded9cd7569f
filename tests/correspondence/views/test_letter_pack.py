"""The page on which one says who gets a pack and how it is printed."""

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models import Letter
from correspondence.pdf import plan as planning
from tests.correspondence.factories import make_letter, sign_in
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter, signed
from tests.correspondence.stores import place_of, watched

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    return sealed_letter("Tides", "Reefs", pages=2, enclosures=[annex])


def url(letter):
    return reverse("correspondence:letter_pack", args=[letter.pk])


def said(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_everybody_gets_everything_on_both_sides_unless_said_otherwise(client, letter):
    sign_in(client, Role.VIEWER)
    page = said(client.get(url(letter)))
    assert "Print file (PDF, 16 pages)" in page
    assert "2 addressees, 6 documents, 8 sheets of paper" in page
    assert page.count("Declaration (en)") == 2
    assert page.count('name="addressee"') == page.count(" checked data-tick ") == 2


def test_those_ticked_on_the_board_are_ticked(client, letter):
    sign_in(client)
    tides, _reefs = letter.addressees.all()
    page = said(client.get(url(letter), {"addressee": tides.pk}))
    assert "1 addressee, 3 documents" in page
    assert page.count(" checked data-tick ") == 1


def test_the_figures_follow_what_is_chosen(client, letter):
    sign_in(client)
    tides, reefs = letter.addressees.all()
    page = said(client.post(url(letter), {"sides": "one", "addressee": [tides.pk, reefs.pk]}))
    assert "Print file (PDF, 4 pages)" in page
    assert "2 addressees, 2 documents, 4 sheets of paper" in page


@pytest.mark.parametrize(
    ("addressees", "problem"),
    [([], "Tick at least one addressee."), ([0], "no addressee of this letter")],
)
def test_what_makes_no_sense_is_said(client, letter, addressees, problem):
    sign_in(client)
    answer = client.post(url(letter), {"sides": "both", "addressee": addressees})
    assert answer.status_code == 422
    assert problem in said(answer)
    assert "Print file" not in said(answer)


def test_every_part_that_is_missing_is_named_and_nothing_is_offered(
    client, letter, settings, tmp_path
):
    sign_in(client)
    copies = [one.file_copy.file for one in letter.addressees.all()]
    settings.MEDIA_ROOT = tmp_path
    page = said(client.get(url(letter)))
    assert "Nothing is made: 3 parts are missing" in page
    for who in ("Tides, Director, Letter", "Reefs, Director, Letter", "Declaration (en)"):
        assert who in page
    assert copies[0].sha256[:12] in page
    assert "Print file" not in page
    assert "ZIP (" not in page


def test_a_letter_that_is_not_registered_has_nothing_to_print(client):
    sign_in(client)
    page = said(client.get(url(make_letter("draft"))))
    assert "not registered yet" in page
    assert "Print file" not in page


def test_a_letter_being_sealed_says_for_whom(client):
    sign_in(client)
    page = said(client.get(url(make_letter("registered"))))
    assert "the letter is not sealed yet" in page


def test_a_cancelled_letter_is_not_printed_any_more(client, letter):
    sign_in(client)
    letter.cancel(reason="Written by mistake", by=letter.drafted_by)
    page = said(client.get(url(letter)))
    assert "The letter is cancelled" in page
    assert "Print file" not in page
    assert "ZIP (" in page


def test_what_is_printed_by_itself_is_named_with_the_way_to_it(client):
    sign_in(client)
    treaty = enclosure_of("Treaty", en=signed("a"))
    letter = sealed_letter("Tides", "Reefs", enclosures=[treaty])
    page = said(client.get(url(letter)))
    assert "“Treaty (en)” is printed from its own file, because it is signed." in page
    assert "Print it 2 times" in page
    assert reverse("correspondence:edition_file", args=[treaty.editions.get().pk]) in page


def test_more_than_one_print_file_says_who_is_in_which(client, letter, monkeypatch):
    monkeypatch.setattr(planning, "PACKS_A_FILE", 1)
    sign_in(client)
    page = said(client.get(url(letter)))
    assert "Print file 1: addressees 1–1 (PDF, 8 pages)" in page
    assert "Print file 2: addressees 2–2 (PDF, 8 pages)" in page


def test_more_addressees_need_no_more_queries(client, django_assert_max_num_queries):
    sign_in(client)
    letter = sealed_letter(*"ABCDEFGH", enclosures=[enclosure_of("A", en=numbered("A", 1))])
    with django_assert_max_num_queries(10):
        client.get(url(letter))


@pytest.mark.parametrize("role", [Role.RECIPIENT_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR])
def test_it_needs_the_right(client, letter, role):
    sign_in(client, role)
    assert client.get(url(letter)).status_code == 403


def test_the_page_reads_no_file_and_yet_sees_which_are_cut_off(client, settings, tmp_path):
    opened = watched(settings, tmp_path)
    annex = enclosure_of("Declaration", en=numbered("Declaration", 3))
    letter = sealed_letter("Tides", "Reefs", enclosures=[annex])
    sign_in(client)
    assert "Print file (PDF, 16 pages)" in said(client.get(url(letter)))
    cut = place_of(letter.addressees.first().file_copy.file)
    cut.write_bytes(cut.read_bytes()[:-1])
    page = said(client.get(url(letter)))
    assert "Tides, Director, Letter OUT/2024/0001: The file" in page
    assert "was altered in the store" in page
    assert opened == []
