"""What a mail-merge costs: WeasyPrint as one meets it, one letter at a time, and many together.

    python benchmarks/merge.py [--language en,ar,ru] [--n 100] [--rounds 5] [--rich]

Three ways to the same letters, by turns and by CPU time for each letter: `naive` is
`weasyprint.HTML(...).write_pdf(pdf_variant="pdf/a-3a")` with no setting at all, `alone` is our
`render`, `spliced` our `render_all`, both without their child process. What counts are the ratios
within a round. Then the memory of a process that makes a thousand letters and keeps none, and two
processes against one; beside it how much two that only count hinder each other. `--rich` takes
letters of several pages.
"""

import argparse
import base64
import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
ASSETS = Path(__file__).parent.parent / "correspondence" / "pdf" / "assets"
os.environ["FONTCONFIG_FILE"] = str(ASSETS / "fonts.conf")  # the same typefaces for all ways
import weasyprint  # noqa: E402
import weasyprint.layout.inline  # noqa: E402
import weasyprint.pdf.fonts  # noqa: E402
import weasyprint.pdf.stream  # noqa: E402
import weasyprint.pdf.tags  # noqa: E402

#: What Chancery leads through functions of its own, as it is before Chancery comes.
AS_IT_COMES = [
    (owner, name, getattr(owner, name))
    for owner, name in (
        (weasyprint.layout.inline, "split_first_line"),
        (weasyprint.pdf, "add_tags"),
        (weasyprint.pdf.fonts.Font, "__init__"),
        (weasyprint.pdf.stream.Stream, "marked"),
        (weasyprint.pdf.tags, "_build_box_tree"),
    )
]
django.setup()

import pikepdf  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from weasyprint.text import ffi  # noqa: E402

from correspondence.models.sheet import Sheet  # noqa: E402
from correspondence.pdf.letter import context_of, qr_of, render, styles_of  # noqa: E402
from correspondence.pdf.pages import count_pages  # noqa: E402
from correspondence.pdf.splice import spliced  # noqa: E402
from tests.correspondence.pdf.samples import letter, rich_letter  # noqa: E402

SAMPLE = 10  # letters of a round that are made one at a time
TARGETS = {"alone": 1.25, "spliced": 6.0, "two processes": 1.6}
MEMORY = 300  # MB
NAMES = {
    "ar": ["ليلى السالم", "أحمد الطيب", "فاطمة الزهراء", "يوسف مراد", "مريم الحداد"],
    "ru": ["Анна Верлова", "Иван Тангоров", "Ольга Шаринова", "Сергей Коспадов", "Юлия Фенина"],
    "": ["Anna Verlomi", "Émile Tangor", "Ngozi Quaye", "Björn Sharine", "João Xavier"],
}


def main() -> None:
    asked = arguments()
    print_versions()
    for language in asked.language.split(","):
        make = rich_letter if asked.rich else letter
        sheets = merged(make(language), asked.n)
        pages = count_pages.__wrapped__(render.__wrapped__(sheets[0]))
        print(f"\n{language}: {asked.n} letters, {pages} pages each")
        compare(sheets, rounds=asked.rounds)
        if not asked.only_times:
            tell_memory(sheets[0])
            tell_two_processes(merged(make(language), 200), rounds=asked.rounds)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rich", action="store_true")
    parser.add_argument("--only-times", action="store_true")
    return parser.parse_args()


def print_versions() -> None:
    number = ffi.pango.pango_version()  # 15603
    pango = f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
    print(
        f"WeasyPrint {weasyprint.__version__}, Pango {pango}, pikepdf {pikepdf.__version__}, "
        f"Python {sys.version.split()[0]}; typefaces are cut by "
        f"{'HarfBuzz' if ffi.harfbuzz_subset else 'fontTools, which is slow'}"
    )


def merged(sheet: Sheet, count: int) -> list[Sheet]:
    """The letter to so many people, whose names differ in every letter."""
    names = NAMES.get(sheet.language, NAMES[""])
    return [
        replace(
            sheet,
            address=(f"{names[i % 5]} {chr(0x391 + i % 17)}.", *sheet.address[1:]),
            check_code=f"7K3F-{i:04}",
        )
        for i in range(count)
    ]


@contextmanager
def weasyprint_as_it_comes() -> Iterator[None]:
    ours = [(owner, name, getattr(owner, name)) for owner, name, _ in AS_IT_COMES]
    for owner, name, function in AS_IT_COMES:
        setattr(owner, name, function)
    try:
        yield
    finally:
        for owner, name, function in ours:
            setattr(owner, name, function)


@weasyprint_as_it_comes()
def naive(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        html = render_to_string("letter/letter.html", context_of(sheet, draft=False))
        for url, drawing in qr_of(sheet, draft=False).items():
            data = base64.b64encode(drawing).decode()
            html = html.replace(url, f"data:image/svg+xml;base64,{data}")
        weasyprint.HTML(string=html.replace("part:", ""), base_url=f"{ASSETS}/").write_pdf(
            stylesheets=[str(ASSETS / f"{name}.css") for name in styles_of(sheet)],
            pdf_variant="pdf/a-3a",
        )


def alone(sheets: list[Sheet]) -> None:
    for sheet in sheets:
        render.__wrapped__(sheet)


def together(sheets: list[Sheet]) -> int:
    """Make the letters, one at a time in memory; how many bytes they have."""
    return sum(len(pdf) for pdf in spliced.__wrapped__(sheets))


def compare(sheets: list[Sheet], *, rounds: int) -> None:
    few = sheets[:SAMPLE]
    ways = {"naive": (naive, few), "alone": (alone, few), "spliced": (together, sheets)}
    for act, _ in ways.values():
        act(sheets[:4])
    took: dict[str, list[float]] = {way: [] for way in ways}
    for turn in range(rounds):
        for way, (act, some) in list(ways.items())[:: -1 if turn % 2 else 1]:
            took[way].append(cpu(act, some) / len(some))
    for way, milliseconds in took.items():
        ratios = sorted(n / t for n, t in zip(took["naive"], milliseconds, strict=True))
        print(f"{way:14} {median(milliseconds):7.1f} ms a letter {told(way, ratios)}")


def cpu(act: Callable[[list[Sheet]], object], sheets: list[Sheet]) -> float:
    """Milliseconds of CPU."""
    begun = process_time()
    act(sheets)
    return (process_time() - begun) * 1000


def told(what: str, ratios: list[float]) -> str:
    target = f" (target {TARGETS[what]})" if what in TARGETS else ""
    return (
        f"  times faster: min {ratios[0]:.2f}  median {median(ratios):.2f}  max {ratios[-1]:.2f}"
        + target
    )


def tell_memory(sheet: Sheet) -> None:
    with get_context("spawn").Pool(1) as pool:
        megabytes = pool.apply(peak, (sheet,))
    print(f"1,000 letters  {megabytes:7.0f} MB at most (target {MEMORY})")


def peak(sheet: Sheet) -> float:
    together(merged(sheet, 1000))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tell_two_processes(sheets: list[Sheet], *, rounds: int) -> None:
    halves = [sheets[: len(sheets) // 2], sheets[len(sheets) // 2 :]]
    ratios, hindered = [], []
    for _ in range(rounds):
        hindered.append(wall(spin, [1, 1], processes=2) / wall(spin, [1], processes=1))
        ratios.append(wall(together, halves, processes=1) / wall(together, halves, processes=2))
    print(f"two processes                         {told('two processes', sorted(ratios))}")
    print(f"two that only count take {median(hindered):.2f} times as long as one")


def wall(act: Callable[..., object], parts: list[object], *, processes: int) -> float:
    """Seconds until so many processes, once they run, have done all parts."""
    with get_context("fork").Pool(processes) as pool:
        pool.map(spin, [0] * processes, chunksize=1)
        begun = perf_counter()
        pool.map(act, parts, chunksize=1)
        return perf_counter() - begun


def spin(times: int) -> int:
    return sum(range(times * 20_000_000))


if __name__ == "__main__":
    main()
