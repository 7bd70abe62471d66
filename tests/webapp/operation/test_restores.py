"""A backup is restored into an empty place, whole and by its own service, or not at all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from flask_migrate import upgrade
from sqlalchemy import text

from tests.conftest import SECRET
from tests.support.dumps import dump
from tests.support.restored import empty_place, without_backups
from webapp.ground.store.database import db
from webapp.operation.backup_file import BackupError
from webapp.operation.deeds import backups, restores
from webapp.operation.queries import readiness

pytestmark = pytest.mark.both


def refused(request, tmp_path, path: Path, **how) -> str:
    """Try to restore; give the sentence, and see to it that nothing was changed."""
    secret = how.pop("secret", SECRET)
    with empty_place(request, "sqlite", tmp_path, secret):
        with pytest.raises(BackupError) as error:
            restores.restore(path, **how)
        assert db.session.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0
    return str(error.value)


def altered(path: Path, target: Path, change) -> Path:
    """Write a backup anew with its parts changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, content in change(parts).items():
            new.writestr(name, content)
    return target


def with_manifest(**said):
    def change(parts):
        told = json.loads(parts["manifest.json"]) | said
        return parts | {"manifest.json": json.dumps(told).encode()}

    return change


BROKEN = {
    "är skadad": lambda parts: parts | {"rows/person": parts["rows/person"].replace(b"demo", b"emod", 1)},
    "har inte de delar": lambda parts: {name: part for name, part in parts.items() if name != "rows/answer"},
    "är ingen säkerhetskopia": lambda parts: {n: part for n, part in parts.items() if n != "manifest.json"},
    "nyare version (2099.1, migrering 9999_of_the_future)": with_manifest(
        version="2099.1", migration="9999_of_the_future"
    ),
    "nyare version (2099.1)": with_manifest(version="2099.1", form=2),
}


@pytest.mark.parametrize(("said", "change"), BROKEN.items(), ids=BROKEN)
def test_what_is_damaged_or_newer_is_refused_and_nothing_is_changed(
    small_world, tmp_path, request, said, change
):
    small_world.app.config["FILES"] = str(tmp_path / "no files")
    whole = backups.make(tmp_path / "copy.zip").path

    assert said in refused(request, tmp_path, altered(whole, tmp_path / "altered.zip", change))


def test_a_file_that_is_no_backup_is_refused(small_world, tmp_path, request):  # noqa: ARG001 -- its tables
    (tmp_path / "text").write_text("hej")

    assert refused(request, tmp_path, tmp_path / "text").endswith(
        "är ingen säkerhetskopia, eller är inte hel."
    )
    assert refused(request, tmp_path, tmp_path / "none").endswith("finns inte. Kontrollera namnet.")


def test_another_key_is_refused_unless_it_is_said_to_be_new(small_world, tmp_path, request):
    small_world.app.config["FILES"] = str(tmp_path / "no files")
    path, another = backups.make(tmp_path / "copy.zip").path, "ANOTHER-" + SECRET

    assert "en annan KOMPASSROSEN_SECRET_KEY" in refused(request, tmp_path, path, secret=another)
    (tmp_path / "restored.sqlite").unlink()
    with empty_place(request, "sqlite", tmp_path, another):
        restores.restore(path, new_key=True)
        assert readiness.lacking() == readiness.READY


def test_a_place_where_anything_is_is_refused(small_world, tmp_path, request):
    small_world.app.config["FILES"] = str(tmp_path / "no files")
    path = backups.make(tmp_path / "copy.zip").path
    before = dump()

    with pytest.raises(BackupError, match=r"Databasen är inte tom: tabellen \w+ har rader"):
        restores.restore(path)
    assert dump() == before

    (tmp_path / "restored files").mkdir()
    (tmp_path / "restored files" / "x.docx").touch()
    assert "är inte tom: x.docx finns där" in refused(request, tmp_path, path)


@pytest.mark.long
@pytest.mark.usefixtures("world", "files")
def test_a_place_that_was_made_ready_or_begun_is_as_good_as_empty(tmp_path, request):
    path = backups.make(tmp_path / "copy.zip").path
    before = without_backups(dump())

    with empty_place(request, db.engine.dialect.name, tmp_path):
        upgrade()
        (tmp_path / "restored files").mkdir()
        (tmp_path / "restored files" / ("a" * 64 + ".docx")).touch()
        restores.restore(path)
        assert without_backups(dump()) == before
