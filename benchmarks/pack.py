"""How long it takes to put packs together, and how large a print file is.

    python benchmarks/pack.py [--addressees 200] [--compared 40] [--rounds 5]

A letter of two pages with two enclosures (12 and 30 pages, 9 MB of pictures) goes to so many
addressees. A pack put into a print file, every hash checked, is compared with what pypdf takes to
open the same three files and append them to one; then the whole print file is measured, and its
size compared with that of a file for each addressee. A print file of one pack is told beside it:
there the hashes of 9 MB, which pypdf does not look at, take longer than the rest. Exits 1 below
the targets: 4 times as fast, 2 % of the size.
"""

import argparse
import io
import os
import random
import resource
import sys
import tempfile
import time
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
from django.db import connection  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from correspondence.models import Letter  # noqa: E402
from correspondence.models.pack import Pack, packs_of  # noqa: E402
from correspondence.pdf.pack import write_print_file  # noqa: E402
from correspondence.pdf.plan import plan  # noqa: E402
from correspondence.tasks import seal_letter  # noqa: E402
from tests.correspondence.factories import (  # noqa: E402
    make_enclosure,
    make_letter,
    make_office,
    make_user,
)

ENCLOSURES = {"Declaration": (12, 3_000_000), "Brochure": (30, 6_000_000)}  # pages, bytes
LEAST_RATIO, LARGEST_SHARE = 4.0, 0.02
BODY = "<p>The seminar brings together those who keep the water of small islands.</p>" * 30


def main() -> None:
    told_of = argparse.ArgumentParser(description=__doc__)
    told_of.add_argument("--addressees", type=int, default=200)
    told_of.add_argument("--compared", type=int, default=40)
    told_of.add_argument("--rounds", type=int, default=5)
    wanted = told_of.parse_args()
    with letter_to(wanted.addressees) as letter:
        packs = packs_of(letter)
        print(f"{len(packs)} packs of {sum(part.pages for part in packs[0].parts)} pages")
        share = whole(packs)  # first: what pypdf holds would hide how much memory it takes
        ratio = compared(packs[: wanted.compared], wanted.rounds)
        compared(packs[:1], wanted.rounds)
    if ratio < LEAST_RATIO or share > LARGEST_SHARE:
        sys.exit(1)


def compared(packs: list[Pack], rounds: int) -> float:
    """How many times faster a pack is put together than pypdf appends its files; the median."""
    files = [[part.stored.read() for part in pack.parts] for pack in packs]
    found = [(cpu(lambda: print_file(packs)), cpu(lambda: appended(files))) for _ in range(rounds)]
    ratios = sorted(theirs / ours for ours, theirs in found)
    ours, theirs = (median(times) / len(packs) * 1000 for times in zip(*found, strict=True))
    print(
        f"\na pack, of {len(packs)} in a file: {ours:.1f} ms; pypdf {theirs:.1f} ms; "
        f"{median(ratios):.1f} times as fast (from {ratios[0]:.1f} to {ratios[-1]:.1f})",
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


def appended(packs: list[list[bytes]]) -> None:
    writer = pypdf.PdfWriter()
    for files in packs:
        for content in files:
            writer.append(pypdf.PdfReader(io.BytesIO(content)))
    with tempfile.TemporaryFile() as out:
        writer.write(out)


def cpu(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def peak() -> int:
    """Megabytes of memory this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@contextmanager
def letter_to(addressees: int) -> Iterator[Letter]:
    """A sealed letter with its enclosures, in a database and a store that are thrown away."""
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"chancery_benchmark_{os.getpid()}"
    immediate = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    with tempfile.TemporaryDirectory() as folder:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with override_settings(MEDIA_ROOT=folder, TASKS=immediate):
                yield sealed(addressees)
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def sealed(addressees: int) -> Letter:
    began = time.perf_counter()
    keeper = make_user()
    enclosures = [make_enclosure(title, pages=1) for title in ENCLOSURES]
    for enclosure, (pages, size) in zip(enclosures, ENCLOSURES.values(), strict=True):
        enclosure.add_edition(
            pictures(pages, size),
            language="en",
            title=enclosure.title,
            pages=pages,
            file_name=f"{enclosure.title}.pdf",
            by=keeper,
        )
    offices = [make_office() for _ in range(addressees)]
    today = timezone.localdate()
    letter = make_letter(
        "registered", offices=offices, enclosures=enclosures, body=BODY, dated_on=today
    )
    seal_letter.call(letter.pk)
    print(f"{addressees} letters sealed in {time.perf_counter() - began:.0f} s", flush=True)
    return Letter.objects.get(pk=letter.pk)


def pictures(pages: int, size: int) -> bytes:
    """A PDF with a picture on every page that cannot be packed any smaller."""
    chance = random.Random(5)  # noqa: S311 - the same bytes each time
    each = size // pages // 3
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


if __name__ == "__main__":
    main()
