"""Public holidays by the names that the calendars give them, for pages in another language.

Only what people of that language know by a name of their own is translated; the others keep theirs.
"""

from __future__ import annotations

import re

from flask_babel import gettext


def N_(text: str) -> str:  # noqa: N802 (the usual name of the mark for translators)
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


KNOWN = (
    N_("All Saints' Day"),
    N_("Armistice Day"),
    N_("Ascension Day"),
    N_("Assumption Day"),
    N_("Assumption Of Mary Day"),
    N_("August Bank Holiday"),
    N_("Boxing Day"),
    N_("Christmas Day"),
    N_("Christmas Eve"),
    N_("Constitution Day"),
    N_("Corpus Christi"),
    N_("Day after New Year's Day"),
    N_("Easter Monday"),
    N_("Easter Saturday"),
    N_("Easter Sunday"),
    N_("Epiphany"),
    N_("Genevan Fast"),
    N_("German Unity Day"),
    N_("Good Friday"),
    N_("Immaculate Conception"),
    N_("Independence Day"),
    N_("June Bank Holiday"),
    N_("King's Birthday"),
    N_("King's Day"),
    N_("Labor Day"),
    N_("Labour Day"),
    N_("Late Summer Bank Holiday"),
    N_("Liberation Day"),
    N_("Maundy Thursday"),
    N_("May Bank Holiday"),
    N_("May Day"),
    N_("National Day"),
    N_("New Year Holiday"),
    N_("New Year's Day"),
    N_("New Year's Eve"),
    N_("October Bank Holiday"),
    N_("Pentecost"),
    N_("Pentecost Monday"),
    N_("Prayer Monday"),
    N_("Reformation Day"),
    N_("Remembrance Day"),
    N_("Repentance and Prayer Day"),
    N_("Republic Day"),
    N_("Saint Ambrose's Day"),
    N_("Saint Andrew's Day"),
    N_("Saint Berchtold's Day"),
    N_("Saint John the Baptist"),
    N_("Saint Joseph's Day"),
    N_("Saint Nicholas of Flüe"),
    N_("Saint Patrick's Day"),
    N_("Saint Stephen's Day"),
    N_("Saints Peter and Paul"),
    N_("Second Day of Christmas"),
    N_("Spring Bank Holiday"),
    N_("Summer Bank Holiday"),
    N_("Thanksgiving Day"),
    N_("Victory Day"),
    N_("Women's Day"),
    N_("World Children's Day"),
    # What an explanation says of a day besides.
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
    N_("weekend"),
    N_("5 May"),
    N_("5 June"),
    N_("24 December"),
    N_("31 December"),
    N_("Midsummer Eve"),
    N_("a clarification"),
    N_("a fee"),
)

_WHOLE = re.compile(r"(?P<before>Monday following )?(?P<name>.+?)(?P<after>(?: \((?:observed|estimated|[A-Z, ]+)\))*)")
_OBSERVED = N_("{name} (observed)")
_MOVED = N_("Monday following {name}")


def day_off_name(name: str) -> str:
    """The name of a day off in the language of the page; of days that fall together, each."""
    return "; ".join(_one(part) for part in name.split("; ")) if name else name


def _one(name: str) -> str:
    found = _WHOLE.fullmatch(name)
    if found is None:
        return str(gettext(name))
    said = str(gettext(found["name"]))
    if "(observed)" in found["after"]:
        said = gettext(_OBSERVED).format(name=said)
    return str(gettext(_MOVED)).format(name=said) if found["before"] else said
