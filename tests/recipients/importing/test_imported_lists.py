"""Public lists through the command into the directory, with nothing chosen by anybody."""

import io

import pytest
from django.core.management import call_command

from recipients.models import OfficeHolder, Organization
from tests.recipients.importing import further_lists, other_lists, public_lists
from tests.recipients.importing.files import csv_file

pytestmark = pytest.mark.django_db(transaction=True)


def run(folder, make, *options):
    some = make()
    path = csv_file(
        folder,
        [some.headers, *some.rows],
        encoding=some.encoding,
        separator=some.separator,
        name=f"{make.__name__}.csv",
    )
    out = io.StringIO()
    if some.encoding.startswith("cp"):
        options = ("--encoding", some.encoding, *options)
    call_command("import_recipients", str(path), *options, stdout=out)
    return out.getvalue().splitlines()


LISTS = [
    v
    for m in (public_lists, other_lists, further_lists)
    for v in vars(m).values()
    if callable(v)
    and getattr(v, "__module__", "") == m.__name__
    and v.__name__ not in ("public_list", "PublicList")
]


def test_x(tmp_path):
    for make in LISTS:
        n = Organization.objects.count()
        h = OfficeHolder.objects.count()
        out = run(tmp_path, make, "--good-rows")
        print(
            make.__name__,
            len(make().rows),
            out[-1],
            Organization.objects.count() - n,
            OfficeHolder.objects.count() - h,
        )
        for o in out:
            if o.startswith("Row"):
                print("    ", o)
        out = run(tmp_path, make, "--good-rows", "--again")
        print("   again", out[-1])
    assert 0
