import pytest
from django.urls import reverse

from recipients.models import RecipientList
from tests.recipients.factories import make_holder, make_list, make_office, make_organization
from tests.recipients.reading import told, words

pytestmark = pytest.mark.django_db

NEW = reverse("recipients:list_new_by_rule")
COUNT = reverse("recipients:list_rule_count")


def page(name: str, record) -> str:
    return reverse(f"recipients:{name}", args=[record.pk])


def make_rule(**facts) -> RecipientList:
    return make_list(is_by_rule=True, **facts)


def test_a_list_by_rule_is_made_and_shows_who_is_in_and_why(keeping):
    body = make_organization("Water Court", kind="court", country="ML", tags=["water"])
    make_holder(make_office(body))
    typed = {
        "name": "Courts",
        "kinds": ["court", "ngo"],
        "countries": "mali; Côte d’Ivoire\nCôte d'Ivoire\n\nFR",
        "regions": ["202", "011"],
        "tags": "WATER, islands ,water",
        "languages": ["en"],
    }
    shown = words(keeping.post(NEW, typed, follow=True))
    chosen = RecipientList.objects.get()
    assert chosen.is_by_rule
    assert chosen.countries == ["ML", "CI", "FR"]
    assert chosen.tags == ["water", "islands"]
    assert "Kind Court, Non-governmental organization" in shown
    assert "Water Court Secretary-General António Guterres" in shown
    assert "Court Mali Sub-Saharan Africa, Western Africa “water” English" in shown
    assert told(chosen) == ["Entered"]


def test_a_rule_is_changed_and_what_was_typed_stays(keeping):
    chosen = make_rule(kinds=["court"], countries=["CI"], tags=["water"], regions=["011"])
    edit = page("list_edit", chosen)
    form = keeping.get(edit).text
    assert "Côte d&#x27;Ivoire</textarea>" in form
    wrong = {"name": chosen.name, "countries": "Atlantis\nMali", "kinds": ["ngo"]}
    answer = keeping.post(edit, wrong)
    assert answer.status_code == 422
    assert "Atlantis\nMali" in answer.text
    keeping.post(edit, {"name": chosen.name, "kinds": ["ngo"], "countries": "", "tags": ""})
    chosen.refresh_from_db()
    assert (chosen.kinds, chosen.countries, chosen.tags) == (["ngo"], [], [])
    assert chosen.regions == []
    assert told(chosen) == ["Changed"]


@pytest.mark.parametrize(
    "typed",
    [
        {"kinds": "nonsense"},
        {"regions": "999"},
        {"languages": "\x00"},
        {"countries": "\x00"},
        {"countries": "x" * 6000},
        {"tags": "\u202egnp," * 2000},
        {"tags": "x" * 51},
        {"name": "x" * 121},
    ],
)
def test_what_makes_no_sense_is_refused_and_counted_without_a_fault(keeping, typed):
    assert keeping.post(NEW, {"name": "Odd", **typed}).status_code == 422
    assert keeping.get(COUNT, typed).status_code == 200
    assert not RecipientList.objects.exists()


def test_how_many_a_rule_would_find_is_said_before_it_is_saved(keeping, django_assert_num_queries):
    for number in range(7):
        make_office(make_organization(f"Court {number}", kind="court", country="ML"))
    with django_assert_num_queries(5):
        shown = words(keeping.get(COUNT, {"kinds": "court", "regions": "002", "name": ""}))
    assert shown.startswith("7 offices Kind: Court; Region: Africa Court 0, Secretary-General")
    assert shown.endswith("Court 4, Secretary-General and others")
    assert "0 offices" in words(keeping.get(COUNT, {"countries": "FR"}))
    assert "finds nobody" in words(keeping.get(COUNT, {}))
    assert "No country has this name: “Atlantis”" in words(
        keeping.get(COUNT, {"countries": "Atlantis", "kinds": "court"})
    )


def test_an_empty_rule_says_that_it_finds_nobody(reading):
    make_office()
    assert "asks for nothing, and so it finds nobody" in words(
        reading.get(make_rule().get_absolute_url())
    )


def test_the_page_says_who_is_left_out_and_why(reading):
    make_office(make_organization("Paris Court", kind="court", country="FR"))
    make_office(make_organization("Bamako NGO", kind="ngo", country="ML"))
    make_office(make_organization("Old Court", kind="court", country="ML"), is_active=False)
    make_office(make_organization("Berlin NGO", kind="ngo", country="DE"))
    chosen = make_rule(kinds=["court"], regions=["002"])
    shown = words(reading.get(chosen.get_absolute_url()))
    assert "The rule finds nobody" in shown
    assert "Its country, France, is not in Africa." in shown
    assert "Its kind is Non-governmental organization, not Court." in shown
    assert "Old Court Secretary-General vacant The office is no longer written to." in shown
    assert "Berlin NGO" not in shown
    searched = words(reading.get(page("list_left_out", chosen), {"q": "berlin"}))
    assert "not Court. Its country, Germany, is not in Africa." in searched


@pytest.mark.parametrize("typed", ["", "zzz", "\x00", "x" * 300, "\u202e"])
def test_any_search_among_those_left_out_is_answered(reading, typed):
    chosen = make_rule(kinds=["court"])
    assert reading.get(page("list_left_out", chosen), {"q": typed}).status_code == 200


def test_many_offices_are_paged_and_cost_the_same(keeping, django_assert_num_queries):
    chosen = make_rule(kinds=["ngo"], languages=["en"])
    make_office(make_organization("Institute 0"))
    url = chosen.get_absolute_url()
    with django_assert_num_queries(9) as few:
        keeping.get(url)
    for number in range(1, 55):
        make_office(make_organization(f"Institute {number}", tags=["x"]))
        make_office(make_organization(f"Court {number}", kind="court"))
    with django_assert_num_queries(len(few)):
        first = keeping.get(url)
    assert len(first.context["rows"]) == 50
    assert len(first.context["reasons"]) == 10
    second = keeping.get(f"{url}?{first.context['page'].older}")
    assert len(second.context["rows"]) == 5
    out = page("list_left_out", chosen)
    with django_assert_num_queries(4):
        left_out = keeping.get(out)
    assert len(left_out.context["reasons"]) == 50
    further = keeping.get(f"{out}?{left_out.context['page'].older}")
    assert len(further.context["reasons"]) == 4


def test_a_rule_is_fixed_after_a_look_at_how_many_that_are(keeping):
    office = make_office(make_organization(kind="court"))
    chosen = make_rule(kinds=["court"])
    fix = page("list_fix", chosen)
    assert "Keep 1 office and drop the rule" in words(keeping.get(fix))
    assert "kept one by one" in words(keeping.post(fix, follow=True))
    assert chosen.entries.get().office == office
    assert keeping.post(fix).status_code == 404
    assert keeping.get(page("list_left_out", chosen)).status_code == 404


def test_nothing_is_entered_by_hand_on_a_list_by_rule(keeping):
    chosen, office = make_rule(kinds=["court"]), make_office()
    for name in ("list_entry_add", "list_merge"):
        answer = keeping.post(page(name, chosen), {"office": office.pk, "other": make_list().pk})
        assert answer.status_code == 404
    assert keeping.get(page("office_search", chosen)).status_code == 404
    assert not chosen.entries.exists()


def test_the_page_of_an_office_and_of_its_organization_names_lists_by_rule(reading):
    office = make_office(make_organization(kind="court"))
    make_rule(name="Every court", kinds=["court"])
    make_rule(name="Every NGO", kinds=["ngo"])
    for record in (office, office.organization):
        shown = words(reading.get(record.get_absolute_url()))
        assert "Every court" in shown
        assert "Every NGO" not in shown
