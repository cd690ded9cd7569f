"""How long it takes to put packs together, and how large a print file is.

    python benchmarks/pack.py [--addressees 200] [--compared 40] [--rounds 9]

A letter of two pages with two enclosures, of 12 and of 30 pages, goes to so many addressees. One
pack, and so many in one file, are put into a print file: planned, every file read and its hash
checked, bound with bookmarks, and written. In turn with that, pypdf opens the same three files and
appends them to one; it checks nothing. Told are the medians of both, in milliseconds of processor
time for a pack, and the ratio round by round.

What takes long differs, so there are four kinds of enclosures: text (tagged, as an office program
exports it); text with a picture on each page; one line on each page, where opening three files is
what there is to do; and pages that are one large picture each, 9 MB of them, where pypdf does
nothing but copy, and most of ours is the hash. With the pictures, the size of the print file is
compared with that of a file for each addressee.

Exits 1 below the targets: 4 times as fast for one pack with text, with and without pictures, and
for a pack of each kind where many are in one file; 2 % of the size.
"""

import argparse
import gc
import io
import os
import random
import resource
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import pikepdf  # noqa: E402
import pypdf  # noqa: E402
import weasyprint  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402

from correspondence.models import Letter  # noqa: E402
from correspondence.models.pack import Pack, packs_of  # noqa: E402
from correspondence.pdf.gate import examine  # noqa: E402
from correspondence.pdf.pack import write_print_file  # noqa: E402
from correspondence.pdf.plan import plan  # noqa: E402
from correspondence.storage import path_of  # noqa: E402
from correspondence.tasks import seal_letter  # noqa: E402
from recipients.models import Office  # noqa: E402
from tests.correspondence.factories import (  # noqa: E402
    make_enclosure,
    make_letter,
    make_office,
    make_user,
)
from tests.correspondence.pdf.documents import numbered  # noqa: E402

PAGES = {"Declaration": 12, "Brochure": 30}
PICTURES = 9_000_000  # bytes of pages that are nothing else
LEAST_RATIO, LARGEST_SHARE = 4.0, 0.02
BODY = "<p>The seminar brings together those who keep the water of small islands.</p>" * 30
WORDS = ("water", "island", "seminar", "whereas", "the", "of", "and", "to", "principle")


def main() -> None:
    told_of = argparse.ArgumentParser(description=__doc__)
    told_of.add_argument("--addressees", type=int, default=200)
    told_of.add_argument("--compared", type=int, default=40)
    told_of.add_argument("--rounds", type=int, default=9)
    wanted = told_of.parse_args()
    reached = []
    with thrown_away():
        offices = [make_office() for _ in range(wanted.addressees)]
        packs = packs_of(sealed(offices, "pictures", pictures))
        share = whole(packs)  # first: what pypdf holds would hide how much memory it takes
        for kind, make in KINDS.items():
            if kind != "pictures":
                packs = packs_of(sealed(offices[: wanted.compared], kind, make))
            one, many = compared(packs[: wanted.compared], kind, wanted.rounds)
            reached += [one, many] if kind.startswith("text") else [many]
    if min(reached) < LEAST_RATIO or share > LARGEST_SHARE:
        sys.exit(1)


def compared(packs: list[Pack], kind: str, rounds: int) -> tuple[float, float]:
    """How many times faster one pack, and many, are put together than pypdf appends their files."""
    megabytes = packs[0].size / 1e6
    pages = sum(part.pages for part in packs[0].parts)
    print(f"\n{kind}: a pack of {pages} pages, {megabytes:.1f} MB")
    return in_turn(packs[:1], rounds), in_turn(packs, rounds)


def in_turn(packs: list[Pack], rounds: int) -> float:
    """The median of the ratios, each of two runs one after the other; who is first alternates."""
    files = [[default_storage.path(path_of(one.sha256)) for one in pack.files] for pack in packs]
    ours_first = (lambda: print_file(packs)), (lambda: appended(files))
    found = []
    for number in range(rounds + 1):
        times = [cpu(act) for act in ours_first[:: -1 if number % 2 else 1]]
        found.append(times[:: -1 if number % 2 else 1])
    del found[0]  # it warms both up
    ratios = sorted(theirs / ours for ours, theirs in found)
    ours, theirs = (median(times) / len(packs) * 1000 for times in zip(*found, strict=True))
    print(
        f"  of {len(packs):3} in a file: {ours:6.1f} ms; pypdf {theirs:6.1f} ms; "
        f"{median(ratios):4.1f} times as fast (from {ratios[0]:.1f} to {ratios[-1]:.1f})",
        flush=True,
    )
    return median(ratios)


def whole(packs: list[Pack]) -> float:
    """What part of the size of single files the print file has; time and memory beside it."""
    single = io.BytesIO()
    write_print_file(plan(packs[:1], with_covers=False, both_sides=False), single)
    separately = len(single.getvalue()) * len(packs)
    for with_covers in (False, True):
        before = peak()
        began, work = time.perf_counter(), time.process_time()
        planned = plan(packs, with_covers=with_covers, both_sides=with_covers)
        sizes = []
        for file in planned.files:
            with tempfile.TemporaryFile() as out:
                write_print_file(file, out)
                sizes.append(out.tell())
        took, work = time.perf_counter() - began, time.process_time() - work
        print(
            f"\nprint file {'with' if with_covers else 'without'} cover sheets: "
            f"{planned.pages:,} pages in {took:.1f} s ({work:.1f} s of work), "
            f"{sum(sizes) / 1e6:.1f} MB in {len(sizes)} file(s), "
            f"peak memory {before} to {peak()} MB\n"
            f"of {separately / 1e6:.0f} MB in files of their own: {sum(sizes) / separately:.2%}",
            flush=True,
        )
    return sum(sizes) / separately


def print_file(packs: list[Pack]) -> None:
    with tempfile.TemporaryFile() as out:
        write_print_file(plan(packs, with_covers=False, both_sides=False), out)


def appended(packs: list[list[str]]) -> None:
    writer = pypdf.PdfWriter()
    for paths in packs:
        for path in paths:
            writer.append(pypdf.PdfReader(path))
    with tempfile.TemporaryFile() as out:
        writer.write(out)


def cpu(act: Callable[[], object]) -> float:
    gc.collect()  # neither cleans up after the other
    began = time.process_time()
    act()
    return time.process_time() - began


def peak() -> int:
    """Megabytes of memory this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def thrown_away() -> Iterator[None]:
    """A database and a store for this run alone."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"chancery_benchmark_{os.getpid()}"
    immediate = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    with tempfile.TemporaryDirectory() as folder:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with override_settings(MEDIA_ROOT=folder, TASKS=immediate):
                yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def sealed(offices: list[Office], kind: str, make: Callable[[int], bytes]) -> Letter:
    """A letter to them, with enclosures that have passed the gate."""
    began = time.perf_counter()
    keeper = make_user()
    enclosures = []
    for title, pages in PAGES.items():
        content = make(pages)
        found = examine(content)
        enclosures.append(make_enclosure(f"{title}, {kind}", pages=1))
        enclosures[-1].add_edition(
            content,
            language="en",
            title=title,
            pages=found.pages,
            apart=found.apart,
            file_name=f"{title}.pdf",
            by=keeper,
        )
    today = timezone.localdate()
    letter = make_letter(
        "registered", offices=offices, enclosures=enclosures, body=BODY, dated_on=today
    )
    seal_letter.call(letter.pk)
    print(f"{len(offices)} letters sealed in {time.perf_counter() - began:.0f} s", flush=True)
    return Letter.objects.get(pk=letter.pk)


def text(pages: int) -> bytes:
    """Pages full of words, tagged."""
    return written(pages, lambda chance: "")


def illustrated(pages: int) -> bytes:
    """Pages of words, with a photograph on each."""
    return written(pages, photograph)


def written(pages: int, picture: Callable[[random.Random], str]) -> bytes:
    chance = random.Random(5)  # noqa: S311 - the same bytes each time
    sections = (
        f"<section><h2>Part {n}</h2>{picture(chance)}{paragraphs(chance)}</section>"
        for n in range(pages)
    )
    style = "section { break-before: page }"
    html = f"<html lang=en><title>Brochure</title><style>{style}</style>{''.join(sections)}"
    content: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")
    return content


def paragraphs(chance: random.Random) -> str:
    return "".join(f"<p>{' '.join(chance.choices(WORDS, k=90))}</p>" for _ in range(3))


def photograph(chance: random.Random) -> str:
    """Sixty kilobytes that look like a photograph to whoever copies them."""
    size = (380, 285)
    pixels = chance.randbytes(size[0] * size[1] * 3)
    out = io.BytesIO()
    Image.frombytes("RGB", size, pixels).save(out, "JPEG", quality=80)
    return f'<img alt="A view" src="data:image/jpeg;base64,{b64encode(out.getvalue()).decode()}">'


def pictures(pages: int) -> bytes:
    """A PDF with a picture on every page that cannot be packed any smaller, and nothing else."""
    chance = random.Random(5)  # noqa: S311
    each = PICTURES * pages // sum(PAGES.values()) // pages // 3
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
            image = pdf.make_stream(
                chance.randbytes(each * 3),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=each,
                Height=1,
                ColorSpace=pikepdf.Name.DeviceRGB,
                BitsPerComponent=8,
            )
            page = pdf.pages[-1]
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=image))
            page.Contents = pdf.make_stream(b"q 500 0 0 700 40 40 cm /Picture Do Q")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def lines(pages: int) -> bytes:
    """One line on each page."""
    return numbered("A page with one line,", pages)


KINDS = {"pictures": pictures, "text and pictures": illustrated, "text": text, "lines": lines}

if __name__ == "__main__":
    main()
