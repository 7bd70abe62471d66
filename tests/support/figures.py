"""An invented table of key figures for all municipalities, and rounds that have read it in."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import select

from questionnaires.edition import Figure
from webapp.award.deeds.figures import figure_nominations, figure_tables, invitation_answers
from webapp.award.queries.figures.figure_table import whole
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db
from webapp.ground.who import Membership, Municipality
from webapp.rounds.models.rounds import Round

EDITION = "kvalitetskommun/2025"
HEAD = "kommun;nyckeltal;år;värde"


def figures() -> tuple[Figure, ...]:
    return context.edition(EDITION).figures


def last_years(many: int = 4) -> list[int]:
    """Give the latest whole years, oldest first."""
    now = clock.in_sweden(clock.now()).year
    return list(range(now - many, now))


def invented(n: int, figure: int, year: int, *, rises: bool) -> str:
    """Invent a value: municipalities early in the list are better, and those with an even number improve."""
    better = 600 - 2 * n + (year * 3 if n % 2 == 0 else -((year + figure) % 3) * 2)
    lowest, highest = figures()[figure].plausible or (Fraction(0), Fraction(1000))
    value = lowest + (highest - lowest) * Fraction(better if rises else 1000 - better, 1000)
    return f"{float(value):.4f}".replace(".", ",")


def table(names: Sequence[str] = (), years: Sequence[int] = ()) -> bytes:
    """Write an invented table, one value a row, of some municipalities or all of them."""
    lines = [HEAD]
    for n, name in enumerate(names or [one.name for one in whole().values()]):
        for figure_number, figure in enumerate(figures()):
            for at, year in enumerate(years or last_years()):
                value = invented(n, figure_number, at, rises=figure.rises)
                lines.append(f"{name};{figure.name};{year};{value}")
    return "\n".join(lines).encode()


def read_in(world, award_round: Round, content: bytes = b"", name: str = "nyckeltal.csv"):
    """Send a table and read it in."""
    office = world.person("kansli")
    sent = figure_tables.keep_table(office, award_round, content or table(), name)
    return figure_tables.read_in(office, award_round, sent, {})


def code_of(name: str) -> str:
    return next(code for code, one in whole().items() if one.name == name)


def coordinate(world, name: str, key: str = "samordnare", role: str = COORDINATOR) -> None:
    """Let a demo person work for a municipality that the round has nominated."""
    place = db.session.scalars(select(Municipality).where(Municipality.name == name)).one()
    db.session.add(Membership(person_id=world.person(key), municipality_id=place.id, role=role))
    db.session.commit()


def come_to_choice(award_round: Round) -> None:
    """Let the figures be read in and looked at, so that the round stands where its nominees are chosen."""
    award_round.step = "nominering"
    db.session.commit()


def nominated(world, award_round: Round, *names: str) -> None:
    if award_round.step == "nyckeltal":
        come_to_choice(award_round)
    for name in names:
        figure_nominations.nominate(world.person("kansli"), award_round, code_of(name), f"{name} står högt.")


def accepted(world, award_round: Round, *names: str, said: str = "accepted", why: str = "") -> None:
    """Let municipalities answer by a coordinator of theirs."""
    known = {
        one.entrant.municipality.name: one.entrant.id for one in figure_nominations.nominees(award_round)
    }
    for name in names:
        coordinate(world, name)
        invitation_answers.answer(world.person("samordnare"), known[name], said, why)
