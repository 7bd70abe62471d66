"""Every address that is open to all gives nothing of what is not announced or not published."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from itertools import product

import pytest
from sqlalchemy import select, text

from tests.support.announced import fix_the_fifth
from tests.support.final import let_go
from tests.support.pages import addresses_in
from tests.support.secrets import without_tokens
from tests.support.summaries import make_public
from webapp.award.models.choice import MENTION, WINNER, Honour, Motivation
from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.calendar import clock
from webapp.ground.rights import Right
from webapp.ground.store.database import db
from webapp.ground.who import Municipality
from webapp.results.queries.summaries.summaries import place_of
from webapp.results.views.methods import METHODS
from webapp.rounds.models.rounds import Entrant, Round
from webapp.subjects import POLICY

CANARY = "KANARIEFÅGEL"
PUBLIC = {Right.EVERYBODY, Right.ANNOUNCED_ROUND, Right.ANNOUNCED_PLACE, Right.RESULT}
ASKED = ("/resultat/tabell?namn=Norrvik", "/goda-exempel/?sok=kanarie", "/resultat/tabell.json?sida=1")
WRITTEN = {
    "evaluator_mark": "motivation",
    "area_text": "text",
    "good_example": "text",
    "short_fact": "value",
    "private_note": "text",
    "nomination_reason": "reason",
    "motivation": "public_text",
}
"""Tables of what people write before an announcement, and the column of their words."""


def endpoints(app) -> dict[str, list]:
    """Give the public routes that show something, with their addresses, as the policy has them."""
    found: dict[str, list] = {}
    for rule in app.url_map.iter_rules():
        row = POLICY.get((rule.endpoint, "GET"))
        if row and row.right in PUBLIC and "filename" not in rule.arguments:
            found.setdefault(rule.endpoint, []).append(rule)
    return found


def values() -> dict[str, list]:
    """Give what may stand in an address: of everything that is in the database, announced or not."""
    names = db.session.scalars(select(Municipality.name))
    return {
        "round_key": list(db.session.scalars(select(Round.key))),
        "place": [place_of(name) for name in names],
        "result_id": list(db.session.scalars(select(PublishedResult.id))),
        "kind": ["csv", "json", "xlsx", "docx", "zip", "svg", "png"],
        "key": [one.key for one in METHODS],
        "role": ["samordnare"],
        "token": ["nobodys-token"],
        "bank": ["kommunkompassen", "kvalitetskommun"],
        "year": [2006, 2010, 2012, 2021, 2025],
        "what": ["rosor", "omraden", "utveckling"],
    }


def addresses(app) -> list[str]:
    """Write every public address there may be."""
    known, found = values(), [*ASKED]
    for rules in endpoints(app).values():
        for rule in rules:
            wanted = sorted(rule.arguments)
            for chosen in product(*(known[name] for name in wanted)):
                with suppress(ValueError):  # of a kind that this route has not
                    built = rule.build(dict(zip(wanted, map(str, chosen), strict=True)))
                    found.append(built[1])
    return sorted(set(found))


def told(world, to: str) -> bytes:
    """Give what anybody gets at an address, unpacked; what is drawn by lot for a page is left out."""
    answer = world.app.test_client().get(to)
    content = answer.data
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in sorted(archive.namelist()))
    elif answer.mimetype == "text/html":
        content = without_tokens(answer.text).encode()
    return f"{answer.status_code} {answer.location}".encode() + content


def linked(world, starts: list[str]) -> list[str]:
    """Give the starts, and the links that stand on their pages."""
    found = dict.fromkeys(starts)
    for to in starts:
        answer = world.app.test_client().get(to)
        if answer.mimetype == "text/html":
            found |= dict.fromkeys(addresses_in(answer.text))
    return list(found)


def write_in_secret(unpublished: str = "") -> None:
    """Let everything that people have written have a canary in it, of all or of some evaluations."""
    let_go()
    for table, column in WRITTEN.items():
        where = unpublished if table in ("evaluator_mark", "area_text", "good_example") else ""
        if where or not unpublished:
            db.session.execute(text(f"UPDATE {table} SET {column} = :canary {where}"), {"canary": CANARY})  # noqa: S608
    db.session.commit()


def name_winners(world) -> None:
    """Let the jury have chosen and written, in a round that nobody has announced."""
    moment, by = clock.now(), world.person("kansli")
    for kind, entrant in zip((WINNER, MENTION), db.session.scalars(select(Entrant).limit(2)), strict=True):
        about = {"entrant_id": entrant.id}
        db.session.add(Honour(round_id=entrant.round_id, kind=kind, named_at=moment, named_by_id=by, **about))
        said = {"public_text": CANARY, "inner_text": CANARY, "saved_at": moment, "saved_by_id": by}
        db.session.add(Motivation(version=99, **about, **said))
    db.session.commit()


@pytest.fixture
def still(small_world):
    """Give the world with a clock that stands, so that nothing differs for the time alone."""
    moment = clock.now()
    clock.set_clock(lambda: moment)
    return small_world


def test_every_public_route_is_among_those_that_are_tried(still):
    found = set()
    for to in addresses(still.app):
        found.add(still.app.url_map.bind("localhost").match(to.split("?")[0])[0])

    assert found == set(endpoints(still.app))


def test_what_happens_before_an_announcement_changes_no_public_byte(still):
    tried = addresses(still.app)
    fixed_later = [f"/resultat/{n}{more}" for n in range(1, 9) for more in ("", "/ros.svg", "/rapport")]
    where = [*linked(still, tried), *fixed_later]
    before = {to: told(still, to) for to in where}

    fix_the_fifth(still)
    name_winners(still)
    write_in_secret()

    changed = [to for to in where if told(still, to) != before[to]]
    assert changed == []
    assert [to for to in addresses(still.app) if CANARY.encode() in told(still, to)] == []


def test_what_is_written_of_those_who_are_not_published_changes_no_public_byte(still):
    make_public()
    where = linked(still, addresses(still.app))
    before = {to: told(still, to) for to in where}
    open_still = "WHERE evaluation_id IN (SELECT id FROM evaluation WHERE published_at IS NULL)"

    write_in_secret(open_still)
    answers = (
        "UPDATE answer SET said = :said WHERE assessment_id IN (SELECT id FROM assessment WHERE id NOT IN "
    )
    published = "(SELECT assessment_id FROM evaluation WHERE published_at IS NOT NULL))"
    db.session.execute(text(answers + published), {"said": f'{{"text": "{CANARY}"}}'})
    db.session.commit()

    assert [to for to in where if told(still, to) != before[to]] == []
    assert sum(to.startswith("/resultat/") and before[to].startswith(b"200") for to in where) > 20
