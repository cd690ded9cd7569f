"""What others wrote is kept as they published it, and says what it is."""

import hashlib
import json
import re

import pytest
from django.conf import settings

VENDOR = settings.BASE_DIR / "static" / "vendor"
PARTS = json.loads((VENDOR / "manifest.json").read_text())


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part["name"])
def test_the_hashes_are_true(part):
    for name, sha256 in part["files"].items():
        content = (VENDOR / part["name"] / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256, name


def test_every_file_is_in_the_manifest():
    there = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    listed = {f"{part['name']}/{name}" for part in PARTS for name in part["files"]}
    assert there == listed | {"manifest.json"}


def test_every_part_has_its_licence():
    for part in PARTS:
        assert part["licence"] in {"MIT", "0BSD"}
        assert "LICENSE" in part["files"]


def test_style_sheets_name_only_files_that_are_there():
    for sheet in settings.BASE_DIR.glob("static/**/*.css"):
        text = sheet.read_text()
        assert "sourceMappingURL" not in text, sheet
        for address in re.findall(r'url\("?([^"#?)]+)', text):
            assert address.startswith("data:") or (sheet.parent / address).exists(), address
