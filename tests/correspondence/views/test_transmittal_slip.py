import datetime as dt

import pytest
from django.urls import reverse

from accounts.rights import Role
from correspondence.models.recording import record_sent
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_letterhead,
    make_matter,
    make_office,
    make_pdf,
    make_registered_letter,
    make_series,
    make_user,
    sign_in,
)
from tests.correspondence.pdf.reading import as_poppler_reads, text

DAY = dt.date(2024, 9, 9)

pytestmark = pytest.mark.django_db


def page_of(addressee) -> str:
    return reverse("correspondence:transmittal_slip", args=[addressee.pk])


def pdf_of(addressee) -> str:
    return reverse("correspondence:transmittal_slip_pdf", args=[addressee.pk])


def filled_in(client, addressee, **changes) -> dict:
    """What the browser would send from the page as it opens."""
    draft = client.get(page_of(addressee)).context["draft"]
    fields = [field for form in draft.forms for field in form]
    return {field.html_name: field.value() for field in fields} | changes


def printed(client, addressee, **changes) -> bytes:
    answer = client.get(pdf_of(addressee), filled_in(client, addressee, **changes))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


@pytest.fixture
def addressee():
    letter = make_registered_letter(
        rendered=False,
        offices=[make_office(organization="Water Forum", holder="Ana Lima")],
        enclosures=[make_enclosure("Declaration", pages=4), make_enclosure("Map", pages=36)],
    )
    return letter.addressees.get()


def test_it_lists_the_letter_and_each_enclosure_with_pages_and_the_total(client, addressee):
    sign_in(client)
    read = as_poppler_reads(printed(client, addressee, **{"piece-2-copies": 2, "on": "13.9.2024"}))
    assert "Letter No. OUT/2024/0001 of 9 September 2024 (1" in read
    assert "Declaration (en) (4 pages)" in read
    assert "Map (en) (36 pages)" in read
    assert "Total number of items: 4 (77 pages)" in read
    for words in ("Harbour Institute", "Ana Lima", "Baku, 13 September 2024", "Leyla Aliyeva"):
        assert words in read


def test_each_piece_has_a_usual_observation_that_can_be_changed(client, addressee):
    sign_in(client)
    read = as_poppler_reads(printed(client, addressee))
    assert read.count("For attention") == 2, "once on each copy"
    assert read.count("For information") == 4
    changed = {"piece-0-observation": "communication", "piece-1-observation": ""}
    read = as_poppler_reads(printed(client, addressee, **changed))
    assert read.count("For perusal and return") == 2
    assert read.count("For information") == 2


def test_one_copy_is_kept_and_one_comes_back_signed(client, addressee):
    sign_in(client)
    pdf = printed(client, addressee)
    original, receipt = text(pdf, 1), text(pdf, 2)
    assert "Original" in original
    assert "Receipt, to be returned" in receipt
    for copy in (original, receipt):
        assert "copy to be returned dated, signed and stamped" in copy
        assert "Name, signature, stamp" in copy


def test_a_copy_for_information_says_so(client):
    sign_in(client)
    letter = make_registered_letter(
        rendered=False, offices=[make_office()], copies=[make_office(organization="Registry")]
    )
    addressee = letter.addressees.get(role="cc")
    assert "For information" in as_poppler_reads(printed(client, addressee))


def test_it_speaks_the_language_of_the_addressee(client):
    sign_in(client)
    letter = make_registered_letter(
        rendered=False, languages=("fr",), offices=[make_office(preferred_language="fr")]
    )
    addressee = letter.addressees.get()
    assert addressee.language == "fr"
    page = client.get(page_of(addressee)).content.decode()
    assert "Pour attribution (for attention)" in page
    read = as_poppler_reads(printed(client, addressee, on="13.9.2024"))
    assert "Bordereau d’envoi" in read.replace("B ordereau", "Bordereau")
    assert "Baku, le 13 septembre 2024" in read
    assert "Directrice exécutive" in read


def test_a_letter_written_elsewhere_has_one_too(client):
    person = sign_in(client)
    make_letterhead()
    office = make_office(organization="Water Forum")
    letter = record_sent(
        content=make_pdf(pages=3),
        pages=3,
        matter=make_matter(),
        series=make_series(),
        language="en",
        subject="Sent before",
        dated_on=DAY,
        other_reference="",
        offices=[office],
        channel="courier",
        sent_on=DAY,
        tracking_number="",
        reply_due_on=None,
        backdating_reason="Found later",
        today=dt.date(2024, 10, 1),
        by=person,
    )
    read = as_poppler_reads(printed(client, letter.addressees.get(), signatory="Theo Bell"))
    assert "Letter No. OUT/2024/0001 of 9 September 2024 (3 pages)" in read
    for words in ("Harbour Institute", "1 Harbour Road", "Theo Bell", "(3 pages)"):
        assert words in read


@pytest.mark.parametrize("status", ["draft", "approved", "cancelled"])
def test_only_a_registered_letter_is_sent_with_one(client, status):
    sign_in(client)
    addressee = make_letter(status).addressees.get()
    for url in (page_of(addressee), pdf_of(addressee)):
        page = client.get(url, follow=True)
        assert "Only a registered letter is sent with a transmittal slip" in page.content.decode()


def test_it_waits_for_the_file_copy_whose_pages_it_counts(client):
    sign_in(client)
    addressee = make_letter("registered").addressees.get()
    page = client.get(page_of(addressee), follow=True).content.decode()
    assert "is not sealed yet" in page


def test_what_makes_no_sense_is_named_and_what_was_typed_stays(client, addressee):
    sign_in(client)
    wrong = {"piece-0-copies": "0", "on": "31.2.2026", "place": "東京", "function": "Head"}
    answer = client.get(pdf_of(addressee), filled_in(client, addressee, **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "31 February 2026 is not a day" in page
    assert "no sign for “東”" in page
    assert 'value="Head"' in page


@pytest.mark.parametrize(
    "name", ["place", "on", "signatory", "function", "piece-0-copies", "piece-0-observation"]
)
@pytest.mark.parametrize("value", ["\x00", "9" * 400, "0000-01-01", "-1", "{{ x }}%s"])
def test_nothing_typed_into_the_address_breaks_it(client, addressee, name, value):
    sign_in(client)
    answer = client.get(pdf_of(addressee), filled_in(client, addressee, **{name: value}))
    assert answer.status_code in (200, 422)


def test_it_opens_in_a_constant_number_of_queries(client, django_assert_max_num_queries):
    sign_in(client)
    counts = []
    for number in (1, 4):
        enclosures = [make_enclosure() for _ in range(number)]
        letter = make_registered_letter(rendered=False, enclosures=enclosures)
        with django_assert_max_num_queries(10) as captured:
            client.get(page_of(letter.addressees.get()))
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR])
def test_only_who_dispatches_opens_and_prints_it(client, addressee, role):
    client.force_login(make_user(role))
    assert client.get(page_of(addressee)).status_code == 403
    assert client.get(pdf_of(addressee)).status_code == 403
