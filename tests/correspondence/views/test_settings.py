import pytest

from accounts.rights import Role
from tests.correspondence.factories import make_letterhead, make_series, make_signatory, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/settings/"


def test_it_shows_series_letterheads_signatories_and_people(client):
    series = make_series()
    make_letterhead("fr")
    make_signatory("Leyla Aliyeva")
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR))
    page = client.get(ADDRESS).content.decode()
    for words in (series.code, "Harbour Institute", "Leyla Aliyeva", "Directrice exécutive"):
        assert words in page
    assert "1 person has an open account." in page


def test_it_shows_the_next_reference_of_each_series(client, settings):
    make_series("NV")
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR))
    assert "/0001</span>" in client.get(ADDRESS).content.decode()


def test_it_says_whether_a_virus_scanner_looks_at_uploads(client, settings):
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR))
    assert "a file; no virus scanner looks at them" in client.get(ADDRESS).content.decode()
    settings.CLAMD_ADDRESS = "/run/clamav/clamd.ctl"
    assert "a file; a virus scanner looks at each" in client.get(ADDRESS).content.decode()


def test_a_signatory_without_functions_says_so(client):
    signatory = make_signatory()
    signatory.functions = {}
    signatory.keep(by=make_user())
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR))
    assert "none recorded" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    "role", [Role.VIEWER, Role.STAFF, Role.APPROVER, Role.RECIPIENT_ADMINISTRATOR]
)
def test_it_requires_the_right_to_keep_settings_or_users(client, role):
    client.force_login(make_user(role))
    assert client.get(ADDRESS).status_code == 403
