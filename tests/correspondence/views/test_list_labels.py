"""Labels for a recipient list, with the addresses of today."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Role
from recipients.models import OfficeHolder, PostalAddress
from tests.correspondence.factories import make_letterhead, make_office, sign_in
from tests.correspondence.pdf.reading import whole_text
from tests.recipients.factories import make_list

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def url(chosen):
    return reverse("correspondence:list_labels", args=[chosen.pk])


def typed(*offices, **facts):
    return {"addressee": [one.pk for one in offices], "sheet": "L7160", "start": "1", **facts}


def test_it_gives_labels_with_those_who_hold_the_offices_today(client):
    sign_in(client)
    make_letterhead()
    offices = [make_office(organization=name, holder="") for name in "AB"]
    today = timezone.localdate()
    OfficeHolder.objects.create(office=offices[0], name="Of Yesterday", until_on=today - DAY)
    OfficeHolder.objects.create(office=offices[0], name="Of Today", since_on=today)
    chosen = make_list(*offices, name="Two bodies")
    page = client.get(url(chosen)).content.decode()
    assert page.count(" checked") == 2
    answer = client.post(url(chosen), typed(*offices))
    assert 'inline; filename="Two bodies labels.pdf"' in answer["Content-Disposition"]
    read = whole_text(answer.content)
    assert "Of Today" in read
    assert "Of Yesterday" not in read
    assert read.find("Director of the A") < read.find("Director of the B")
    assert read.count("FIJI") == 2
    assert "OUT/" not in read


def test_each_is_in_the_language_its_organization_gets_letters_in(client):
    sign_in(client)
    make_letterhead("en")
    make_letterhead("fr")
    office = make_office(preferred_language="fr", country="MA")
    PostalAddress.objects.update(country="MA")
    read = whole_text(client.post(url(make_list(office)), typed(office)).content)
    assert "MAROC" in read
    office = make_office(languages=("en",), preferred_language="fr")
    page = client.get(url(make_list(office))).content.decode()
    assert "No title in French" in page


def test_whoever_has_no_complete_address_is_named_and_left_out(client):
    sign_in(client)
    complete, incomplete = make_office(), make_office(organization="Without Address")
    PostalAddress.objects.filter(organization=incomplete.organization).delete()
    chosen = make_list(complete, incomplete)
    page = client.get(url(chosen)).content.decode()
    assert "1 office gets no label, since something is missing:" in page
    assert "No postal address for Director, Without Address" in page
    assert client.post(url(chosen), typed(incomplete)).status_code == 422
    assert client.post(url(chosen), typed(complete)).status_code == 200


def test_those_no_longer_written_to_get_none(client):
    sign_in(client)
    office = make_office()
    office.is_active = False
    office.save()
    chosen = make_list(office)
    assert client.post(url(chosen), typed(office)).status_code == 422
    assert client.get(url(chosen)).status_code == 200


def test_a_list_that_is_too_long_is_sent_back(client, monkeypatch):
    sign_in(client)
    monkeypatch.setattr("correspondence.views.labels.MOST_AT_ONCE", 1)
    chosen = make_list(make_office(), make_office(), name="Long")
    answer = client.get(url(chosen), follow=True)
    assert answer.redirect_chain == [(chosen.get_absolute_url(), 302)]
    assert "“Long” has 2 offices; at most 1 can be taken" in answer.content.decode()


def test_the_page_asks_the_database_no_more_for_more_offices(client):
    sign_in(client)
    make_letterhead()
    asked = []
    for offices in ([make_office()], [make_office()], [make_office() for _ in range(9)]):
        with CaptureQueriesContext(connection) as queries:
            client.get(url(make_list(*offices)))
        asked.append(len(queries) - len(offices))  # one for each entry that is made
    assert asked[1] == asked[2]


def test_the_list_leads_to_its_labels(client):
    chosen = make_list(make_office())
    sign_in(client)
    assert f'href="{url(chosen)}"' in client.get(chosen.get_absolute_url()).content.decode()
    sign_in(client, Role.VIEWER)
    assert url(chosen) not in client.get(chosen.get_absolute_url()).content.decode()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR])
def test_it_requires_the_right_to_dispatch(client, role):
    sign_in(client, role)
    assert client.get(url(make_list(make_office()))).status_code == 403
