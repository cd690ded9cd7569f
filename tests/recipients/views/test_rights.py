"""Every page of the directory names the right it needs, and acts are not links."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.rights import Right, Role
from recipients import urls
from recipients.models import HolderName, ImportStatus, Merge, RecipientImport
from tests.accounts_factory import make_user
from tests.recipients.factories import (
    make_holder,
    make_list,
    make_office,
    make_organization,
    make_proposal,
)

pytestmark = pytest.mark.django_db

READ = {
    "organization_list",
    "organization_detail",
    "organization_names",
    "office_detail",
    "office_search",
    "list_list",
    "list_detail",
    "list_left_out",
    "style_list",
    "style_detail",
    "tag_names",
    "to_verify",
}
PROPOSE = {
    "proposal_list",
    "proposal_new",
    "proposal_detail",
    "proposal_withdraw",
    "organization_propose",
    "holder_propose",
}
EXPORT = {"organization_export"}
ACTS = {
    "organization_reactivate",
    "duplicate_apart",
    "merge_undo",
    "name_remove",
    "address_remove",
    "contact_remove",
    "details_verify",
    "holiday_remove",
    "office_confirm",
    "title_remove",
    "form_remove",
    "list_archive",
    "list_restore",
    "list_entry_add",
    "list_entry_up",
    "list_entry_down",
    "list_entry_role",
    "list_entry_remove",
    "proposal_accept",
    "proposal_decline",
    "proposal_withdraw",
    "import_cancel",
    "import_preview",
    "import_check",
    "import_decide",
    "import_decide_all",
    "import_apply",
    "import_resume",
}
#: Pages of an import that send one on while it is at another step.
SENDS_ON = {"import_detail", "import_progress", "import_again", "import_rejects", "import_undo"}
WITHOUT_KEY = {
    *EXPORT,
    *("details_verify", "tag_names", "to_verify"),
    *("organization_list", "organization_names", "address_hints"),
    *("list_list", "style_list", "proposal_list", "import_list", "duplicate_list"),
    *(f"{noun}_new" for noun in ("organization", "list", "style", "proposal", "import")),
    *("list_new_by_rule", "list_rule_count"),
}
OF_TWO = {"merge_new", "duplicate_apart"}


def views() -> dict:
    """View by name, for every address of the directory."""
    found = {}
    for pattern in get_resolver(urls.__name__).url_patterns:
        for one in getattr(pattern, "url_patterns", [pattern]):
            found[one.name] = one.callback
    return found


NAMES = sorted(views())


def address_beside(name: str) -> str:
    """The address of a page about a merge, a proposal or an import."""
    organization, other = make_organization(), make_organization()
    if name == "merge_undo":
        merge = Merge.objects.carry_out(kept=organization, merged=other, by=make_user(), chosen={})
        return reverse(f"recipients:{name}", args=[merge.pk])
    if name.startswith("proposal_"):
        return reverse(f"recipients:{name}", args=[make_proposal(organization).pk])
    if name.startswith("import_"):
        return reverse(f"recipients:{name}", args=[make_import().pk, *places(name)[1:]])
    keys = [organization.pk, other.pk] if name in OF_TWO else [organization.pk]
    return reverse(f"recipients:{name}", args=keys)


def make_import() -> RecipientImport:
    return RecipientImport.objects.create(
        file_name="list.csv", size=1, status=ImportStatus.MATCHED, headers=["Organization"]
    )


def places(name: str) -> list[int]:
    """Numbers that nothing has, as many as the address takes; a column counts from 0."""
    if name in OF_TWO:
        return [10**30, 10**30]
    return [10**30, 0] if name == "import_column" else [10**30]


def address(name: str) -> str:
    if name in WITHOUT_KEY:
        return reverse(f"recipients:{name}")
    if name in OF_TWO or name.startswith(("merge_", "proposal_", "import_")):
        return address_beside(name)
    organization = make_organization(french="Institut")
    organization.contact_details.create(sort="email", value="a@b.example")
    organization.holidays.create(day_on="2026-01-01")
    office = make_office(organization)
    holder = make_holder(office)
    chosen = make_list(office)
    records = {
        "name": organization.names,
        "address": organization.addresses,
        "contact": organization.contact_details,
        "holiday": organization.holidays,
        "title": office.titles,
        "form": office.style.forms,
        "list_entry": chosen.entries,
    }
    single = {
        "organization": organization,
        "office": office,
        "holder": holder,
        "list": chosen,
        "style": office.style,
        "office_new": organization,
        "holder_new": office,
        "title_new": office,
        "own_form_new": office,
        "holder_name_new": holder,
        "form_new": office.style,
        "list_entry_add": chosen,
        "office_search": chosen,
        "list_merge": chosen,
        "holder_propose": office,
    }
    noun, act = name.rsplit("_", 1)
    record = single.get(name) or single.get(noun) or (organization if act == "new" else None)
    if record is None or name in ("list_left_out", "list_fix"):
        record = made_for(name, organization, holder) or records[noun].first()
    return reverse(f"recipients:{name}", args=[record.pk])


def made_for(name: str, organization, holder):
    """A record that only this page needs."""
    match name.rsplit("_", 1)[0]:
        case "proposal":
            return make_proposal(organization)
        case "holder_name":
            return HolderName.objects.create(holder=holder, language="fr", name="Nom")
    return make_list(is_by_rule=True) if name in ("list_left_out", "list_fix") else None


@pytest.mark.parametrize("name", NAMES)
def test_every_page_names_its_right(name):
    expected = Right.READ_RECIPIENTS if name in READ else Right.KEEP_RECIPIENTS
    expected = Right.PROPOSE_RECIPIENTS if name in PROPOSE else expected
    expected = Right.EXPORT_RECIPIENTS if name in EXPORT else expected
    assert views()[name].rights == (expected,)


@pytest.mark.parametrize("name", NAMES)
def test_a_viewer_reads_and_changes_nothing(name, reading):
    url = address(name)
    if name in READ:
        assert reading.get(url).status_code == 200
    elif name in ACTS:
        assert reading.post(url).status_code == 403
    else:
        assert reading.get(url).status_code == 403
        assert reading.post(url).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_an_administrator_opens_every_page_and_no_act_by_a_link(name, keeping):
    expected = 302 if name in SENDS_ON else 405 if name in ACTS else 200
    assert keeping.get(address(name)).status_code == expected


@pytest.mark.parametrize("name", NAMES)
def test_nobody_comes_in_without_signing_in(name):
    response = Client().get(address(name))
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", sorted(READ))
def test_somebody_whose_role_does_not_read_the_directory_is_refused(name):
    client = Client()
    client.force_login(make_user(Role.SYSTEM_ADMINISTRATOR))
    assert client.get(address(name)).status_code == 403


@pytest.mark.parametrize("name", [one for one in NAMES if one not in WITHOUT_KEY])
def test_what_is_not_there_is_not_found(name, keeping):
    url = reverse(f"recipients:{name}", args=places(name))
    answer = keeping.post(url) if name in ACTS else keeping.get(url)
    assert answer.status_code == 404
