"""The commands of what is told of judgements: does it keep its promise."""

from __future__ import annotations

from itertools import chain

import click
from flask import current_app

from questionnaires.edition import Edition
from questionnaires.judgement.likely.span import FEWEST
from questionnaires.judgement.replay.lines import (
    HEAD,
    LEAST,
    MOST,
    PLAN_HEAD,
    Line,
    plan_lines,
    sample_lines,
    table_lines,
    world_lines,
)
from questionnaires.judgement.replay.promises import in_results
from questionnaires.judgement.replay.worlds import WORLDS
from questionnaires.library import Shelf
from webapp.commands.terminal import explained, fail
from webapp.evaluation.queries.likely_model import announced_results, pool

_REAL = "verkliga"


@click.group(help="Det som sägs om bedömningar: håller det vad det lovar.")
def judgement() -> None:
    """Gather the commands of judgement."""


@judgement.command("replay", help="Pröva troliga spann på påhittade länder och på verkliga resultat.")
@explained
@click.option("--worlds", default=",".join(WORLDS), show_default=True, help="Vilka påhittade länder.")
@click.option("--n", "numbers", default="5,10,20", show_default=True, help="Så många är utvärderade förut.")
@click.option("--tests", default=600, show_default=True, type=click.IntRange(10), help="Nya per rad.")
@click.option("--seed", default=1, show_default=True, help="Samma tal ger samma länder.")
@click.option("--edition", default="kommunkompassen/2012", show_default=True, help="Vilken utgåva.")
@click.option("--real", is_flag=True, help="Bara de verkliga resultaten, inga påhittade länder.")
def replay(worlds: str, numbers: str, tests: int, seed: int, edition: str, *, real: bool) -> None:  # noqa: PLR0913
    """Print how often spans held, how wide they were and how far off values were."""
    asked, names = _edition(edition), _names(worlds)
    click.echo(HEAD)
    lines = []
    make = (asked, names, _numbers(numbers), tests, seed)
    for line in [] if real else chain(world_lines(*make), sample_lines(*make)):
        click.echo(str(line))
        lines.append(line)
    _tell_real(asked)
    by_chance = sum(line.outside and not line.broken for line in lines)
    if by_chance:
        click.echo(
            f"Utanför {100 * LEAST:.0f}–{100 * MOST:.0f} %, men inte mer än slumpen ger: {by_chance} rader."
        )
    if any(line.broken for line in lines):
        fail("\n".join(_told(line) for line in lines if line.broken))


@judgement.command("plan", help="Pröva planen för kontroll på påhittade länder, mot ett orakel och mot lott.")
@explained
@click.option("--worlds", default="base,accepting,heavy,questions", show_default=True, help="Vilka länder.")
@click.option("--n", "numbers", default="0,5,20", show_default=True, help="Så många är utvärderade förut.")
@click.option("--tests", default=100, show_default=True, type=click.IntRange(5), help="Nya per rad.")
@click.option("--seed", default=1, show_default=True, help="Samma tal ger samma länder.")
@click.option("--edition", default="kommunkompassen/2012", show_default=True, help="Vilken utgåva.")
def plan(worlds: str, numbers: str, tests: int, seed: int, edition: str) -> None:
    """Print what the plan finds beside what could be found, and the total's error after it."""
    asked = _edition(edition)
    click.echo(PLAN_HEAD)
    for line in plan_lines(asked, _names(worlds), _numbers(numbers), tests, seed):
        click.echo(line)


def _tell_real(edition: Edition) -> None:
    """Print the rows of real results, each municipality foretold from all the others."""
    laid, rows = announced_results(edition)
    past = [(one.municipality, one.of) for one in rows]
    many = len({who for who, _one in past})
    if many <= FEWEST:
        click.echo(
            f"Verkliga resultat: {many} kommuner. Prövas från {FEWEST + 1}, så att {FEWEST} andra finns."
        )
        return
    for line in table_lines(_REAL, many - 1, in_results(laid, past)):
        click.echo(str(line))
    watch = pool(edition).watch
    click.echo(f"Senaste omgången: {watch.told} fick ett spann, {watch.inside} hamnade i det.")
    if watch.alarmed:
        click.echo("Det är färre än slumpen ger: inga troliga värden visas.")


def _told(line: Line) -> str:
    held = f"{100 * line.kept.held:.0f}" if line.kept else "–"
    return (
        f"{line.world}, {line.n} utvärderade: {held} % av spannen för totalen höll. "
        f"De ska hålla i {100 * LEAST:.0f}–{100 * MOST:.0f} %, och det här är mer än slumpen ger."
    )


def _edition(name: str) -> Edition:
    shelf: Shelf = current_app.extensions["shelf"]
    found = shelf.editions.get(name)
    if found is None or found.detail != "question":
        fail(f"Utgåvan {name} finns inte eller har inga frågor. Skriv till exempel kommunkompassen/2012.")
    return found


def _names(worlds: str) -> list[str]:
    names = [one.strip() for one in worlds.split(",")]
    strange = [one for one in names if one not in WORLDS]
    if strange:
        fail(f"Det finns inget land som heter {strange[0]}. Länderna heter {', '.join(WORLDS)}.")
    return names


def _numbers(numbers: str) -> list[int]:
    if not all(one.strip().isdigit() for one in numbers.split(",")):
        fail(f"”{numbers}” är inte antal. Skriv till exempel --n 5,10,20.")
    return [int(one) for one in numbers.split(",")]
