"""Nominees for tests: small ones built by hand, and a whole round as large as a real one."""

from __future__ import annotations

import random
from dataclasses import replace

from exports.entries import Compasses, Evidence, JuryEntry, Nominee
from questionnaires.compass import count
from questionnaires.marks import NotApplicable
from tests.support.editions import (
    ARBETSSATT,
    RESULTAT,
    make_area,
    make_edition,
    make_nomination,
    make_question,
    make_subarea,
    make_text,
)

NAMES = ("Norrvik", "Sjöholm", "Exempelby", "Åkerstad", "Lillhärad")
SHORT = (
    "Demokrati",
    "Tillgänglighet",
    "Styrning",
    "Ledarskap",
    "Resultat",
    "Arbetsgivare",
    "Utveckling",
    "Samhälle",
)
MOTIVATION = "Målen är mätbara men inte nedbrutna. Två av sju nämnder följer upp."
ANSWER = (
    "Vi arbetar så i alla förvaltningar sedan 2019. Arbetssättet är beslutat av kommunstyrelsen.\n\n"
    "Två nämnder återstår: kultur och fritid börjar i vår."
)


def make_nominee(municipality="Norrvik", *, edition, own=None, agreed=None, **known):
    """Make a nominee from two sets of marks."""
    own_marks = own or {}
    agreed_marks = own_marks if agreed is None else agreed
    compasses = Compasses(count(edition, own_marks), count(edition, agreed_marks))
    return Nominee(municipality, compasses, **known)


def make_entry(*nominees, edition=None, **known):
    """Make a round with these nominees."""
    return JuryEntry(
        award="Sveriges KvalitetsKommun",
        round="2026",
        edition=edition or nominees[0].compasses.agreed.edition,
        made_at="22 november 2026 kl. 14.03",
        nominees=nominees,
        **known,
    )


def large_edition(areas=8, subareas=5, questions=5):
    """Make an edition as large as the real one."""
    return make_edition("kommunkompassen/2012", *(_area(a, subareas, questions) for a in range(1, areas + 1)))


def _area(number, subareas, questions):
    made = make_area(str(number), tuple(_subarea(f"{number}.{s}", questions) for s in range(1, subareas + 1)))
    return replace(made, short=make_text(SHORT[(number - 1) % len(SHORT)]))


def _subarea(number, questions):
    slug = number.replace(".", "-")
    kinds = (ARBETSSATT, RESULTAT)
    asked = (make_question(f"f-{slug}-{q}", weight=1 + q % 3, kind=kinds[q % 2]) for q in range(questions))
    return make_subarea(number, 20, tuple(asked))


def large_round(edition=None, nomination=None, names=NAMES):
    """Make a whole round with texts of ordinary length; the same every time."""
    edition, nomination = edition or large_edition(), nomination or make_nomination()
    luck = random.Random(7)  # noqa: S311 -- invented answers, not secrets
    nominees = [_nominee(name, place, edition, nomination, luck) for place, name in enumerate(names)]
    return make_entry(*nominees, edition=edition, nomination_edition=nomination)


def _nominee(name, place, edition, nomination, luck):
    own = {q.id: _mark(q, luck, 0.74 - place * 0.03) for q in edition.questions.values()}
    agreed = {key: _lower(edition.questions[key], mark, luck) for key, mark in own.items()}
    if place == 3:
        for question in edition.areas[-1].questions:
            agreed[question.id] = own[question.id] = NotApplicable("Stadsdelen har inte uppgiften.")
    for key in luck.sample(sorted(own), min(4, len(own) // 4)):
        del own[key]
    changed = [key for key in agreed if own.get(key) != agreed[key]]
    return make_nominee(
        name,
        edition=edition,
        own=own,
        agreed=agreed,
        motivations=dict.fromkeys(changed, MOTIVATION),
        answers=dict.fromkeys(luck.sample(sorted(own), len(own) // 2), ANSWER),
        evidence=tuple(
            Evidence(key, f"https://{name.lower()}.se/underlag/{i}?år=2026", "Se sidan 12.")
            for i, key in enumerate(luck.sample(sorted(own), min(12, len(own))))
        ),
        nomination=count(nomination, {q.id: _mark(q, luck, 0.7) for q in nomination.questions.values()}),
        descriptions={str(d.heading): f"{ANSWER}\n{ANSWER * 4}" for d in nomination.descriptions},
        receipt=f"{name[:2].upper()}-4F2A",
    )


def _mark(question, luck, share):
    levels = []
    for part in question.kind.parts:
        place = luck.gauss(share, 0.2) * (len(part.levels) - 1)
        levels.append(part.levels[min(max(round(place), 0), len(part.levels) - 1)].id)
    return tuple(levels)


def _lower(question, mark, luck):
    """Let the evaluators take one level off one part now and then."""
    if luck.random() > 0.25:
        return mark
    ids = [level.id for level in question.kind.parts[0].levels]
    return (ids[max(ids.index(mark[0]) - 1, 0)], *mark[1:])
