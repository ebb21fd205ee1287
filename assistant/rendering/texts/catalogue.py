"""All letter texts that ship: which right, under which law, at which stage, in which languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from assistant.domain.rights import Right
from assistant.domain.rulebook import Rule
from assistant.errors import BadInput, NotFound, RuleFileError
from assistant.rendering.texts.blanks import Facts
from assistant.rendering.texts.checking import problems_of, problems_of_parts
from assistant.rendering.texts.filling import Filler
from assistant.rendering.texts.header import GENERAL, read_header, split
from assistant.rendering.texts.marks import first_private
from assistant.rendering.texts.text import Filled, Language, Text
from assistant.rendering.texts.words import Words, read_words
from assistant.rendering.texts.yaml_reading import Problems

FOLDER = "texts"
COMMON = "common"
ABOUT = "README.md"
EVERYWHERE = "en"
"""The language in which a general text may go to any place; the person is told where the place speaks another."""

Key = tuple[str, Right, str | None, str]
"""Law, right, variant and stage: what has one text in each language."""


class Catalogue:
    """The texts, found by rule, stage and language. There is no silent fallback from one language to another."""

    def __init__(self, texts: Iterable[Text], languages: Mapping[str, Language]) -> None:
        self.languages = dict(languages)
        self._fillers = {code: Filler(language) for code, language in languages.items()}
        self._texts: dict[Key, dict[str, Text]] = {}
        self._written: set[tuple[str, Right, str]] = set()
        for text in texts:
            head = text.header
            self._texts.setdefault((head.law, head.right, head.variant, head.stage), {})[head.language] = text
            self._written.add((head.law, head.right, head.stage))

    def __iter__(self) -> Iterator[Text]:
        """Every text, in the order of the files."""
        return iter(sorted((text for group in self._texts.values() for text in group.values()), key=lambda t: t.path))

    def languages_for(
        self, rule: Rule, stage: str = "first", adding: Sequence[Rule] = (), accepted: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """The languages in which a letter under this rule ships; none where there is no such letter.

        A general text ships in the languages that the place of the letter accepts (`accepted`), and in English.
        """
        return tuple(sorted(self._for(rule, stage, adding, accepted)))

    def has_own(self, rule: Rule, stage: str = "first", adding: Sequence[Rule] = ()) -> bool:
        """Whether the letter under this rule is written for its law, or for one that it belongs with; not general."""
        return bool(self._own(rule, stage, adding))

    def text_for(
        self,
        rule: Rule,
        language: str,
        stage: str = "first",
        adding: Sequence[Rule] = (),
        accepted: Sequence[str] = (),
    ) -> Text:
        """The text for a rule.

        Where rules that add to it (`adding`) have a text of their own, it says more and is taken; where the rule itself
        only complements another law and has none, that law's is. Where none of these laws has any text for the right,
        the general text of the right is. Raises BadInput naming the languages that ship, and
        NotFound where no language does.
        """
        shipped = self._for(rule, stage, adding, accepted)
        if language in shipped:
            return shipped[language]
        if shipped:
            ships = ", ".join(sorted(shipped))
            raise BadInput({"language": f"this letter is not there in {language!r}; it is there in: {ships}"})
        raise NotFound(f"There is no letter text for {rule.right.value} under {rule.law} ({stage}).")

    def fill(self, text: Text, facts: Facts, country: str | None = None) -> Filled:
        """Subject and blocks of a letter. `country` is that whose words are used."""
        return self._fillers[text.header.language].fill(text, facts, country)

    def words(self, language: str, country: str | None = None) -> Words:
        """The fixed words of a language, as they are used in a country."""
        return self.languages[language].words_in(country)

    def problems(self) -> list[str]:
        """What is wrong with the bodies, each with file, line and mend; loading has checked headers and words."""
        found: list[str] = []
        for code, filler in self._fillers.items():
            found += problems_of_parts(filler, f"{FOLDER}/{COMMON}/{code}/parts")
        if not found:
            for text in self:
                found += problems_of(text, self._fillers[text.header.language], f"{FOLDER}/{text.path}")
        return found

    def _for(self, rule: Rule, stage: str, adding: Sequence[Rule], accepted: Sequence[str]) -> dict[str, Text]:
        return self._own(rule, stage, adding) or self._general(rule, stage, adding, accepted)

    def _own(self, rule: Rule, stage: str, adding: Sequence[Rule]) -> dict[str, Text]:
        found = dict(self._texts.get((rule.complements or "", rule.right, None, stage), {}))
        for one in (rule, *reversed(adding)):
            found |= self._texts.get((one.law, one.right, one.variant, stage), {})
        return found

    def _general(self, rule: Rule, stage: str, adding: Sequence[Rule], accepted: Sequence[str]) -> dict[str, Text]:
        """A law that has the right in another language, or for another addressee, never falls back to these."""
        laws = (rule.law, rule.complements, *(one.law for one in adding))
        if any((law, rule.right, stage) in self._written for law in laws if law):
            return {}
        texts = self._texts.get((GENERAL, rule.right, None, stage), {})
        return {code: text for code, text in texts.items() if code in (*accepted, EVERYWHERE)}


def load_catalogue(folder: Path) -> Catalogue:
    """Read every text below `folder`; raises RuleFileError with everything that is wrong with headers and words."""
    found: list[str] = []
    languages = dict(_languages(folder / COMMON, found))
    texts = [text for path in _files(folder) if (text := _text(folder, path, languages, found)) is not None]
    if found:
        raise RuleFileError(found)
    return Catalogue(texts, languages)


def _files(folder: Path) -> list[Path]:
    """Every text; not the words and parts that they share, nor the page that explains the folder."""
    return sorted(path for path in folder.rglob("*.md") if path.relative_to(folder).parts[0] not in (COMMON, ABOUT))


def _text(folder: Path, path: Path, languages: Mapping[str, Language], found: list[str]) -> Text | None:
    name = PurePosixPath(path.relative_to(folder).as_posix())
    problems = Problems(f"{FOLDER}/{name}")
    content = path.read_text("utf-8")
    _check_signs(content, problems)
    parted = split(content, problems)
    header = read_header(name, parted.header, problems) if parted else None
    if header and header.language not in languages:
        problems.add(1, "language", f"no words for {header.language!r}; write {COMMON}/{header.language}/words.yaml")
    found += problems.found
    return Text(header, name, parted.body, parted.body_line) if header and parted else None


def _languages(folder: Path, found: list[str]) -> Iterator[tuple[str, Language]]:
    words: dict[str, Words] = {}
    for path in sorted(folder.glob("*/words.yaml")):
        problems = Problems(f"{FOLDER}/{COMMON}/{path.parent.name}/words.yaml")
        words[path.parent.name] = read_words(path.read_text("utf-8"), path.parent.name, problems)
        found += problems.found
    for code in (name for name in words if "-" not in name):
        varied = {name.partition("-")[2]: said for name, said in words.items() if name.startswith(f"{code}-")}
        yield code, Language(code, words[code], varied, dict(_parts(folder / code / "parts", code, found)))


def _parts(folder: Path, code: str, found: list[str]) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.md")):
        problems = Problems(f"{FOLDER}/{COMMON}/{code}/parts/{path.name}")
        content = path.read_text("utf-8")
        _check_signs(content, problems)
        found += problems.found
        yield path.name, content


def _check_signs(content: str, problems: Problems) -> None:
    if line := first_private(content):
        problems.add(line, "", "the line holds a private-use sign, which no letter can print; delete it")
