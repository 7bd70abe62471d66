"""What to check first when answers are verified, and how: what is expected to move, and missing evidence."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from questionnaires.language import lazy_gettext as N_
from questionnaires.marks import NotApplicable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from questionnaires.compass import Compass
    from questionnaires.edition import Edition, Question

SIGNS = 4
"""The kinds of evidence a question can have: the municipality's own, a document, a web page, an interview."""
WITH_ALL, MORE_WITHOUT = Fraction(7, 10), Fraction(6, 10)
"""What a question weighs that has all of them, and how much more without any: evidence tells a little."""


class Stake(NamedTuple):
    """One question of a verification plan, with what its place comes of."""

    question: Question
    points: Fraction
    """Points at stake, or those that are expected to move where that is known."""
    missing: Fraction
    expected: bool

    @property
    def weight(self) -> Fraction:
        """Give what the plan is ranked by."""
        return self.points * (WITH_ALL + MORE_WITHOUT * self.missing)


class Check(NamedTuple):
    """What to check about a question: documents to read, pages to look at, roles to ask and about what."""

    documents: tuple[str, ...]
    web: tuple[str, ...]
    roles: tuple[str, ...]
    asks: tuple[str, ...]


def ranked(
    compass: Compass, signs: Mapping[str, int], expected: Mapping[str, Fraction] | None = None
) -> list[Stake]:
    """Rank all questions, most to check first; equals keep the order of the edition.

    `signs` counts the kinds of evidence there are for a question. `expected` tells by id how many points are
    expected to move, where enough is known; a question that is open or said not to apply is ranked by what
    is at stake all the same.
    """
    stakes = []
    for question in compass.edition.questions.values():
        missing = Fraction(SIGNS - min(signs.get(question.id, 0), SIGNS), SIGNS)
        answered = compass.state(question.id) == "answered"
        known = expected.get(question.id) if expected is not None and answered else None
        points = at_stake(compass, question) if known is None else known
        stakes.append(Stake(question, points, missing, known is not None))
    return sorted(stakes, key=lambda stake: -stake.weight)


def at_stake(compass: Compass, question: Question) -> Fraction:
    """Tell how many points a check can move: those that are claimed, or those left open where they are more.

    A question that is said not to apply stakes its whole worth: if it applies, it counts.
    """
    scored = compass.question(question.id)
    if isinstance(scored.mark, NotApplicable):
        subarea = compass.edition.home[question.id]
        weights = sum(one.weight for one in subarea.questions)
        return (subarea.max_points or Fraction(0)) * question.weight / weights
    return max(scored.score.secured, scored.score.open)


WEB = re.compile(r"webb|e-tjänst|sidan |sidorna |på nätet|sociala medier", re.IGNORECASE)
ROLES = (
    (N_("Ledande politiker"), r"politik|fullmäktige|kommunstyrelse|förtroendevald"),
    (N_("Nämndordförande"), r"nämnd"),
    (N_("Ekonomichef"), r"ekonomi|budget|kostnad|prognos|bokslut|internkontroll"),
    (N_("Personalchef"), r"personal|lön|rekryter|arbetsmiljö|medarbetarsamtal|medarbetarenkät"),
    (N_("Kommunikationschef"), r"webb|kommunikation|informera|kontaktcenter|sociala medier"),
    (N_("Näringslivschef"), r"företag|näringsliv"),
    (N_("Förvaltningschef"), r"förvaltning|chefsuppdrag|chefsforum"),
    (N_("Enhetschef"), r"enhet|verksamhetsplan|brukar"),
    (N_("Facklig företrädare"), r"medarbetar|facklig|arbetsplatsträff"),
    (N_("Kvalitetschef"), r"kvalitet|process|förbättring|synpunkt"),
    (
        N_("Medborgare"),
        r"invånar|medborgar|brukar|patient|anhörig|vårdnadshav|föräld|elev|förening",
    ),
)
"""Whom to ask, by the words of a question (both Swedish, as people read them); the first that fit."""
ANYBODY, MOST_ROLES = N_("Kommundirektör"), 3


def check_of(edition: Edition, question: Question) -> Check:
    """Propose what to check about a question and how, from its own words, evidence and parts."""
    pages = tuple(one for one in question.evidence if WEB.search(one))
    documents = tuple(one for one in question.evidence if one not in pages)
    asks = tuple(str(part.ask) for part in question.kind.parts)
    return Check(documents, pages, roles_of(edition, question), asks)


def roles_of(edition: Edition, question: Question) -> tuple[str, ...]:
    """Propose whom to ask about a question: at most three roles."""
    return fitting(edition, question)[:MOST_ROLES]


def fitting(edition: Edition, question: Question) -> tuple[str, ...]:
    """List all roles that can be asked about a question; somebody can always be."""
    home = edition.home[question.id]
    said = " ".join((str(question.text), str(question.guidance), str(home.text), *question.evidence)).lower()
    return tuple(str(role) for role, words in ROLES if re.search(words, said)) or (str(ANYBODY),)


def questions_for(
    edition: Edition, roles: Collection[str], order: Collection[Stake], most: int = 10
) -> list[str]:
    """Propose questions to raise with somebody, most to check first: those that one of the roles is asked."""
    asked = [one.question for one in order if not set(roles).isdisjoint(fitting(edition, one.question))]
    return [question.id for question in asked][:most]
