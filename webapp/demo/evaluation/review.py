"""The pair writes about the areas, Norrvik replies to its draft, and shares what others can learn from."""

from __future__ import annotations

from datetime import timedelta

from webapp.evaluation.models.evaluations import Evaluation
from webapp.evaluation.queries.seats import own_seat
from webapp.ground.calendar import clock
from webapp.ground.who import Person
from webapp.review.deeds import texts
from webapp.review.deeds.draft import outcomes, replies, shared_examples
from webapp.review.deeds.draft.replies import Words
from webapp.review.deeds.texts import Sent
from webapp.review.models.reviews import FACTUAL_ERROR, UNCHANGED
from webapp.review.queries.draft.draft import places
from webapp.review.queries.readers import own_draft, own_examples

REPLYING = "Norrvik"
SHARING = ("Norrvik", "Sjöholm")

STRENGTHS = (
    "Ledningen är tydlig med vad som är viktigast.\nMedarbetarna kan berätta vad målen betyder för dem.",
    "Resultaten ligger öppet och är lätta att förstå.\nNämnderna använder dem i sina beslut.",
    "Många kanaler in, och den som hör av sig får svar.\nErfarenheterna samlas en gång om året.",
)
IMPROVEMENTS = (
    "Låt bolagen arbeta efter samma plan.\nBerätta för invånarna vad deras synpunkter ledde till.",
    "Följ upp i alla nämnder, inte bara i de största.",
    "Jämför er med andra och använd det ni ser.\nGe cheferna tid att pröva nytt.",
)
RUNNING = (
    "Arbetssättet är beskrivet och känt. I de verksamheter vi besökte kunde både chefer och medarbetare "
    "berätta hur de använder det, och visa vad det har lett till.\n\nDet som återstår är att få med alla."
)
EXAMPLES = (
    (
        "2",
        "Servicelöften som invånarna har varit med och skrivit. De följs upp öppet.",
        "Sjöholm",
    ),
    ("5", "Varje enhet visar tre resultat på en tavla i entrén, och byter dem när de är uppnådda.", ""),
)
CLAUSE, EVIDENCE = (
    "I motiveringen står att planen är från förra mandatperioden.",
    "Kommunfullmäktige beslutade om den nya planen i februari, § 12.",
)
REASON = "Planen är ny, men i besöken användes den gamla. Bedömningen gäller det vi såg."


def write(evaluation: Evaluation, people: dict[str, Person]) -> None:
    """Let the pair write about every area of an agreed evaluation."""
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation.id)
    for place, area in enumerate(seat.edition.areas):
        turn = place + evaluation.id
        sent = [
            Sent(f"strengths-{area.number}", STRENGTHS[turn % len(STRENGTHS)], 0),
            Sent(f"improvements-{area.number}", IMPROVEMENTS[turn % len(IMPROVEMENTS)], 0),
            *(Sent(f"running-{subarea.number}", RUNNING, 0) for subarea in area.subareas[:2]),
        ]
        texts.save_texts(seat, area, sent)
        for number, text, learn_from in EXAMPLES:
            if number == area.number:
                texts.add_example(seat, area, text, learn_from)


def reply(evaluation: Evaluation, people: dict[str, Person]) -> None:
    """Let Norrvik read its draft, object to one question, accept the rest, and get an outcome."""
    if evaluation.assessment.municipality.name != REPLYING:
        return
    seat = own_seat.own_seat(people["utvarderare.a"].id, evaluation.id)
    replies.open_reply(people["kansli"].id, evaluation, clock.now() + timedelta(days=14))
    draft = own_draft(people[REPLYING].id, evaluation.id)
    place = next(one for one in places(draft.edition).values() if one.question)
    said = replies.save_reply(draft, place, Words(FACTUAL_ERROR, CLAUSE, EVIDENCE))
    replies.finish(draft)
    outcomes.decide_reply(seat, said.id, UNCHANGED, REASON, said.version)


def share(evaluation: Evaluation, people: dict[str, Person]) -> None:
    """Let two of the municipalities share good examples of a fixed evaluation: all but the last."""
    name = evaluation.assessment.municipality.name
    if name in SHARING:
        seat = own_examples(people[name].id, evaluation.id)
        for one in texts.examples_of(evaluation.id)[:-1]:
            shared_examples.share(seat, one.id, shared=True)
