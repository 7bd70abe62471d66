"""A backup is how everything was at one moment, and what is restored is the same, on either database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask_migrate import check, downgrade
from sqlalchemy import MetaData, delete, func, select, text, update

from tests.support import papers
from tests.support.dumps import dump
from tests.support.laid import laid
from tests.support.restored import cells, empty_place, jury_workbook, without_backups
from webapp.evidence.files import file_store
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.configuration.settings import ROOT
from webapp.ground.events.models import Event
from webapp.ground.store import files
from webapp.ground.store.database import db
from webapp.ground.store.snapshot import snapshot
from webapp.ground.who import Person
from webapp.operation.backup_file import BackupError, Manifest, Writer
from webapp.operation.deeds import backups, restores
from webapp.operation.models.backups import Backup
from webapp.operation.queries import gauges, readiness
from webapp.operation.queries.invariants import broken

pytestmark = pytest.mark.both

OLDER = "0020_summaries"
"""The migration of an earlier version."""


@pytest.mark.long
@pytest.mark.usefixtures("world", "files")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_is_restored_is_the_same_row_by_row_and_cell_by_cell(tmp_path, request, kind):
    now = clock.now()
    clock.set_clock(lambda: now)  # the workbook says when it was made
    before, workbook = dump(), cells(jury_workbook())
    made = backups.make(tmp_path / "copy.zip")

    with empty_place(request, kind, tmp_path):
        restores.restore(made.path)
        after = dump()
        recounted = cells(jury_workbook())
        check()

        kept = [(one.name, one.read_bytes()) for one in (tmp_path / "restored files").iterdir()]
        ready = readiness.lacking()

    assert without_backups(after) == without_backups(before)
    assert recounted == workbook
    assert kept == [("a" * 64 + ".docx", b"en fast rapport")]
    assert (ready, made.path.stat().st_mode & 0o777) == (readiness.READY, 0o600)


@pytest.mark.long
@pytest.mark.usefixtures("world", "files")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_life_goes_on_in_what_is_restored(tmp_path, request, kind):
    """New rows get new numbers, and what may never be changed may not be changed there either."""
    made = backups.make(tmp_path / "copy.zip")

    with empty_place(request, kind, tmp_path):
        restores.restore(made.path)
        last = db.session.scalar(select(func.max(Person.id)))
        new = Person(email="ny@demo.example", name="Ny", fs_uniquifier="ny", created_at=clock.now())
        db.session.add(new)
        db.session.commit()
        number = new.id
        with pytest.raises(Exception, match="never"):
            db.session.execute(delete(Event))
        db.session.rollback()

    assert number == last + 1


@pytest.mark.usefixtures("files")
def test_files_of_evidence_come_along_and_a_lost_one_is_told(world, tmp_path, request):
    row = laid(world)
    kind, lost, name = db.engine.dialect.name, [row.id], row.place
    path = backups.make(tmp_path / "copy.zip").path

    with empty_place(request, kind, tmp_path):
        restores.restore(path)
        assert file_store.file_at(name).read_bytes() == papers.pdf()
        assert [one.invariant.key for one in broken()] == []
        file_store.throw(name)
        assert [(one.invariant.key, one.rows) for one in broken()] == [("evidence_file_is_there", lost)]


@pytest.mark.usefixtures("files")
def test_all_that_the_readme_lets_be_emptied_is_made_again_and_what_it_does_not_is_missed(world):
    """In instance/files/ only evidence/ is kept for ever: a file that was made is made anew."""
    row, made = laid(world), files.kept("a report", "txt", lambda to: to.write(b"made"))
    folder = context.files()

    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    again = files.kept("a report", "txt", lambda to: to.write(b"made"))

    assert (again, again.read_bytes()) == (made, b"made")
    assert [path.name for path in folder.iterdir() if path.is_dir()] == ["evidence"]
    assert (file_store.file_at(row.place).read_bytes(), list(broken())) == (papers.pdf(), [])
    said = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "De görs om när någon frågar efter dem. **Töm aldrig `instance/files/evidence/`**" in said


@pytest.mark.usefixtures("world")
def test_a_backup_sees_one_moment_whatever_is_written_meanwhile(tmp_path):
    many = db.session.scalar(select(func.count()).select_from(Person))
    db.session.commit()
    with snapshot(tmp_path) as connection:
        connection.execute(text("SELECT 1 FROM person LIMIT 1")).all()
        new = Person(email="ny@demo.example", name="Ny", fs_uniquifier="ny", created_at=clock.now())
        db.session.add(new)
        db.session.commit()

        seen = connection.scalar(text("SELECT count(*) FROM person"))

    assert (seen, db.session.scalar(select(func.count()).select_from(Person))) == (many, many + 1)
    assert [one for one in tmp_path.iterdir() if one.name.startswith("begun-")] == []


@pytest.mark.usefixtures("world", "files")
def test_a_monitor_is_told_how_old_the_last_backup_is(tmp_path):
    assert "kompassrosen_backup_age_seconds" not in {name for name, _about, _much in gauges.gauges()}
    made = backups.make(tmp_path / "copy.zip")
    later = clock.now() + timedelta(hours=3)
    clock.set_clock(lambda: later)

    told = {name: much for name, _about, much in gauges.gauges()}

    assert round(told["kompassrosen_backup_age_seconds"] / 3600) == 3
    assert [(one.size, len(one.digest)) for one in db.session.scalars(select(Backup))] == [(made.size, 64)]


@pytest.mark.usefixtures("world", "files")
def test_json_that_is_null_and_json_that_is_not_there_stay_apart(tmp_path, request):
    one = db.session.scalar(select(func.max(Event.id)))
    kind = db.engine.dialect.name
    null = "'null'" if kind == "sqlite" else "'null'::json"
    guard = {"sqlite": "DROP TRIGGER event_no_update", "postgresql": "ALTER TABLE event DISABLE TRIGGER USER"}
    db.session.execute(text(guard[kind]))
    change = f"UPDATE event SET before = {null}, after = NULL WHERE id = :one"  # noqa: S608 -- our own words
    db.session.execute(text(change), {"one": one})
    db.session.commit()
    made = backups.make(tmp_path / "copy.zip")

    with empty_place(request, kind, tmp_path):
        restores.restore(made.path)
        asked = "SELECT before IS NULL, after IS NULL FROM event WHERE id = :one"
        found = db.session.execute(text(asked), {"one": one}).one()

    assert tuple(map(bool, found)) == (False, True)


def known_then(dumped, older: MetaData):
    """Give of every table the columns that the older version had."""
    return {
        name: [
            {column: value for column, value in row.items() if column in older.tables[name].columns}
            for _key, row in sorted(dumped[name].items())
        ]
        for name in older.tables
        if name in dumped
    }


@pytest.mark.long
@pytest.mark.usefixtures("files")
def test_what_an_older_version_held_is_brought_up_to_this_one(world, tmp_path, request):
    before = without_backups(dump())
    downgrade(revision=OLDER)
    path = tmp_path / "older.zip"
    told = Manifest(clock.now().isoformat(), "2026.0", OLDER, "of old", context.fingerprint("backup"))
    older = MetaData()
    older.reflect(db.engine)
    with path.open("wb") as file, Writer(file, told) as writer, db.engine.connect() as connection:
        for table in older.sorted_tables:
            if table.name != "alembic_version":
                columns = list(table.columns)
                rows = backups.rows_of(connection, table, columns)
                writer.add_rows(table.name, [one.name for one in columns], rows)

    with empty_place(request, db.engine.dialect.name, tmp_path):
        restores.restore(path)
        check()
        after = without_backups(dump())

    assert known_then(after, older) == known_then(before, older)
    assert world.app.config["FILES"] == str(tmp_path / "files")


def test_a_backup_is_never_written_over_and_a_broken_one_leaves_nothing(small_world, tmp_path, monkeypatch):
    small_world.app.config["FILES"] = str(tmp_path / "no files")
    (tmp_path / "copy.zip").write_bytes(b"den gamla")

    with pytest.raises(BackupError, match="finns redan"):
        backups.make(tmp_path / "copy.zip")
    with pytest.raises(BackupError, match="går det inte att skriva"):
        backups.make(tmp_path / "no folder" / "copy.zip")
    monkeypatch.setattr(backups, "written", lambda value: 1 / 0 if value == "Exempelby" else str(value))
    with pytest.raises(ZeroDivisionError):
        backups.make(tmp_path / "new.zip")

    assert [one.name for one in tmp_path.glob("*") if one.suffix == ".zip" or "begun" in one.name] == [
        "copy.zip"
    ]
    assert (tmp_path / "copy.zip").read_bytes() == b"den gamla"


def test_a_folder_gets_a_file_of_the_moment(small_world, tmp_path):
    small_world.app.config["FILES"] = str(tmp_path / "no files")

    made = backups.make(tmp_path)

    assert made.path.name == f"kompassrosen-{made.manifest.made_at[:10]}T{made.path.name[24:]}"
    db.session.execute(update(Person).values(name="x"))
    db.session.rollback()
