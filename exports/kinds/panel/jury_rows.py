"""The rows of what the jury takes along, nominee by nominee in the order of the entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from exports.entries import Compasses, JuryEntry, Nominee
from exports.extract import Value
from exports.extract.scores import places, score_cells
from questionnaires.compass import Compass, QuestionScore, Score
from questionnaires.difference import placed
from questionnaires.language import gettext as _

Row = tuple[Value, ...]


def nominees(entry: JuryEntry) -> Iterator[Row]:
    """Tell of each nominee in one row: place, sums, standing and receipt."""
    totals = [(one.municipality, told.agreed.total.secured) for one, told in _counted(entry)]
    place = {row.who: row.place for row in placed(totals)}
    for one in entry.nominees:
        told = one.compasses
        sums = (*_apart(told.own.total, told.agreed.total), told.agreed.total.open) if told else (None,) * 6
        why = one.standing, one.reason or None, one.receipt or None
        yield one.municipality, place.get(one.municipality), *sums, *why


def areas(entry: JuryEntry) -> Iterator[Row]:
    """Tell the points of every area and subarea, and the sum."""
    for one, told in _counted(entry):
        name, every = one.municipality, _every(told)
        for area in told.agreed.edition.areas:
            scores = [compass.areas[area.number] for compass in every]
            yield name, area.number, None, str(area.name), *_beside(scores)
            for sub in area.subareas:
                scores = [compass.subarea(sub.number) for compass in every]
                yield name, area.number, sub.number, str(sub.text), *_beside(scores)
        yield name, None, None, _("Summa"), *_beside([compass.total for compass in every])


def questions(entry: JuryEntry) -> Iterator[Row]:
    """Tell every question: own, each evaluator's where open, agreed, the difference, and why."""
    for one, told in _counted(entry):
        for place in places(told.agreed.edition):
            key = place.question.id
            own, agreed, *each = (compass.question(key) for compass in _every(told))
            alone = [cell for score in each for cell in _judged(score)] or [None] * 4
            judged = (*_judged(own), *alone, *_judged(agreed), _difference(own, agreed))
            why = one.motivations.get(key)
            yield one.municipality, *place.cells, *judged, agreed.score.maximum, why, key


def nomination(entry: JuryEntry) -> Iterator[Row]:
    """Tell every statement of the nomination."""
    for one in entry.nominees:
        compass = one.nomination
        for place in places(compass.edition) if compass else ():
            key = place.question.id
            _state, levels, points, _open, most = score_cells(compass.question(key))  # type: ignore[union-attr]
            yield one.municipality, *place.cells, levels or None, points, most, key


def figures(entry: JuryEntry) -> Iterator[Row]:
    """Tell every key figure: the value that counts, and where it stands."""
    known = {one.id: one for one in entry.nomination_edition.figures} if entry.nomination_edition else {}
    for nominee in entry.nominees:
        for told in nominee.figures:
            if figure := known.get(told.figure_id):
                better = _("högre") if figure.rises else _("lägre")
                stands = told.value, told.middle, told.place, told.among or None, told.percentile
                named = figure.id, str(figure.name), str(figure.unit), better, told.year
                yield nominee.municipality, *named, *stands, "; ".join(figure.sources) or None


def years(entry: JuryEntry) -> Iterator[Row]:
    """Tell every known value of every key figure."""
    for nominee in entry.nominees:
        for told in nominee.figures:
            for year, value in sorted(told.years.items()):
                yield nominee.municipality, told.figure_id, year, value


def spoken(entry: JuryEntry) -> Iterator[Row]:
    """Tell what the evaluators have written."""
    for nominee in entry.nominees:
        for one in nominee.spoken:
            yield nominee.municipality, one.part or None, one.kind, one.text


def words(entry: JuryEntry) -> Iterator[Row]:
    """Tell what the municipalities have written, question by question and under their headings."""
    asked = _asked(entry)
    for nominee in entry.nominees:
        for key, text in nominee.answers.items():
            yield nominee.municipality, *asked.get(key, (None, None, None)), text, key
        for heading, text in nominee.descriptions.items():
            yield nominee.municipality, None, None, heading, text, None


def links(entry: JuryEntry) -> Iterator[Row]:
    """Tell what the municipalities point to."""
    asked = _asked(entry)
    for nominee in entry.nominees:
        for link in nominee.evidence:
            form, number, _text = asked.get(link.question_id, (None, None, None))
            yield nominee.municipality, form, number, link.url or None, link.note or None, link.question_id


def sources(entry: JuryEntry) -> Iterator[Row]:
    """Tell every document that is cited."""
    return (
        (one.key, one.title, one.publisher, one.dated or None, one.address or None) for one in entry.sources
    )


def ranking(entry: JuryEntry) -> Iterator[Row]:
    """Tell the combined order, once it is shown."""
    ranked = entry.ranking.rows if entry.ranking else ()
    return ((one.place, one.municipality, one.mean, one.wins, one.ballots) for one in ranked)


def honours(entry: JuryEntry) -> Iterator[Row]:
    """Tell who was honoured, and why, once that is public."""
    return ((one.honour, one.municipality, one.motivation or None) for one in entry.honours)


def _counted(entry: JuryEntry) -> Iterator[tuple[Nominee, Compasses]]:
    return ((one, one.compasses) for one in entry.nominees if one.compasses is not None)


def _every(told: Compasses) -> tuple[Compass, ...]:
    """Give the municipality's own, the agreed, and where they are open the evaluators' compasses."""
    return told.own, told.agreed, *(told.evaluators or ())


def _beside(scores: Sequence[Score]) -> Row:
    own, agreed, *each = scores
    first, second = [one.secured for one in each] or (None, None)
    secured, *rest = _apart(own, agreed)
    return secured, first, second, *rest


def _apart(own: Score, agreed: Score) -> Row:
    return own.secured, agreed.secured, agreed.secured - own.secured, agreed.maximum, agreed.percent


def _judged(score: QuestionScore) -> Row:
    _state, levels, points, *_rest = score_cells(score)
    return levels or None, points


def _difference(own: QuestionScore, agreed: QuestionScore) -> Fraction | None:
    """Tell how much they differ; nothing where the question does not apply to one of them."""
    if "not_applicable" in (own.state, agreed.state):
        return None
    return agreed.score.secured - own.score.secured


def _asked(entry: JuryEntry) -> dict[str, tuple[str, str, str]]:
    """Tell of every question in which form it stands, its number there and its words."""
    editions = [one for one in (entry.nomination_edition, entry.edition) if one is not None]
    return {
        key: (str(edition.name), question.number, str(question.text))
        for edition in editions
        for key, question in edition.questions.items()
    }
