"""The law and the provision that a letter rests on, without the remarks that the rulebook makes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.confidence import Confidence
from assistant.domain.rulebook import Law, Rule

NO_BREAK_SPACE = "\u00a0"

_BETWEEN_PARTS = re.compile(r";\s*(?![^()]*\))")
_DOUBT = re.compile(r"\bnot (?:read|checked|verified)\b|\bto be (?:checked|confirmed|verified)\b")
_REMARK = re.compile(r"\s*\((?![ivxlc]+\))[a-zà-ÿ][^()]{3,}\)")
"""Words in brackets that begin small; `(a)`, `(ii)`, `(1973:1173)` and `(Form 2)` belong to the citation."""
_AMENDMENTS = re.compile(r"(?:,? as|,)? ?(?:last )?\bamended\b[^()]*(?:\([^()]*\)[^()]*)*")
_BEFORE_NUMBER = re.compile(
    r"(?<![\w.])(arts?\.?|ss?\.?|sections?|regs?\.?|r|n[oº°]\.?|n\.º|nr\.?|cc?\.|chs?\.|inc\.|par\.|§§?) (?=\d)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\d*[^\d]*")


def basis(law: Law, rule: Rule, language: str) -> str:
    """Title of the law, short title and citation in brackets, and the provision: `Data Act (DA; Act 2 of 2012), s 18`.

    What the rulebook marks as not read, and the provision of a rule that is not certain, are left out: the law as such
    carries the letter.
    """
    title, cites = _title(law, language), tuple(_parts(law.cite_in_letters or law.cite))
    provision = _provision(rule, language, (title, law.short, *cites[:1]))
    if any(provision in name for name in (title, law.short, *cites)):
        provision = ""
    elif cites and _same_code(cites[0], provision):
        cites = ()  # the provision says it again: Tex. Bus. & Com. Code ch. 541, Tex. Bus. & Com. Code 541.051
    names = "; ".join(_distinct(title, re.sub(r"\s*\([^()]*\)$", "", law.short), cites))
    full = f"{title} ({names})" if names else title
    return _BEFORE_NUMBER.sub(rf"\1{NO_BREAK_SPACE}", f"{full}, {provision}" if provision else full)


def _title(law: Law, language: str) -> str:
    title = law.title if language == "en" else law.title_local or law.title
    return _AMENDMENTS.sub("", re.sub(r"\s*\([a-z][^()]*\)$", "", title))


def _provision(rule: Rule, language: str, said: tuple[str, ...]) -> str:
    """The provision in this language, or as it stands; of that only the parts that name a number, after the law."""
    if rule.confidence is Confidence.UNSURE:
        return ""
    if own := dict(rule.cite).get(language):
        return own
    parts = (_without(part, said) for part in _parts(rule.provision))
    return "; ".join(part for part in parts if re.search(r"\d", part))


def _without(part: str, said: tuple[str, ...]) -> str:
    """The part of a citation after the name of its law, where that has been said: `s 12` of `PIPA s 12`."""
    rests = (part[len(name) :].lstrip(" ,") for name in said if part.startswith(name))
    return next((rest for rest in rests if rest[:1].isalpha() and not rest.startswith("de ")), part)


def _parts(cited: str) -> Iterator[str]:
    for part in _BETWEEN_PARTS.split(cited):
        if not _DOUBT.search(part) and (kept := _AMENDMENTS.sub("", _REMARK.sub("", part)).strip()):
            yield kept


def _same_code(cite: str, provision: str) -> bool:
    """Whether both begin with the name of the same collection of laws, up to its first number."""
    one, other = (_CODE.findall(text)[0].strip() for text in (cite, provision))
    return len(other) > 2 and (one.startswith(other) or other.startswith(one)) if one else False


def _distinct(title: str, short: str, cites: tuple[str, ...]) -> Iterator[str]:
    """Short title and citations, without what the title or a citation says already."""
    if short.casefold() not in title.casefold() and not any(_names_the_same(short, cite) for cite in cites):
        yield short
    yield from (cite for cite in cites if cite.casefold() not in title.casefold())


def _names_the_same(short: str, cite: str) -> bool:
    number = re.sub(r"\D", "", short)
    return short in cite or (len(number) > 3 and number in re.sub(r"\D", "", cite))
