"""Takes the pictures in docs/screenshots/ from a running try-out; see script/screenshots."""  # noqa: INP001

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZES = {"desktop": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}
COLOURS = (
    256  # in the palette of a picture: enough for letters, lines and the few colours of the house
)
#: Name → (how to come to the page, whether it is shown to its end).
PAGES = {
    "work-list": (["/"], False),
    "letters": (["/letters/"], False),
    "letter": (["/letters/?q=OUT/2024/0001"], False),
    "board": (["/letters/?q=OUT/2026/0002"], True),
    "compose": (["/letters/?state=draft", ".reg tbody a", "text=Go on writing"], False),
    "preview": (["/letters/?state=in_review", ".reg tbody a", "main .acts .btn-primary"], False),
    "dispatch": (["/letters/?q=OUT/2026/0007", "main .head .btn-primary"], False),
    "matter": (["/matters/", "text=Seminar on water management in small islands"], False),
    "recipients": (["/recipients/"], False),
    "office": (["/recipients/?q=African+Union", ".reg tbody a", "text=Chairperson"], False),
    "enclosures": (["/enclosures/"], False),
}


def main(address: str) -> None:
    """Every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        for size in SIZES:
            take_all(browser, address, size)
        browser.close()
    total = sum(picture.stat().st_size for picture in FOLDER.glob("*.png"))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures, {total / 1e6:.1f} MB, in {FOLDER.name}")


def take_all(browser: Browser, address: str, size: str) -> None:
    """The pages at one size: the door, then each page, and the board once more in the dark."""
    context = browser.new_context(
        base_url=address, viewport=SIZES[size], reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    page.goto("/accounts/login/")
    take(page, f"sign-in-{size}")
    page.get_by_label("E-mail").fill("staff@demo.example")
    page.get_by_label("Password").fill("chancery-demo")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Work list", level=1).wait_for()
    for name, (way, is_whole) in PAGES.items():
        go(page, way)
        take(page, f"{name}-{size}", is_whole=is_whole)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    go(page, PAGES["board"][0])
    take(page, f"board-dark-{size}", is_whole=True)
    context.close()


def go(page: Page, way: list[str]) -> None:
    """To a page by its address, and on by links."""
    start, *links = way
    page.goto(start)
    for link in links:
        page.locator(link).first.click()
        page.wait_for_load_state()


def take(page: Page, name: str, *, is_whole: bool = False) -> None:
    """One picture, when everything on the page has come."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    shot = Image.open(io.BytesIO(page.screenshot(full_page=is_whole, animations="disabled")))
    few = shot.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
