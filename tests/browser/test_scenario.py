"""One letter from the empty page to its answer, as the people of a house do it."""

import io
import zipfile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from accounts.models import User
from accounts.rights import Role
from correspondence.models import Letter, Series
from recipients.models import RecipientList
from tests.browser.desk import (
    body_of,
    choose_by_keys,
    enter_by_the_door,
    is_drawn,
    letter_on,
    not_reached_by_tab,
    says_saved,
    words_of,
)
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_letterhead,
    make_office,
    make_pdf,
    make_series,
    make_signatory,
    make_user,
)

PASSWORD = "a-long-password"  # noqa: S105
NEARBY = ["Atoll Council", "Bay Authority", "Coral Institute"]
PARTNERS = ["Delta Forum", "Estuary League"]


@pytest.fixture
def house(live_server):
    """A house that can write: its people, a directory, a library, a list."""
    make_series()
    make_letterhead()
    make_signatory()
    make_enclosure("Background paper")
    for name in NEARBY:
        make_office(organization=name)
    partners = RecipientList.objects.create(name="Partners on water")
    for position, name in enumerate(PARTNERS, start=1):
        partners.entries.create(office=make_office(organization=name), position=position)
    return {
        "staff": make_user(Role.STAFF, name="Nadia Rahimi", password=PASSWORD),
        "approver": make_user(Role.APPROVER, name="Ruth Okello", password=PASSWORD),
    }


def begin(page: Page) -> None:
    page.get_by_role("link", name="New letter").first.click()
    page.get_by_label("Matter").fill("Seminar on water")
    page.get_by_label("Subject").fill("Invitation")
    page.get_by_role("button", name="Begin the draft").click()
    expect(page.get_by_role("heading", level=1, name="Invitation")).to_be_visible()


def write(page: Page) -> None:
    page.get_by_label("Subject").fill("Invitation to a seminar on water")
    body_of(page).click()
    page.keyboard.type("We have the honour to invite you.")
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+b")
    page.keyboard.type("Two experts are welcome.")
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    says_saved(page)
    text = letter_on(page).texts.get()
    assert text.subject == "Invitation to a seminar on water"
    assert "<strong>Two experts are welcome.</strong>" in text.body


def address(page: Page) -> None:
    for name in NEARBY:
        choose_by_keys(page, name.split()[0].lower(), f"Director, {name}")
    expect(page.locator("#who")).to_be_focused()
    choose_by_keys(page, "partners", "Partners on water")
    expect(page.locator("#addressees .picked > li")).to_have_count(5)


def enclose(page: Page) -> None:
    page.get_by_role("link", name="Choose from the library").press("Enter")
    expect(page.locator("#which")).to_be_visible()
    choose_by_keys(page, "background", "Background paper", into="enclosures")
    page.get_by_role("link", name="Upload a PDF").press("Enter")
    page.get_by_label("Title").fill("Programme")
    page.get_by_label("Kind").select_option(label="Programme")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "programme.pdf", "mimeType": "application/pdf", "buffer": make_pdf(pages=3)}
    )
    page.get_by_role("button", name="Upload and enclose").press("Enter")
    expect(page.locator("#enclosures .picked > li")).to_have_count(2)


def ask(page: Page) -> None:
    page.get_by_label("Request 1").fill("Name two experts")
    page.get_by_role("button", name="Save the draft").press("Enter")
    page.get_by_label("Request 2").fill("Share published data")
    page.get_by_label("Short for 2").fill("Data")
    page.get_by_label("Signed by").select_option(label="Leyla Aliyeva")
    page.get_by_label("Reply asked by").fill("30.4.2031")
    expect(page.get_by_text("Wednesday, 30 April 2031")).to_be_visible()
    says_saved(page)
    assert letter_on(page).requests.count() == 2


def check_and_submit(page: Page) -> Letter:
    page.get_by_role("link", name="Check and preview").first.press("Enter")
    expect(page.get_by_role("heading", name="1 of 5")).to_be_visible()
    is_drawn(page.locator("img.sheet").first)
    marked = page.request.get(
        page.get_by_role("link", name="This PDF, marked as a draft").get_attribute("href")
    )
    assert "Draft" in words_of(marked.body())
    letter = letter_on(page)
    assert letter.reference is None
    assert not Series.objects.get().registers.exists()
    page.get_by_role("button", name="Submit for approval").press("Enter")
    expect(page.get_by_text("In review").first).to_be_visible()
    return letter


def approve(page: Page, letter: Letter) -> None:
    page.get_by_role("link", name=letter.subject).first.press("Enter")
    page.get_by_role("link", name="Read and decide").press("Enter")
    page.get_by_role("link", name="Next addressee").press("Enter")
    expect(page.get_by_role("heading", name="2 of 5")).to_be_visible()
    is_drawn(page.locator("img.sheet").first)
    page.get_by_role("button", name="Approve this version").press("Enter")
    expect(page.get_by_text("Approved").first).to_be_visible()


def register(page: Page, letter: Letter) -> None:
    page.goto(letter.get_absolute_url())
    page.get_by_role("link", name="Check and register").press("Enter")
    page.get_by_role("button", name="Register and address 5 offices").press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    letter.refresh_from_db()
    expect(page.locator(".head-sub .ref")).to_have_text(letter.reference)


def read_what_is_sealed(page: Page, letter: Letter) -> None:
    copies = page.get_by_role("link", name="File copy for")
    expect(copies).to_have_count(5)
    one = page.request.get(copies.first.get_attribute("href")).body()
    assert letter.reference in words_of(one)
    assert "Programme" in words_of(one)
    page.locator("summary", has_text="Print").press("Enter")
    page.get_by_role("link", name="Print pack").press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="ZIP").press("Enter")
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        letters = [archive.read(name) for name in archive.namelist() if letter_in(name)]
    assert len(letters) == 5
    assert one in letters
    with page.expect_download() as download:
        page.get_by_role("button", name="Print file").press("Enter")
    assert words_of(download.value.path().read_bytes()).count("Addressee 5 of 5") == 1
    page.get_by_role("link", name="Back to the board").press("Enter")


def letter_in(name: str) -> bool:
    """Whether a file of the archive is a letter, and no enclosure."""
    return name.endswith(".pdf") and "Enclosure" not in name


def log_dispatch(page: Page) -> None:
    for name in NEARBY[:2]:
        page.get_by_label(f"Tick {name}").press("Space")
    expect(page.get_by_text("2 ticked")).to_be_visible()
    page.get_by_role("button", name="Log dispatch for the ticked").press("Enter")
    page.get_by_label("Channel", exact=False).first.select_option(label="Registered post")
    page.get_by_label("Number for Atoll Council").fill("RR123456785AZ")
    page.get_by_role("button", name="Log 2 dispatches").press("Enter")
    expect(page.get_by_text("2 dispatches logged.")).to_be_visible()
    expect(row(page, "Atoll Council")).to_contain_text("RR123456785AZ")


def log_responses(page: Page) -> None:
    row(page, "Atoll Council").get_by_role("link", name="Log an acknowledgement").press("Enter")
    page.get_by_label("Their reference").fill("AC/17")
    page.get_by_role("button", name="Log response").press("Enter")
    expect(row(page, "Atoll Council")).to_contain_text("Acknowledged")
    row(page, "Atoll Council").get_by_role("link", name="Log a reply").press("Enter")
    page.get_by_label("Summary").fill("They send two experts.")
    page.get_by_label("Outcome of request 1").select_option(label="Agreed")
    page.get_by_label("Their words on request 1").fill("We shall send Dr Tan and Dr Osei.")
    page.get_by_label("Outcome of request 2").select_option(label="Declined")
    page.get_by_role("button", name="Log response").press("Enter")


def row(page: Page, organization: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=organization))


def decide(browser: Browser, base_url: str, approver: User, letter: Letter) -> None:
    """The approver, in a browser of her own."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    enter_by_the_door(page, approver, PASSWORD)
    approve(page, letter)
    context.close()


def is_told(page: Page) -> None:
    """The board says what happened to each copy, the matter what was said."""
    for organization, facts in {
        "Atoll Council": ["AC/17", "Agreed", "Declined", "Answered"],
        "Bay Authority": ["Registered post", "Awaiting"],
        "Coral Institute": ["Not sent"],
    }.items():
        for fact in facts:
            expect(row(page, organization)).to_contain_text(fact)
    page.get_by_role("link", name="Seminar on water", exact=True).first.press("Enter")
    expect(page.get_by_role("link", name="substantive reply").first).to_be_visible()


def test_a_letter_is_written_approved_registered_sent_and_answered(page, house, browser, base_url):
    enter_by_the_door(page, house["staff"], PASSWORD)
    begin(page)
    write(page)
    address(page)
    enclose(page)
    ask(page)
    assert not_reached_by_tab(page) == []
    letter = check_and_submit(page)
    decide(browser, base_url, house["approver"], letter)
    register(page, letter)
    read_what_is_sealed(page, letter)
    assert not_reached_by_tab(page) == []
    log_dispatch(page)
    log_responses(page)
    is_told(page)


def test_two_who_edit_one_draft_lose_nothing(page, house, browser, base_url):
    letter = make_letter(subject="Announcement", by=house["staff"])
    address = f"/letters/{letter.pk}/edit/"
    enter_by_the_door(page, house["staff"], PASSWORD)
    page.goto(address)
    second = browser.new_context(base_url=base_url)
    other = second.new_page()
    enter_by_the_door(other, house["approver"], PASSWORD)
    other.goto(address)
    other.get_by_label("Subject").fill("Announcement by Ruth")
    other.get_by_role("button", name="Save the draft").click()
    expect(other.get_by_role("status").first).to_contain_text("Saved.")
    second.close()

    page.get_by_label("Subject").fill("Announcement by Nadia")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_role("cell", name="Announcement by Ruth")).to_be_visible()
    expect(page.get_by_role("cell", name="Announcement by Nadia")).to_be_visible()
    assert letter.texts.get().subject == "Announcement by Ruth"
    page.get_by_role("button", name="Save mine over it").click()
    expect(page.get_by_label("Subject")).to_have_value("Announcement by Nadia")
    assert letter.texts.get().subject == "Announcement by Nadia"
