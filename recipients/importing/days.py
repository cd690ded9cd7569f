"""Days as lists have them: in any of several languages, as numbers of a spreadsheet, in part."""

import re
import unicodedata
from functools import cache

from openpyxl.utils.datetime import from_excel

from recipients.dates import read_day
from recipients.importing.nothing import Unkept
from recipients.text import cleaned

#: Names of the months by their number; of each the first three letters are enough, where they
#: are of one month only.
_MONTHS: tuple[str, ...] = (
    "january janvier enero januar gennaio janeiro январь января ocak yanvar stycznia januari"
    " січня يناير كانون_الثاني қаңтар jänner",
    "february fevrier febrero februar febbraio fevereiro февраль февраля şubat lutego februari"
    " лютого فبراير شباط ақпан feber",
    "march mars marzo marz marco март марта mart marca maart березня مارس آذار наурыз",
    "april avril abril aprile апрель апреля nisan kwietnia квітня أبريل نيسان сәуір apr",
    "may mai mayo maggio maio май мая mayis maja mei травня مايو أيار мамыр",
    "june juin junio juni giugno junho июнь июня haziran czerwca червня يونيو حزيران маусым",
    "july juillet julio juli luglio julho июль июля temmuz lipca липня يوليو تموز шілде",
    "august aout agosto август августа agustos sierpnia augustus серпня أغسطس آب тамыз",
    "september septembre septiembre setembro settembre сентябрь сентября eylul wrzesnia вересня"
    " سبتمبر أيلول қыркүйек sept setiembre",
    "october octobre octubre oktober ottobre outubro октябрь октября ekim pazdziernika жовтня"
    " أكتوبر تشرين_الأول қазан okt",
    "november novembre noviembre novembro ноябрь ноября kasim listopada листопада نوفمبر"
    " تشرين_الثاني қараша",
    "december decembre diciembre dezember dicembre dezembro декабрь декабря aralik grudnia грудня"
    " ديسمبر كانون_الأول желтоқсан dez déc",
)
_LONGEST = 60
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$")
_FIGURES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日")
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?")
_WORDS = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|º|ª|°|\.)?[\s\-./]*(?:de |of |d['’])?"
    r"(?P<month>[^\W\d_]{3,}(?: [^\W\d_]{3,})?)[.,]?[\s\-./]*(?:de |del |of )?(?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\W\d_]{3,})[.,]?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)
_END = re.compile(r"[\s,]*(?:г|года|р|року|ж)\.?$")
_WEEKDAY = re.compile(r"^[^\W\d_]{3,9}\.?,\s+(?=\d)")
_IN_PART = re.compile(
    r"(?:c\.?|ca\.?|circa|since|seit|depuis|desde|from|с|à|en|in)?\s*"
    r"(?:[^\W\d_]{3,}\.?,?\s+(?:de |del )?|\d{1,2}[/.\-]|q[1-4] )?(?:1[89]|20)\d{2}"
    r"(?:[/.\-](?:0?[1-9]|1[0-2])|-\d{2,4})?(?:\s*(?:г|года|р|року|年|年度)\.?)?",
    re.IGNORECASE,
)


def day_of(cell: str, *, is_month_first: bool = False) -> str:
    """The day that a cell names, as 2024-09-03.

    Raises `Unkept` for a year or month alone, and `ValidationError` for anything else.
    """
    if len(cell) > _LONGEST:
        return read_day(cell, today=None).isoformat()
    text = _END.sub("", _TIME.sub("", cleaned(_in_figures(cell))).strip())
    if match := _FIGURES.fullmatch(text):
        day, month, year = match.groups()
        if is_month_first:
            day, month = month, day
        return read_day(f"{day}.{month}.{year}", today=None).isoformat()
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return read_day("-".join(filter(None, match.groups())), today=None).isoformat()
    if _SERIAL.fullmatch(text):
        return str(from_excel(float(text)))[:10]
    if text[:4].isdecimal() and text[4:5] == "-" and text.count("-") == 2:
        return read_day(text, today=None).isoformat()
    return _day_in_words(text)


def _day_in_words(text: str) -> str:
    told = _WEEKDAY.sub("", text.casefold())
    if match := _WORDS.fullmatch(told) or _MONTH_FIRST.fullmatch(told):
        if number := _months().get(_plain(match["month"])):
            return read_day(f"{match['day']}.{number}.{match['year']}", today=None).isoformat()
    elif _IN_PART.fullmatch(text):
        raise Unkept
    return read_day(text, today=None).isoformat()


@cache
def _months() -> dict[str, int]:
    full = {
        _plain(name.replace("_", " ")): number
        for number, names in enumerate(_MONTHS, start=1)
        for name in names.split()
    }
    short: dict[str, set[int]] = {}
    for name, number in full.items():
        for length in (3, 4, 5):
            short.setdefault(name[:length], set()).add(number)
    return {name: numbers.pop() for name, numbers in short.items() if len(numbers) == 1} | full


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(one for one in letters if not unicodedata.combining(one)).strip(" .")


def _in_figures(cell: str) -> str:
    """The cell with 0 to 9 for the figures of other scripts."""
    return ascii_figures(cell) if not cell.isascii() else cell


def ascii_figures(text: str) -> str:
    """ "٢٠٢٤" as "2024"."""
    return "".join(
        str(unicodedata.digit(one)) if one.isdecimal() and not one.isascii() else one
        for one in text
    )
