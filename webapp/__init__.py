"""The platform: people, pages, deeds and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a bare clone has no Flask yet, and `python -m webapp` starts by reading this file
    from collections.abc import Mapping
    from pathlib import Path

    from flask import Flask

    from questionnaires.library import Shelf


class EmptyShelfError(RuntimeError):
    """There is no edition where the editions should be: the service would have nothing to ask."""


class FaultyEditionError(RuntimeError):
    """An open or published edition has faults: the service must not count with it."""


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Put the application together: settings, editions, database, sign-in, pages and commands.

    Raises SettingError for an unsafe setting, EmptyShelfError where there is no edition at all, and
    FaultyEditionError for a faulty open or published one.
    """
    from flask import Flask  # noqa: PLC0415

    from webapp import commands, subjects  # noqa: PLC0415
    from webapp.ground.configuration import settings  # noqa: PLC0415
    from webapp.ground.frame import filters  # noqa: PLC0415
    from webapp.ground.store.database import open_database  # noqa: PLC0415
    from webapp.ground.words import languages  # noqa: PLC0415
    from webapp.operation import counters, log  # noqa: PLC0415
    from webapp.people import sign_in  # noqa: PLC0415

    app = Flask("webapp", instance_path=str(settings.INSTANCE))
    app.config.update(settings.settings(overrides))
    languages.register(app)
    _read_banks(app)
    open_database(app)
    sign_in.register(app)
    filters.register(app)
    subjects.register(app)
    commands.register(app)
    counters.register(app)
    log.register(app)
    return app


def _read_banks(app: Flask) -> None:
    """Read all editions; a faulty draft is left out, a faulty open or published one stops the start."""
    from pathlib import Path  # noqa: PLC0415

    from webapp.ground.configuration import settings  # noqa: PLC0415

    shelf = _shelf_in(Path(app.config["BANKS"]))
    faulty = [
        str(finding)
        for edition, status in shelf.statuses.items()
        if status != "draft"
        for finding in shelf.faults_of(edition)
    ]
    if faulty and not settings.only_checking():
        raise FaultyEditionError(
            "Tjänsten startar inte, eftersom en öppen eller publicerad utgåva har fel:\n" + "\n".join(faulty)
        )
    if not shelf.statuses and not settings.only_checking():
        raise EmptyShelfError(
            f"Tjänsten startar inte, eftersom ingen utgåva finns i {app.config['BANKS']}. "
            "Låt KOMPASSROSEN_BANKS vara mappen med frågebankerna, eller ta bort inställningen."
        )
    app.extensions["shelf"] = shelf


_SHELVES: dict[Path, tuple[object, Shelf]] = {}
"""What is read already, by folder, with the state of its files at that time."""


def _shelf_in(folder: Path) -> Shelf:
    """Read a folder's editions; applications of one process share them until a file in it is another.

    Reading is two thirds of what it costs to put an application together, and tests put thousands together.
    """
    from questionnaires.library import read_shelf  # noqa: PLC0415

    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    state = [(path, (seen := path.stat()).st_mtime_ns, seen.st_size) for path in files]
    if _SHELVES.get(folder, (None,))[0] != state:
        _SHELVES[folder] = state, read_shelf(folder)
    return _SHELVES[folder][1]
