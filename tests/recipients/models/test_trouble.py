import datetime as dt

import pytest

from recipients.models import ContactDetail, Office, PostalAddress, Trouble
from recipients.models.trouble import findings
from recipients.models.verified import stale_before
from tests.recipients.factories import make_holder, make_list, make_office, make_organization

pytestmark = pytest.mark.django_db

TODAY = dt.date(2025, 6, 15)


def sound_office(**facts) -> Office:
    """An office that wants nothing."""
    office = make_office(make_organization(**facts))
    make_holder(office, verified_on=TODAY)
    office.organization.addresses.update(verified_on=TODAY)
    return office


def told(*offices: Office, about: Office | None = None) -> list[str]:
    """The troubles of the one (the first) among these."""
    listed = make_list(*offices).offices()
    known = listed.with_troubles(on=TODAY, since=stale_before(TODAY), among=listed)
    one = known.select_related("organization").get(pk=(about or offices[0]).pk)
    return [finding.trouble.value for finding in findings(one)]


def sentence(office: Office) -> tuple[str, str]:
    listed = make_list(office).offices()
    known = listed.with_troubles(on=TODAY, since=stale_before(TODAY), among=listed)
    (finding,) = findings(known.select_related("organization").get())
    return finding.sentence, finding.url


def test_nothing_is_said_of_an_office_that_wants_nothing():
    assert told(sound_office()) == []


def test_an_office_is_vacant_on_the_day():
    office = sound_office()
    office.holders.update(until_on=TODAY - dt.timedelta(days=1))
    assert told(office) == [Trouble.VACANT]
    assert sentence(office)[1] == f"/recipients/offices/{office.pk}/holders/new/"
    office.holders.update(until_on=TODAY)
    assert told(office) == []


def test_an_office_or_organization_given_up_says_so(keeper):
    office = sound_office()
    Office.objects.filter(pk=office.pk).update(is_active=False)
    assert told(office) == [Trouble.GIVEN_UP]
    other = sound_office()
    other.organization.deactivate(reason="dissolved", by=keeper)
    assert sentence(other) == (
        "The organization is no longer written to: dissolved",
        other.organization.get_absolute_url(),
    )


@pytest.mark.parametrize(("channel", "sort"), [("email", "email"), ("fax", "fax")])
def test_e_mail_and_fax_need_such_a_detail(channel, sort):
    office = sound_office(preferred_channel=channel)
    assert told(office) == [Trouble.UNREACHABLE]
    other = {"email": "fax", "fax": "email"}[sort]
    for one in (other, "phone"):
        office.organization.contact_details.create(sort=one, value="1", verified_on=TODAY)
    assert told(office) == [Trouble.UNREACHABLE]
    assert sentence(office)[1] == f"/recipients/{office.organization_id}/contacts/new/"
    office.organization.contact_details.create(sort=sort, value="2", verified_on=TODAY)
    assert told(office) == []


@pytest.mark.parametrize("channel", ["", "post", "registered_post", "courier", "by_hand", "pouch"])
def test_every_other_channel_needs_a_postal_address(channel):
    office = sound_office(preferred_channel=channel)
    assert told(office) == []
    office.organization.addresses.all().delete()
    ContactDetail.objects.create(organization=office.organization, sort="email", value="a@b.c")
    assert told(office) == [Trouble.UNREACHABLE]
    assert sentence(office)[1] == f"/recipients/{office.organization_id}/addresses/new/"


def test_an_online_form_needs_the_website():
    assert told(sound_office(preferred_channel="online_form")) == [Trouble.UNREACHABLE]
    there = sound_office(preferred_channel="online_form", website="https://a.example")
    there.organization.addresses.all().delete()
    assert told(there) == []


def test_the_address_is_looked_for_where_a_letter_would_go():
    office = sound_office()
    mission = make_organization(lines="")
    Office.objects.filter(pk=office.pk).update(via=mission)
    assert told(office) == [Trouble.UNREACHABLE]
    assert sentence(office)[1] == f"/recipients/{mission.pk}/addresses/new/"
    french = PostalAddress.objects.create(
        organization=mission, lines="x", country="FR", language="fr", verified_on=TODAY
    )
    assert told(office) == [Trouble.UNREACHABLE]  # its letters are written in English
    Office.objects.filter(pk=office.pk).update(address=french)
    assert told(office) == []


def test_what_was_not_verified_for_a_year_says_since_when(settings):
    office = sound_office()
    office.organization.addresses.update(verified_on=dt.date(2024, 6, 14))
    words, url = sentence(office)
    assert words == "Its address was last verified on 14 June 2024."
    assert url == office.organization.get_absolute_url()
    office.organization.addresses.update(verified_on=dt.date(2024, 6, 15))
    assert told(office) == []
    settings.STALE_AFTER_MONTHS = 3
    assert told(office) == [Trouble.UNVERIFIED]


def test_a_holder_nobody_ever_verified_says_so():
    office = sound_office()
    office.holders.update(verified_on=None)
    words, url = sentence(office)
    assert words == "Its holder was never verified."
    assert url == f"/recipients/holders/{office.holders.get().pk}/edit/"


@pytest.mark.parametrize(
    ("months", "first_day"),
    [(12, dt.date(2024, 3, 31)), (1, dt.date(2025, 2, 28)), (10**6, dt.date.min)],
)
def test_months_are_counted_back_to_a_day_there_is(settings, months, first_day):
    settings.STALE_AFTER_MONTHS = months
    assert stale_before(dt.date(2025, 3, 31)) == first_day


def merged(office: Office, into: Office) -> None:
    Office.objects.filter(pk=office.pk).update(is_active=False, merged_into=into)


def test_offices_that_were_merged_count_as_the_same():
    kept, former, older, other = (sound_office() for _ in range(4))
    merged(former, into=kept)
    merged(older, into=former)
    assert told(kept, former, other) == [Trouble.TWICE]
    assert told(former, kept) == [Trouble.TWICE, Trouble.GIVEN_UP]
    assert told(older, kept) == [Trouble.TWICE, Trouble.GIVEN_UP]
    assert told(former, older) == [Trouble.TWICE, Trouble.GIVEN_UP]
    assert told(former, other) == [Trouble.GIVEN_UP]
    assert told(other, kept, former) == []


def test_one_person_in_two_offices_of_one_organization_is_there_twice():
    office = sound_office()
    second = make_office(office.organization, name="Chair")
    tenure = make_holder(second, "Antonio GUTERRES", verified_on=TODAY)
    assert told(office, second) == [Trouble.TWICE]
    assert told(office) == []
    assert told(office, sound_office()) == []  # the same name in another organization
    tenure.name = "Somebody Else"
    tenure.save()
    assert told(office, second) == []


def test_the_troubles_of_a_list_are_counted():
    vacant = make_office(make_organization(lines=""))
    listed = make_list(vacant, sound_office()).offices()
    known = listed.with_troubles(on=TODAY, since=stale_before(TODAY), among=listed)
    assert known.count_troubles() == {Trouble.VACANT: 1, Trouble.UNREACHABLE: 1}
    assert known.having(Trouble.VACANT).get() == vacant
