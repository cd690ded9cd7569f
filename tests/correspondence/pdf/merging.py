"""A sheet to several people, and the letters made of it in this process."""

import re
from dataclasses import replace

from correspondence.pdf.letter import render as render_on_the_press
from correspondence.pdf.splice import spliced
from tests.correspondence.pdf.sheets import (
    make_arabic,
    make_french,
    make_russian,
    make_sheet,
)

render, render_all = render_on_the_press.__wrapped__, spliced.__wrapped__
SALUTATIONS = ("Excellency,", "Dear Minister,", "Madam President,")
NAMES = ("Anna Verlomi", "Émile Żółkiewski", "Ngozi Quaye", "Björn Håkansson", "João Xavier")


def make_spanish():
    return make_sheet(language="es", subject="Intercambio", closing="Le saluda atentamente,")


def merged(sheet, names=NAMES):
    """The sheet to people of these names, each addressed in one of three ways."""
    return [
        replace(
            sheet,
            address=(name, *sheet.address[1:]),
            salutation=SALUTATIONS[i % 3] if sheet.language == "en" else sheet.salutation,
            check_code=f"7K3F-{i:04}",
        )
        for i, name in enumerate(names)
    ]


def stencilled(caplog):
    """How many letters were made with a stencil, as the log says."""
    return sum(int(words) for words in re.findall(r"(\d+) letters are made", caplog.text))


MAKERS = [make_sheet, make_french, make_spanish, make_russian, make_arabic]
