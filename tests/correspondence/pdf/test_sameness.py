import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from correspondence.pdf.letter import RENDERER, render
from tests.correspondence.pdf.sheets import make_arabic, make_sheet, paragraphs

ROOT = Path(__file__).parents[3]
PROGRAM = """
import hashlib, sys
import django
from django.conf import settings
settings.configure(TEMPLATES=[{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": ["templates"], "OPTIONS": {"builtins": ["django.templatetags.i18n"]},
}])
django.setup()
import importlib, types
models = types.ModuleType("correspondence.models")
models.__path__ = ["correspondence/models"]
sys.modules["correspondence.models"] = models
from tests.correspondence.pdf import sheets
from correspondence.pdf.letter import render
print(hashlib.sha256(render.__wrapped__(getattr(sheets, sys.argv[1])())).hexdigest())
"""


@pytest.mark.parametrize("make", [make_sheet, make_arabic])
def test_the_same_sheet_gives_the_same_bytes_in_another_process(make):
    environment = {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    elsewhere = subprocess.run(
        [sys.executable, "-c", PROGRAM, make.__name__],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**environment, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"},
        text=True,
    )
    assert elsewhere.stdout.strip() == hashlib.sha256(render(make())).hexdigest()


def test_a_letter_does_not_remember_the_one_before():
    first = render(make_sheet())
    render(make_arabic())
    render(make_sheet(body=paragraphs(12)), draft=True)
    assert render(make_sheet()) == first


def test_the_renderer_is_named_with_its_version():
    assert RENDERER.startswith("WeasyPrint 70.")
    assert len(RENDERER) <= 60
