"""What several stories do at the desk: write, choose by keys, read a PDF."""

import pypdfium2
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from correspondence.models import Letter


def enter_by_the_door(page: Page, user: User, password: str) -> None:
    """Sign in as a person does, on the form."""
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Work list", level=1)).to_be_visible()


def body_of(page: Page) -> Locator:
    """The rich editor of the original text."""
    return page.get_by_role("textbox", name="Body").first


def choose_by_keys(page: Page, words: str, wanted: str, *, into: str = "addressees") -> None:
    """Type into the type-ahead and take `wanted` with the arrow keys and Enter."""
    box = page.locator("#who" if into == "addressees" else "#which")
    box.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(words)  # at once: one question, one answer
    choice = page.locator(".ahead button", has_text=wanted)
    expect(choice).to_be_visible()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if choice.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(choice).to_have_count(0)
    if into == "addressees":
        expect(box).to_be_focused()  # ready for the next name


def says_saved(page: Page) -> None:
    """The draft has saved itself: the page says when, and no longer that it has not."""
    expect(page.locator("#saved")).to_contain_text("Saved", timeout=10_000)


def is_drawn(picture: Locator) -> None:
    """The picture has come and has something in it."""
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def words_of(pdf: bytes) -> str:
    """What a reader can find in the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def letter_on(page: Page) -> Letter:
    """The letter whose page this is, as the database has it."""
    return Letter.objects.get(pk=int(page.url.split("/letters/")[1].split("/")[0]))


def not_reached_by_tab(page: Page) -> list[str]:
    """What one can press or type into, yet Tab never comes to."""
    total = page.evaluate(
        """() => {
            const controls = "a[href], button, input, select, textarea, summary, [contenteditable]";
            const isThere = (one) => one.checkVisibility() && !one.disabled
                && one.contentEditable !== "false";
            window.waiting = new Set([...document.querySelectorAll(controls)].filter(isThere));
            document.addEventListener("focusin", (event) => window.waiting.delete(event.target));
            document.activeElement.blur();
            return window.waiting.size;
        }"""
    )
    for _ in range(total + 5):
        page.keyboard.press("Tab")
    return page.evaluate("() => [...window.waiting].map((one) => one.outerHTML.slice(0, 160))")
