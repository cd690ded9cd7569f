"""Papers are verified one after the other: by hand, with a hand scanner, with the camera."""

import pytest
from playwright.sync_api import expect

from accounts.rights import Role
from tests.correspondence.factories import make_office, make_registered_letter, make_user

SEES = """
window.BarcodeDetector = class {
  constructor({ formats }) { this.formats = formats; this.looks = 0; }
  async detect(view) {
    this.looks += 1;
    const isFilm = view.tagName === "VIDEO" && view.videoWidth > 0;
    return isFilm && this.looks > 2 && this.formats[0] === "qr_code" ? [{ rawValue: "%s" }] : [];
  }
};
"""  # chromium on Linux reads no QR codes by itself


@pytest.fixture
def addressees(live_server):
    letter = make_registered_letter(
        offices=[make_office(organization="Water Forum"), make_office(organization="Tide Office")]
    )
    return list(letter.addressees.all())


@pytest.fixture
def desk(page, addressees, sign_in):
    sign_in(page, make_user(Role.VIEWER))
    page.goto("/letters/")
    page.get_by_role("link", name="Verify a paper").click()
    return page


def test_a_stack_of_papers_without_the_mouse(desk, addressees, examine):
    field = desk.get_by_label("Reference and check code")
    examine(desk)
    for addressee in addressees:
        expect(field).to_be_focused()
        desk.keyboard.type(f"{addressee.letter} {addressee.check_code}")
        desk.keyboard.press("Enter")
        answer = f"The copy of {addressee.letter} for {addressee}"
        expect(desk.get_by_role("region", name=answer)).to_be_visible()
        expect(field).to_have_value("")
        expect(field).to_have_accessible_description(
            f"{answer} As on the paper, like OUT/2026/0001 7K3F-92QD, or scanned"
        )
    examine(desk)
    desk.keyboard.type(f"{addressees[0].letter} 2222-3333")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("region", name="The code belongs to no copy")).to_be_visible()
    examine(desk)
    desk.keyboard.type("7К3F")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("alert")).to_contain_text("К (Cyrillic)")
    examine(desk)


def test_a_file_is_dropped_and_compared(desk, addressees, examine):
    content = addressees[0].file_copy.file.read()
    for bytes_of_it, answer in ((content, "one of ours"), (content + b"\n", "none of ours")):
        desk.get_by_label("PDF or scan").set_input_files(
            {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": bytes_of_it}
        )
        desk.get_by_role("button", name="Compare the file").click()
        expect(desk.get_by_role("region", name=answer)).to_be_visible()
        examine(desk)
    desk.get_by_role("link", name="Compare it with the file copy").click()
    expect(desk.get_by_text("Read just now")).to_be_visible()
    desk.get_by_text("Everything that is printed, as data").click()
    examine(desk)


def test_the_camera_reads_the_code(desk, addressees):
    addressee = addressees[1]
    desk.add_init_script(SEES % f"{addressee.letter} {addressee.check_code}")
    desk.goto("/verify/")
    desk.get_by_role("button", name="Scan with the camera").click()
    expect(desk.get_by_role("status")).to_have_text("Hold the QR code before the camera.")
    expect(desk.get_by_role("region", name=f"for {addressee}")).to_be_visible()


def test_the_camera_is_put_away_again(desk):
    desk.add_init_script(SEES.replace("this.looks > 2", "false"))
    desk.goto("/verify/")
    desk.get_by_role("button", name="Scan with the camera").click()
    desk.get_by_role("button", name="Put the camera away").click()
    expect(desk.get_by_label("What the camera sees")).to_be_hidden()
    expect(desk.get_by_role("button", name="Scan with the camera")).to_be_focused()


def test_where_nothing_reads_codes_no_camera_is_offered(desk):
    expect(desk.get_by_role("button", name="Scan with the camera")).to_be_hidden()
