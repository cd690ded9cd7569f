"""What it costs to set letters in child processes.

    python benchmarks/press.py [--times 40]

Cold: until the first letter of a process that has just started, and of one whose press was warmed
up beside its start. Then letters, counts and pictures by turns in a child and in this process;
the time until a killed child has been replaced; and what the children hold in memory.
"""

import argparse
import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from correspondence.models.sheet import Sheet  # noqa: E402
from correspondence.pdf import press  # noqa: E402
from correspondence.pdf.letter import render  # noqa: E402
from correspondence.pdf.pages import count_pages, picture  # noqa: E402

SHEET = Sheet(
    language="en",
    sender_name="Sample Group",
    sender_line="Non-governmental organization",
    return_line="1 Sample Street, AZ1000 Baku, Azerbaijan",
    sender_foot=("1 Sample Street, AZ1000 Baku",),
    address=("His Excellency Example Name", "405 East 42nd Street", "New York, NY 10017"),
    reference="OUT/2026/0147",
    date="2026-09-12",
    subject="Exchange of registers",
    salutation="Excellency,",
    body="<p>I have the honour to write to you about the exchange of registers.</p>" * 12,
    closing="Please accept, Excellency, the assurances of my highest consideration.",
    signatory_name="A. N. Example",
    signatory_function="Executive Director",
)


def main(times: int) -> None:
    print(f"cold, until the first letter          {timed(render, SHEET):8.0f} ms")
    pdf = render(SHEET)
    ways = {"letter": (render, SHEET), "count": (count_pages, pdf), "picture": (draw, pdf)}
    for name, (function, given) in ways.items():
        in_child, in_here = by_turns(function, given, times=times)
        print(f"{name:8}  in a child {in_child:6.1f} ms, in here {in_here:6.1f} ms")
    print(f"a killed child is replaced within     {median(replaced(9)):8.1f} ms")
    print(f"a warm press, until the first letter  {median(first_of_warm(3)):8.0f} ms")
    for pid, size, own in sizes():
        print(f"process {pid}: {size:.0f} MB, {own:.0f} MB of its own")


def draw(pdf: bytes) -> bytes:
    return picture(pdf, 1, width=1240)


draw.__wrapped__ = lambda pdf: picture.__wrapped__(pdf, 1, width=1240)


def timed(function, *given) -> float:
    """Milliseconds."""
    begun = perf_counter()
    function(*given)
    return (perf_counter() - begun) * 1000


def by_turns(function, given, *, times: int) -> tuple[float, float]:
    function.__wrapped__(given)
    pairs = [(timed(function, given), timed(function.__wrapped__, given)) for _ in range(times)]
    return median(a for a, _ in pairs), median(b for _, b in pairs)


def replaced(times: int) -> list[float]:
    """Milliseconds from the death of all children to one that is ready for work."""
    found = []
    for _ in range(times):
        while press._press._idle:
            press._press._idle.pop().end()
        sleep(0.2)
        begun = perf_counter()
        press._press._child(render, is_fresh=True).end()
        found.append((perf_counter() - begun) * 1000)
    return found


def first_of_warm(times: int) -> list[float]:
    """Milliseconds of the first letter of a press that has had time to get ready."""
    found = []
    for _ in range(times):
        press._begin_anew()
        press.warm_up()
        sleep(6)
        found.append(timed(render, SHEET))
    return found


def sizes() -> list[tuple[int, float, float]]:
    zygote = press._press._zygote._process.pid
    children = Path(f"/proc/{zygote}/task/{zygote}/children").read_text().split()
    return [(pid, *memory(pid)) for pid in [zygote, *map(int, children)]]


def memory(pid: int) -> tuple[float, float]:
    """Megabytes: resident, and shared with nobody."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kinds = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return kinds["Rss"], kinds["Private_Dirty"] + kinds["Private_Clean"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=40)
    main(parser.parse_args().times)
