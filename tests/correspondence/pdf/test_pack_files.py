"""The files of a print file: read once, and each of them whole."""

import io
from dataclasses import replace

import pytest

from correspondence.models.pack import Incomplete, packs_of
from correspondence.pdf.pack import write_print_file
from correspondence.pdf.plan import plan
from tests.correspondence.factories import make_user
from tests.correspondence.pdf.documents import enclosure_of, numbered, sealed_letter, signed
from tests.correspondence.stores import place_of, watched

pytestmark = pytest.mark.django_db


def declaration():
    return enclosure_of("Declaration", en=numbered("Declaration", 2))


def test_each_file_is_opened_once_and_none_to_plan_it(settings, tmp_path):
    opened = watched(settings, tmp_path)
    packs = packs_of(sealed_letter("Tides", "Reefs", enclosures=[declaration()]))
    planned = plan(packs, with_covers=False, both_sides=False)
    assert opened == []
    write_print_file(planned, io.BytesIO())
    assert sorted(opened) == sorted({one.sha256 for pack in packs for one in pack.files})


def test_everything_that_is_altered_is_named_even_what_is_printed_by_itself(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    treaty = enclosure_of("Treaty", en=signed("Treaty"))
    letter = sealed_letter("Tides", "Reefs", enclosures=[treaty, declaration()])
    packs = packs_of(letter)
    planned = plan(packs, with_covers=False, both_sides=False)
    for stored in packs[1].files:
        content = place_of(stored).read_bytes()
        place_of(stored).write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    with pytest.raises(Incomplete) as error:
        write_print_file(planned, io.BytesIO())
    named = ("Treaty (en) (2", "Declaration (en) (2", "Reefs, Director, Letter OUT/2024/0001: ")
    assert all(map(str.startswith, error.value.missing, named))
    assert len(error.value.missing) == 3
    assert all("altered" in one for one in error.value.missing)


def test_a_file_with_other_pages_than_were_counted_is_no_pack():
    (pack,) = packs_of(sealed_letter("Tides"))
    wrong = replace(pack, parts=(replace(pack.parts[0], pages=7),))
    planned = plan([wrong], with_covers=False, both_sides=False)
    with pytest.raises(Incomplete, match="7 pages were counted when it was kept, 1 are there"):
        write_print_file(planned, io.BytesIO())


def test_a_file_that_was_not_known_to_stay_apart_is_not_bound_either(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    packs = packs_of(
        sealed_letter("Tides", enclosures=[enclosure_of("Treaty", en=signed("Treaty"))])
    )
    planned = replace(plan(packs, with_covers=False, both_sides=False), apart={})
    with pytest.raises(Incomplete, match="cannot be bound with others: it is signed"):
        write_print_file(planned, io.BytesIO())


def test_what_nobody_has_looked_at_is_looked_at_when_it_is_planned(settings, tmp_path):
    opened = watched(settings, tmp_path)
    treaty = enclosure_of("Treaty")
    treaty.add_edition(
        signed("Treaty"), language="en", title="Treaty", pages=1, file_name="a.pdf", by=make_user()
    )
    (pack,) = packs_of(sealed_letter("Tides", enclosures=[treaty]))
    planned = plan([pack], with_covers=False, both_sides=False)
    assert [str(reason) for reason in planned.apart.values()] == ["it is signed"]
    assert opened == [pack.files[1].sha256]
