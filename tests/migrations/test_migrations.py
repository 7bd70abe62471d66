"""The migrations make what the models say, from nothing, on both databases, and can go a step back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import Connection, MetaData, Table, inspect, select, text

from tests.conftest import SECRET, create_database, database_address, drop_database
from tests.support.dumps import row_counts
from tests.support.worlds import put_together, settings
from webapp import create_app
from webapp.award.models.choice import Panel
from webapp.evaluation.models.evaluations import Seat
from webapp.ground.configuration.settings import ROOT
from webapp.ground.store.database import db

pytestmark = pytest.mark.both


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """Give an application on a database without a single table."""
    server, name = "", f"empty_{tmp_path.name}"
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    else:
        server = request.getfixturevalue("postgresql")
        create_database(server, name)
        url = database_address(server, name)
    app = put_together(url, SECRET)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    if server:
        drop_database(server, name)


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


@pytest.mark.usefixtures("empty")
def test_the_newest_migration_makes_what_the_models_say():
    upgrade()
    check()

    assert tables() == {table.name for table in db.metadata.sorted_tables}


@pytest.mark.usefixtures("empty")
def test_a_step_back_can_be_taken_and_taken_again():
    upgrade()
    whole = tables()

    downgrade()
    upgrade()
    check()

    assert tables() == whole


def test_the_newest_steps_are_taken_where_a_round_is_going_on_and_keep_its_rows(world):  # noqa: ARG001 -- its database
    """What works in an empty database may meet rows that others lead to."""
    before = row_counts()
    db.session.commit()

    downgrade(revision="-5")
    older = tables()
    upgrade()
    check()

    after = row_counts()
    assert {name: after[name] for name in older} == {name: before[name] for name in older}


@pytest.mark.usefixtures("empty")
def test_all_steps_back_leave_nothing():
    upgrade()

    downgrade(revision="base")

    assert tables() == set()


@pytest.mark.usefixtures("empty")
def test_a_ranking_that_was_closed_before_orders_were_shown_apart_is_shown_since_then():
    upgrade(revision="0012_review")
    at = {"at": datetime(2026, 3, 1, 12, tzinfo=UTC)}
    with db.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO award_round (id, key, award, name, nomination_edition, compass_edition, "
                "closes_at, created_at) VALUES (1, '2026', 'A', 'B', 'C', 'D', :at, :at)"
            ),
            at,
        )
        for role, closed in (("juror", at["at"]), ("nominator", None)):
            connection.execute(
                text(
                    "INSERT INTO panel (round_id, role, blind, nominees_fewest, nominees_most, letters, "
                    "closed_at) VALUES (1, :role, FALSE, 3, 7, '[]', :closed)"
                ),
                {"role": role, "closed": closed},
            )

    upgrade()

    rows = db.session.execute(select(Panel.role, Panel.closed_at, Panel.shown_at).order_by(Panel.role)).all()
    assert [tuple(row) for row in rows] == [("juror", at["at"], at["at"]), ("nominator", None, None)]


def put(connection: Connection, into: str, **values: object) -> None:
    """Put a row in a table as the database has it now; what it must have and nobody names is made up."""
    table = Table(into, MetaData(), autoload_with=connection)
    made_up = {int: 0, str: "", bool: False, dict: {}, datetime: datetime(2026, 3, 1, 12, tzinfo=UTC)}
    needed = {
        one.name: made_up[one.type.python_type]
        for one in table.columns
        if not one.nullable and one.server_default is None and one.name not in values
    }
    connection.execute(table.insert().values({**needed, **values}))


@pytest.mark.usefixtures("empty")
def test_only_an_internal_evaluator_of_an_unfixed_result_is_let_in_again_after_the_truth():
    upgrade(revision="0013_sign_in")
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    with db.engine.begin() as connection:
        put(connection, "municipality", id=1, name="Nacka")
        for who in (1, 2):
            put(connection, "person", id=who, email=f"{who}@nacka.example", fs_uniquifier=str(who))
        put(connection, "award_round", id=1, key="2026")
        for n, (round_id, fixed) in enumerate([(None, None), (None, at), (1, None)], start=1):
            put(connection, "assessment", id=n, municipality_id=1, round_id=round_id, edition=f"e/{n}")
            put(connection, "evaluation", id=n, assessment_id=n, published_at=fixed)
            seat = {"evaluation_id": n, "person_id": 1, "declared_at": at}
            put(connection, "seat", id=n, track="a", conflict="Jag är anställd.", **seat)
        put(connection, "seat", id=4, evaluation_id=1, person_id=2, track="b", declared_at=at)

    upgrade()

    rows = db.session.execute(
        select(Seat.id, Seat.conflict, Seat.declared_at, Seat.answered_for).order_by(Seat.id)
    )
    assert [tuple(row) for row in rows] == [
        (1, "", None, None),
        (2, "Jag är anställd.", at, None),
        (3, "Jag är anställd.", at, None),
        (4, "", at, None),
    ]


def test_there_is_one_newest_migration_and_each_is_named_as_its_file():
    scripts = ScriptDirectory(str(ROOT / "migrations"))

    found = {(script.revision, Path(script.path).stem) for script in scripts.walk_revisions()}
    assert len(scripts.get_heads()) == 1
    assert {revision for revision, _stem in found} == {stem for _revision, stem in found}
    assert max(len(revision) for revision, _stem in found) <= 32


def test_a_new_sqlite_database_gets_the_folder_it_lies_in(tmp_path):
    app = create_app(settings(f"sqlite:///{tmp_path / 'not-yet' / 'there' / 'new.sqlite'}", SECRET))

    with app.app_context():
        upgrade()
        made = tables()
        db.engine.dispose()

    assert made == {table.name for table in db.metadata.sorted_tables}
