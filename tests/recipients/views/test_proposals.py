"""Proposing: what is typed is checked as it will be when it is entered."""

import pytest
from django.urls import reverse

from recipients.models import Organization, Proposal
from tests.recipients.factories import make_holder, make_office, make_organization, make_proposal
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

NEW = reverse("recipients:proposal_new")
FACTS = {"name": "Harbour Institute", "kind": "ngo", "country": "fidji", "note": "They wrote to us"}
LINES = {"address": "1 Wharf Street\n\n  Port   Sample "}


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def as_shown(answer) -> dict:
    """What a browser would send back of the form as it is shown."""
    form = answer.context["form"]
    return {field.name: field.value() or "" for field in form if field.name != "is_another"}


def test_a_new_organization_is_proposed_and_nothing_is_entered(clerking, clerk):
    answer = clerking.post(
        NEW,
        {**FACTS, **LINES, "office": "Rector", "holder": "Ada  Sampleton", "since_on": "1.2.2024"},
    )
    proposal = Proposal.objects.get()
    assert answer["Location"] == proposal.get_absolute_url()
    assert proposal.facts == {
        "name": ["", "Harbour Institute"],
        "kind": ["", "ngo"],
        "country": ["", "FJ"],
        "address": ["", "1 Wharf Street\nPort Sample"],
        "office": ["", "Rector"],
        "style": ["", "Director of a non-governmental organization"],  # the usual one
        "holder": ["", "Ada Sampleton"],
        "since_on": ["", "2024-02-01"],
    }
    assert (proposal.proposed_by, proposal.note) == (clerk, "They wrote to us")
    assert (proposal.status, proposal.organization) == ("waiting", None)
    assert told(proposal) == ["Proposed"]
    assert not Organization.objects.exists()
    assert "An administrator decides on it." in words(clerking.get(answer["Location"]))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 251}, "at most 250 characters"),
        ({"name": "a\x00b"}, "Here is a character that no text has"),
        ({"kind": "nonsense"}, "not one of the available choices"),
        ({"country": "Atlantis"}, "No country has this name"),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"email": "nobody at all"}, "Enter a valid email address."),
        ({"phone": "1\x002"}, "Here is a character that no text has"),
        ({"address": "x" * 301}, "at most 300 characters"),
        ({"address": "1 Street", "country": ""}, "Say in which country the address lies."),
        ({"style": "9" * 40}, "That choice is not one of the available choices."),
        ({"holder": "Ada"}, "Which office?"),
        ({"office": "Rector", "gender": "f"}, "Who?"),
        ({"office": "Rector", "holder": "A", "since_on": "31.2.2024"}, "is not a day"),
        ({"note": ""}, "This field is required."),
        ({"note": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(clerking, wrong, sentence):
    answer = clerking.post(NEW, {**FACTS, **wrong})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="fidji"' in answer.text or "country" in wrong
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "the harbour INSTITUTE.",
            "An organization of this name is there: Harbour Institute (Belgium)",
        ),
        ("Institut du port", "An organization of this name is there: Harbour Institute (Belgium)"),
        ("Quay institute", "It has been proposed already"),
    ],
)
def test_one_that_is_there_is_named_and_another_may_still_be_proposed(clerking, name, sentence):
    make_organization("Harbour Institute", french="Institut du port")
    make_proposal(name=("", "Quay Institute"), kind=("", "ngo"))
    answer = clerking.post(NEW, FACTS | {"name": name})
    assert answer.status_code == 422
    assert sentence in words(answer)
    answer = clerking.post(NEW, FACTS | {"name": name, "is_another": "on"})
    assert Proposal.objects.first().get_absolute_url() == answer["Location"]


def test_the_same_name_in_the_same_country_is_refused(clerking):
    make_organization("Harbour Institute", country="FJ")
    answer = clerking.post(NEW, FACTS | {"is_another": "on"})
    assert "An organization of this name and country is there." in words(answer)


def test_a_correction_keeps_only_what_differs(clerking):
    organization = make_organization("Harbour Institute", website="https://harbour.example/")
    organization.contact_details.create(sort="email", value="post@harbour.example")
    office = make_office(organization)
    make_holder(office)
    url = page("organization_propose", organization)
    shown = clerking.get(url)
    for value in ("Harbour Institute", "12 Harbour Road", "post@harbour.example", "1.1.2017"):
        assert value in shown.text
    typed = as_shown(shown) | {"phone": "+32 2 000", "website": "", "note": "Their website"}
    clerking.post(url, typed)
    proposal = Proposal.objects.get()
    assert proposal.facts == {
        "phone": ["", "+32 2 000"],
        "website": ["https://harbour.example/", ""],
    }
    assert (proposal.organization, proposal.office) == (organization, None)
    assert told(organization) == ["Correction proposed"]
    organization.refresh_from_db()
    assert organization.website == "https://harbour.example/"


def test_a_note_alone_is_a_correction(clerking):
    organization = make_organization()
    url = page("organization_propose", organization)
    clerking.post(url, as_shown(clerking.get(url)) | {"note": "The Chair has changed."})
    assert Proposal.objects.get().facts == {}


def test_another_first_day_makes_it_a_change_of_holder(clerking):
    office = make_office()
    make_holder(office, "Paul Before", honorific="Mr")
    url = page("organization_propose", office.organization)
    typed = as_shown(clerking.get(url)) | {
        "holder": "Bo After",
        "family_name": "After",
        "since_on": "13.3.2025",
        "note": "Their website",
    }
    clerking.post(url, typed)
    proposal = Proposal.objects.get()
    assert (proposal.is_change_of_holder, proposal.office) == (True, office)
    assert proposal.facts["honorific"] == ["Mr", "Mr"]  # of the new holder, too
    assert proposal.facts["since_on"] == ["2017-01-01", "2025-03-13"]
    answer = clerking.post(url, typed | {"since_on": "1.1.2016"})
    assert "António" not in words(answer)
    assert "Paul Before holds the office since 1 January 2017. Write a later day." in words(answer)


def test_who_holds_an_office_is_not_simply_emptied(clerking):
    office = make_office()
    make_holder(office)
    url = page("organization_propose", office.organization)
    answer = clerking.post(url, as_shown(clerking.get(url)) | {"holder": "", "note": "x"})
    assert "If nobody holds the office any more, write so below." in words(answer)


def test_a_change_of_holder_is_proposed_from_the_office(clerking):
    office = make_office()
    make_holder(office, "Paul Before")
    url = page("holder_propose", office)
    assert "held today by Paul Before" in words(clerking.get(url))
    answer = clerking.post(url, {"holder": "Ada After", "since_on": "13.3.2025", "note": "News"})
    proposal = Proposal.objects.get()
    assert answer["Location"] == proposal.get_absolute_url()
    assert str(proposal) == f"Change of holder: {office}"
    assert proposal.facts["holder"] == ["Paul Before", "Ada After"]
    assert proposal.facts["gender"] == ["m", ""]
    assert told(office) == ["Change of holder proposed"]
    assert proposal.facts["since_on"] == ["2017-01-01", "2025-03-13"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"holder": ""}, "This field is required."),
        ({"holder": "x" * 151}, "at most 150 characters"),
        ({"holder": "a\x00b"}, "Here is a character that no text has"),
        ({"since_on": ""}, "This field is required."),
        ({"since_on": "99999-01-01"}, "The year needs four digits"),
        ({"since_on": "1.1.2017"}, "Paul Before holds the office since 1 January 2017"),
        ({"gender": "x"}, "not one of the available choices"),
        ({"note": " "}, "This field is required."),
    ],
)
def test_a_change_of_holder_that_cannot_be_is_refused(clerking, wrong, sentence):
    office = make_office()
    make_holder(office, "Paul Before")
    typed = {"holder": "Ada After", "since_on": "13.3.2025", "note": "News"} | wrong
    answer = clerking.post(page("holder_propose", office), typed)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Proposal.objects.exists()
