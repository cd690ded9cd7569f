"""Records for tests, made as the house makes them: by the acts of the models, with real files."""

from tests.correspondence.factories.house import (
    LONG_AGO,
    make_enclosure,
    make_letterhead,
    make_matter,
    make_office,
    make_pdf,
    make_picture,
    make_series,
    make_signatory,
    make_user,
    sign_in,
    too_long,
)
from tests.correspondence.factories.letters import (
    make_addressee,
    make_dispatch,
    make_file_copy,
    make_letter,
    make_recorded_letter,
    make_registered_letter,
    make_response,
    take_to,
)

__all__ = [
    "LONG_AGO",
    "make_addressee",
    "make_dispatch",
    "make_enclosure",
    "make_file_copy",
    "make_letter",
    "make_letterhead",
    "make_matter",
    "make_office",
    "make_pdf",
    "make_picture",
    "make_recorded_letter",
    "make_registered_letter",
    "make_response",
    "make_series",
    "make_signatory",
    "make_user",
    "sign_in",
    "take_to",
    "too_long",
]
