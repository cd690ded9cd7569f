"""Where pages end: nothing that belongs together is parted, and nothing leaves the sheet."""

import pypdfium2
import pytest

from correspondence.models.kind import Layout
from correspondence.pdf.letter import render
from correspondence.pdf.pages import count_pages
from correspondence.pdf.press import CannotRender
from correspondence.words import words_of
from tests.correspondence.pdf.reading import as_poppler_reads, pieces, text
from tests.correspondence.pdf.samples import letter

MM = 25.4 / 72
TEXT = (
    "the register keeps every letter with its date and number so that a later reader can follow"
    " the matter from its beginning"
)
WORDS = TEXT.split()
LONGEST = "Mississippi" * 910  # 10,010 letters


def body_of(words):
    """Three paragraphs of so many words together."""
    third = words // 3
    stock = [WORDS[number % len(WORDS)] for number in range(words)]
    parts = [stock[start : start + third] for start in range(0, words, third)]
    return "".join(f"<p>{' '.join(part)}.</p>" for part in parts)


def lines_of_text(pdf, page):
    """The heights at which words of the body stand; the running head is above them."""
    return {
        round(one.top)
        for one in pieces(pdf, page)
        if one.top > 30 and set(one.text.replace(".", "").split()) <= set(WORDS)
    }


@pytest.mark.parametrize(
    ("language", "layout"), [("en", "din5008b"), ("fr", "un-formal"), ("en", "us10")]
)
def test_the_close_never_stands_alone(language, layout):
    """Thirty bodies, each nearly a line longer: signature, enclosures and copies are together on
    the last page, with two lines of the text at least."""
    pages = []
    for words in range(99, 459, 12):
        sheet = letter(
            language, layout=layout, body=body_of(words), copies=("First copy", "Second copy")
        )
        pdf = render(sheet)
        last = count_pages(pdf)
        pages.append(last)
        read = text(pdf, last)
        for shown in (sheet.signatory_name, sheet.enclosures[0].title[:30], "Second copy"):
            assert shown in read, f"{words} words: {shown}"
        if last > 1:
            assert len(lines_of_text(pdf, last)) >= 2, f"{words} words"
    assert pages == sorted(pages)
    assert 2 in pages


@pytest.mark.parametrize("lines", range(4))
def test_a_heading_is_never_the_last_on_a_page(lines):
    """Four letters of six pages or so, each a line longer before the first heading."""
    start = f"<p>{'first line of this<br>' * lines}end.</p>"
    parts = [
        f"<h2>Heading {n}</h2><h3>Heading under {n}</h3><p>{' '.join(WORDS * (1 + n % 4))}</p>"
        for n in range(34)
    ]
    pdf = render(letter("en", body=start + "".join(parts)))
    pages = count_pages(pdf)
    assert pages >= 5
    for page in range(1, pages):
        on_it = [one for one in pieces(pdf, page) if 110 * (page == 1) + 30 < one.top < 258]
        lowest = max(on_it, key=lambda one: one.bottom)
        assert "Heading" not in lowest.text


@pytest.mark.parametrize("lines", range(9, 30, 3))
def test_what_leads_in_stays_with_the_list(lines):
    start = "<p>one line of the text</p>" * lines
    ask = "<p>The Group asks:</p><ol><li>that a conference be held;</li><li>and so on.</li></ol>"
    pdf = render(letter("en", body=start + ask + start))
    (page,) = [n for n in range(1, count_pages(pdf) + 1) if "The Group asks" in text(pdf, n)]
    assert "that a conference be held" in text(pdf, page)


@pytest.mark.parametrize(
    ("before", "each", "after"),
    [
        ("<table><tbody>", "<tr><td>entry {n}</td><td>more</td></tr>", "</tbody></table>"),
        ("<ul>", "<li>entry {n}</li>", "</ul>"),
    ],
    ids=["rows", "items"],
)
def test_the_last_row_or_item_is_never_alone_on_a_page(before, each, after):
    counts = set()
    for number in range(17, 27):
        entries = "".join(each.format(n=n) for n in range(number))
        pdf = render(letter("en", body=f"{before}{entries}{after}<p>Thank you.</p>"))
        counts.add(text(pdf, count_pages(pdf)).count("entry"))
    assert 1 not in counts
    assert 2 in counts


def test_no_word_stands_alone_on_a_line_before_words_of_another_script():
    """Here a line ends with the space before them, and would be too long with it."""
    text = (
        "يحفظ السجل كل رسالة بتاريخها ورقمها كي يتمكن القارئ اللاحق من تتبع المسألة من بدايتها؛ ولا"
        " يضاف شيء بعد ذلك (انظر القرار A/RES/79/1، الفقرة 12 (ب)) ويبقى ما كُتب كما هو. "
    )
    pdf = render(letter("ar", layout=Layout.US10, body=f"<ul><li>{text * 4}</li></ul>"))
    assert [one for one in pieces(pdf) if one.text == "القارئ"] == []


def is_on_the_sheet(pdf):
    """Every word of every page is within the sheet, three millimetres from its edges at least."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        width, height = (edge * MM for edge in page.get_size())
        for one in pieces(pdf, number):
            if min(one.left, width - one.right, one.top, height - one.bottom) < 3:
                return False
    return True


TABLE = "<table><tbody>{}</tbody></table>"
ROW = "<tr>" + "<td>responsibilities</td>" * 20 + "</tr>"


@pytest.mark.parametrize("layout", [Layout.DIN5008B, Layout.US10])
@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LONGEST}</p>",
        f"<ul><li>https://www.example.org/{LONGEST}</li></ul>",
        TABLE.format(f"<tr><td>{LONGEST[:3000]}</td><td>short</td></tr>"),
        TABLE.format(ROW * 3),
        TABLE.format(f"<tr>{'<td>responsibilities</td>' * 30}</tr>"),
        f"<h2>{LONGEST[:400]}</h2><blockquote><p>{LONGEST[:400]}</p></blockquote>",
    ],
    ids=["word", "address", "cell", "twenty-columns", "thirty-columns", "heading"],
)
def test_nothing_leaves_the_sheet(body, layout):
    assert is_on_the_sheet(render(letter("en", layout=layout, body=body)))


def test_a_table_that_no_sheet_holds_is_refused_with_a_reason():
    body = TABLE.format("<tr>" + '<td colspan="2">x</td>' * 16 + "</tr>")
    with pytest.raises(CannotRender, match="A table has 32 columns"):
        render(letter("en", body=body))


def test_a_table_that_fits_keeps_its_words_whole():
    row = "<td>responsibilities</td>" * 3
    pdf = render(letter("en", body=TABLE.format(f"<tr>{row}</tr>")))
    assert text(pdf, 1).count("responsibilities") == 3


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_address_of_twelve_lines_is_refused_with_a_reason(layout, language):
    lines = tuple(f"Line {number}" for number in range(1, 13))
    with pytest.raises(CannotRender, match="shorten a line or leave one out"):
        render(letter(language, layout=layout, address=lines))


def test_a_long_subject_takes_its_lines_and_pushes_the_text_down():
    subject = "Exchange of registers among the participating organizations, " * 6
    pdf = render(letter("en", subject=subject[:300]))
    shown = pieces(pdf)
    (salutation,) = [one for one in shown if one.text == "Excellency,"]
    above = [one for one in shown if "participating" in one.text]
    assert len(above) >= 4
    assert max(one.bottom for one in above) < salutation.top


def test_a_body_of_one_line_is_one_page():
    assert count_pages(render(letter("en", body="<p>Thank you.</p>"))) == 1


@pytest.mark.parametrize(("language", "said"), [("en", "Page{n}of{n}"), ("ar", "صفحة{n}من{n}")])
def test_a_letter_of_six_pages_counts_them(language, said):
    pdf = render(letter(language, body=letter(language).body * 12))
    pages = count_pages(pdf)
    assert pages >= 6
    read = as_poppler_reads(pdf)
    assert said.format(n=words_of(language).number(pages)) in read.replace(" ", "")
    assert read.count("BIG/2024/OUT/0147") == pages, "below the address and in the running heads"
