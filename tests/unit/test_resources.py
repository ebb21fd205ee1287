from __future__ import annotations

from pathlib import Path

import pytest

from assistant import resources
from assistant.errors import RecourseError


def folders(place: Path) -> Path:
    (place / "templates").mkdir(parents=True)
    (place / "letters").mkdir()
    return place


def test_a_checkout_uses_the_folders_beside_the_package(root: Path) -> None:
    assert resources.page_templates() == root / "templates"
    assert resources.letters_root() == root / "letters"
    assert resources.rulebook() == root / "letters" / "rulebook"
    assert resources.letter_texts() == root / "letters" / "texts"
    assert resources.letter_styles() == root / "letters" / "styles"


def test_an_installation_uses_what_the_package_carries(tmp_path: Path) -> None:
    carried = folders(tmp_path / "site" / "assistant" / "_data")
    assert resources._root(tmp_path / "site" / "assistant") == carried


def test_what_the_package_carries_comes_before_folders_that_happen_to_lie_beside_it(tmp_path: Path) -> None:
    folders(tmp_path / "site")
    carried = folders(tmp_path / "site" / "assistant" / "_data")
    assert resources._root(tmp_path / "site" / "assistant") == carried


def test_half_of_the_folders_is_not_enough_and_both_places_are_named(tmp_path: Path) -> None:
    package = tmp_path / "site" / "assistant"
    (package / "_data" / "templates").mkdir(parents=True)
    with pytest.raises(RecourseError) as caught:
        resources._root(package)
    assert str(package / "_data") in str(caught.value)
    assert str(tmp_path / "site") in str(caught.value)
