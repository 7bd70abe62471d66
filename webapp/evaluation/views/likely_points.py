"""How self-assessments err, told to a municipality while it answers: where points probably end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from questionnaires.compass import Compass
from questionnaires.edition import Edition
from questionnaires.judgement.likely.evaluated import side_of
from questionnaires.judgement.likely.model import Likely
from questionnaires.judgement.likely.span import FEWEST, VALUED
from webapp.assessment.open_questions import beside_calculation, beside_overview
from webapp.assessment.queries.calculation import Reckoning
from webapp.assessment.queries.own_assessment import OwnAssessment
from webapp.evaluation.queries.likely_model import TOTAL, Pool, pool
from webapp.ground.frame.filters import points


@dataclass(frozen=True, slots=True)
class LikelyLine:
    """A likely span with the name of what it is about and what it is out of."""

    number: str
    name: str
    short: str
    likely: Likely
    maximum: str


@dataclass(frozen=True, slots=True)
class LikelyPart:
    """What an overview tells: sentences on the total, and a line for each area and for the total."""

    sentences: list[str]
    lines: list[LikelyLine]


def likely_part(subject: OwnAssessment, compass: Compass) -> LikelyPart | None:
    """Tell where evaluators would probably put areas and total, while answers are still open."""
    if not subject.open:
        return None
    known = pool(subject.edition)
    if known.n < FEWEST:
        return LikelyPart([_few(known.n), *_anew(subject.edition)], [])
    if known.told is None:
        return LikelyPart([_alarmed()], [])
    told = likely_of(known, compass)
    scores = [(a.number, str(a.name), str(a.short), compass.areas[a.number]) for a in subject.edition.areas]
    lines = [
        LikelyLine(number, name, short, told[number], points(score.maximum))
        for number, name, short, score in [*scores, (TOTAL, "", "", compass.total)]
        if number in told
    ]
    return LikelyPart(sentences(told[TOTAL], _("totalen")) if TOTAL in told else [_open()], lines)


def likely_of(known: Pool, compass: Compass) -> dict[str, Likely]:
    """Tell where evaluators would probably put areas and total of a counted compass."""
    return known.told.told(side_of(known.told.grid, compass)) if known.told else {}


def likely_sentences(subject: OwnAssessment, compass: Compass, reckoned: Reckoning) -> list[str]:
    """Tell where evaluators would probably put what is reckoned, or what becomes of such an answer."""
    if not subject.open:
        return []
    if reckoned.kind == "question":
        return chance_sentences(pool(subject.edition), compass, reckoned)
    if reckoned.kind not in {"area", "total"}:
        return []
    found = likely_of(pool(subject.edition), compass).get(reckoned.number)
    what = _("totalen") if reckoned.kind == "total" else _("området")
    return sentences(found, what) if found else []


def chance_sentences(known: Pool, compass: Compass, reckoned: Reckoning) -> list[str]:
    """Tell what becomes of ten answers like this one; nothing of an open one, and nothing from few."""
    model = known.told
    if model is None or known.n < VALUED:
        return []
    question = next(q for q in compass.edition.questions.values() if q.number == reckoned.number)
    scored = compass.question(question.id)
    if scored.state != "answered" or not scored.score.maximum:
        return []
    share = scored.score.secured / scored.score.maximum
    told = model.chances.told(model.grid.ids.index(question.id), share.numerator / share.denominator)
    return [
        _(
            "Av tio sådana svar brukar ungefär %(lowered)s sänkas, %(stay)s stå kvar och %(raised)s höjas.",
            **told._asdict(),
        ),
        _("Det bygger på %(n)s utvärderingar.", n=known.n),
    ]


@beside_overview.answered
def likely_overview(subject: OwnAssessment, compass: Compass) -> dict[str, Any]:
    """Say on the municipality's overview where its points will probably end."""
    return {"likely": likely_part(subject, compass)}


@beside_calculation.answered
def likely_calculation(subject: OwnAssessment, compass: Compass, reckoned: Reckoning) -> dict[str, Any]:
    """Say beside a calculated figure where it will probably end."""
    return {"likely": likely_sentences(subject, compass, reckoned)}


def sentences(told: Likely, what: str) -> list[str]:
    """Say the span, with a value where enough is known, and how sure it is."""
    about = {"what": what, "low": told.low, "high": told.high, "value": told.value, "n": told.n}
    sure = _("Så gjorda spann håller i 8 fall av 10, om ni liknar de kommunerna.")
    if told.low == told.high:
        stays = _("Efter en utvärdering brukar %(what)s stå kvar.", **about)
        return [stays, _("Det bygger på %(n)s utvärderingar.", **about)]
    if told.value is None:
        return [
            _("Efter en utvärdering hamnar %(what)s troligen mellan %(low)s och %(high)s poäng.", **about),
            _("Spannet är brett, för det bygger på bara %(n)s utvärderingar.", **about),
            sure,
        ]
    around = _(
        "Efter en utvärdering hamnar %(what)s troligen runt %(value)s, mellan %(low)s och %(high)s poäng.",
        **about,
    )
    return [around, _("Det bygger på %(n)s utvärderingar.", **about), sure, *_tried(told)]


def _tried(told: Likely) -> list[str]:
    """Say how often such spans have held, as it was measured."""
    if told.held is None:
        return []
    words = _(
        "När vi prövade på de %(n)s utvärderingarna, en i taget, höll spannet för %(held)s av dem.",
        n=told.n,
        held=told.held,
    )
    return [words]


def _anew(edition: Edition) -> list[str]:
    """Say why so few are known where the questions are new: no evaluation of others tells about them."""
    if edition.anchored:
        return [_("Nivåerna har egna texter i den här utgåvan, så räkningen har börjat om från noll.")]
    if edition.own_name:
        return [_("Frågorna är omarbetade i den här utgåvan, så räkningen har börjat om från noll.")]
    return []


def _few(n: int) -> str:
    if not n:
        return _(
            "Hur egna svar brukar justeras visas när fem utvärderingar i samma utgåva är offentliga. "
            "Än är ingen det."
        )
    return _(
        "Hur egna svar brukar justeras visas när fem utvärderingar i samma utgåva är offentliga. "
        "Nu är det %(n)s.",
        n=n,
    )


def _alarmed() -> str:
    """Say that the past no longer resembles what is new, so that nothing is told."""
    return _(
        "Senaste omgångens resultat hamnade utanför spannen oftare än de ska. "
        "Därför visas inga troliga värden."
    )


def _open() -> str:
    return _("Troliga poäng visas när mer är besvarat än öppet.")
