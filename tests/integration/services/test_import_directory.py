"""Another directory is taken in: kept once, updated by what changed, marked where it is gone."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from assistant.clock import FixedClock
from assistant.errors import BadInput
from assistant.services.import_directory import ORGANISATION, Changes, import_directory
from assistant.services.open_store import Store
from assistant.store.directory import all_imports, stamp
from assistant.store.models import ImportedDirectoryRow, ImportedOrganisationRow
from tests.integration.databases import TUESDAY
from tests.unit.rules.directories.made_up import LAMPS, directory, put


def kept(store: Store) -> list[tuple[object, ...]]:
    """All that is kept, row by row."""
    with store.shared() as db:
        rows = db.execute(select(ImportedOrganisationRow.__table__)).all()
        return [tuple(row) for row in (*rows, *db.execute(select(ImportedDirectoryRow.__table__)).all())]


def slugs(store: Store) -> dict[str, datetime.date | None]:
    with store.shared() as db:
        return {one.record.slug: one.removed_on for one in all_imports(db).organisations}


def test_the_first_time_adds_everything_and_the_second_changes_nothing(
    store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    root = directory(tmp_path / "data")
    first = import_directory(store, clock, root)
    assert {sort: changes.added for sort, changes in first.changes.items()} == {
        "organisation": 3,
        "gone": 1,
        "authority": 1,
        "pack": 2,
    }
    assert (first.rows_changed, first.left_out, first.remarks) == (7, (), ())
    before = kept(store)
    clock.advance(datetime.timedelta(days=40))
    again = import_directory(store, clock, root)
    assert again.rows_changed == 0
    assert again.changes[ORGANISATION] == Changes(unchanged=3)
    assert kept(store) == before


def test_it_is_marked_with_where_it_comes_from_and_when(store: Store, clock: FixedClock, tmp_path: Path) -> None:
    done = import_directory(store, clock, directory(tmp_path))
    assert (done.source.title, done.source.licence, done.source.taken_on) == ("Datenanfragen.de", "CC0 1.0", TUESDAY)
    with store.shared() as db:
        imports = all_imports(db)
        assert imports.sources == {"datenanfragen": done.source}
        assert {one.taken_on for one in imports.organisations} == {TUESDAY}
        qualities = db.scalars(
            select(ImportedOrganisationRow.quality).where(ImportedOrganisationRow.sort == ORGANISATION)
        )
        assert sorted(str(one) for one in qualities) == ["scraped", "tested", "verified"]


def test_a_newer_copy_changes_what_changed_and_marks_what_is_gone(
    store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    root = directory(tmp_path)
    import_directory(store, clock, root)
    with store.shared() as db:
        before = stamp(db)
    put(root, "companies/lampen-meier.json", LAMPS | {"email": "neu@lampen-meier.example"})
    put(root, "companies/new.json", LAMPS | {"slug": "new"})
    (root / "companies/score-house.json").unlink()
    later = FixedClock.on(TUESDAY + datetime.timedelta(days=7))
    done = import_directory(store, later, root)
    assert done.changes[ORGANISATION] == Changes(added=1, changed=1, unchanged=1, removed=1)
    assert slugs(store) == {
        "kirchengemeinde-sankt-lux": None,
        "lampen-meier": None,
        "new": None,
        "score-house": later.today(),
    }
    with store.shared() as db:
        assert stamp(db) != before
    assert import_directory(store, later, root).rows_changed == 0


def test_what_was_gone_and_is_back_is_listed_again(store: Store, clock: FixedClock, tmp_path: Path) -> None:
    root = directory(tmp_path)
    import_directory(store, clock, root)
    record = (root / "companies/score-house.json").read_text()
    (root / "companies/score-house.json").unlink()
    import_directory(store, clock, root)
    put(root, "companies/score-house.json", record)
    assert import_directory(store, clock, root).changes[ORGANISATION].changed == 1
    assert slugs(store)["score-house"] is None


def test_a_file_that_cannot_be_read_takes_nothing_away(store: Store, clock: FixedClock, tmp_path: Path) -> None:
    root = directory(tmp_path)
    import_directory(store, clock, root)
    put(root, "companies/score-house.json", "{")
    done = import_directory(store, clock, root)
    assert done.changes[ORGANISATION] == Changes(unchanged=2)
    assert [one.file for one in done.left_out] == ["companies/score-house.json"]
    assert slugs(store)["score-house"] is None


def test_what_is_no_directory_changes_nothing(store: Store, clock: FixedClock, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no directory"):
        import_directory(store, clock, tmp_path)
    assert kept(store) == []


def test_a_record_that_another_version_wrote_is_left_out_until_the_next_import(
    store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    root = directory(tmp_path)
    import_directory(store, clock, root)
    with store.across_workspaces() as db:
        here = update(ImportedOrganisationRow).filter_by(slug="lampen-meier")
        db.execute(here.values(content='{"slug": 7}', fingerprint="0"))
    assert "lampen-meier" not in slugs(store)
    assert import_directory(store, clock, root).changes[ORGANISATION].changed == 1
    assert "lampen-meier" in slugs(store)
