"""One evaluation in full, as its municipality gets it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from exports.entries import Evidence
from exports.extract import Column, Extract, Kind, Table, Value
from exports.extract.scores import AREA, QUESTION_ID, WHERE, places, score_cells
from exports.extract.values import yes_or_no
from questionnaires.compass import Compass, QuestionScore, Score
from questionnaires.edition import Edition
from questionnaires.language import gettext as _
from questionnaires.language import lazy_gettext as N_


@dataclass(frozen=True, slots=True)
class Example:
    """A good example, and from whom one can learn more."""

    part: str
    text: str
    learn_from: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What the municipality said about a place of the draft, and what the evaluators made of it."""

    place: str
    number: int
    kind: str
    clause: str
    evidence: str
    saved_at: datetime
    outcome: str
    outcome_why: str


@dataclass(frozen=True, slots=True)
class Source:
    """What the evaluation rests on; of an interview only the role."""

    kind: str
    title: str
    address: str
    dated: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What a municipality has written itself: by question id, and under its headings."""

    edition: Edition
    texts: Mapping[str, str]
    links: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class EvaluationEntry:
    """A fixed evaluation with everything that its reader may read."""

    municipality: str
    occasion: str
    own: Compass
    agreed: Compass
    fixed_at: datetime
    made_at: datetime
    motivations: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[tuple[str, str, str], ...] = ()
    """Texts of the report: the part, what kind of text, and the text."""
    examples: tuple[Example, ...] = ()
    sources: tuple[Source, ...] = ()
    replies: tuple[Reply, ...] = ()
    words: tuple[Words, ...] = ()
    nomination: Compass | None = None


_AREAS = (
    AREA,
    Column("subarea", N_("Delområde"), N_("Delområdets nummer; tomt för hela området."), Kind.CODE),
    Column("name", N_("Namn"), N_("Vad området eller delområdet heter."), Kind.LONG),
    Column("own", N_("Själv"), N_("Kommunens egna poäng."), Kind.POINTS, N_("poäng")),
    Column("agreed", N_("Enad"), N_("De poäng som utvärderarna enades om."), Kind.POINTS, N_("poäng")),
    Column("difference", N_("Skillnad, exakt"), N_("Enad minus själv, oavrundat."), Kind.CHANGE, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng som gick att få."), Kind.POINTS, N_("poäng")),
    Column("percent", N_("Procent"), N_("Enad i hela procent av högsta."), Kind.COUNT, "procent"),
)
_QUESTIONS = (
    *WHERE,
    Column("own_levels", N_("Själv, nivåer"), N_("Kommunens egna nivåer."), Kind.LONG),
    Column(
        "own", N_("Själv"), N_("Kommunens egna poäng; tomt om frågan inte gäller."), Kind.POINTS, N_("poäng")
    ),
    Column("agreed_levels", N_("Enad, nivåer"), N_("Nivåerna som utvärderarna enades om."), Kind.LONG),
    Column("agreed", N_("Enad"), N_("Enade poäng; tomt om frågan inte gäller."), Kind.POINTS, N_("poäng")),
    Column("difference", N_("Skillnad, exakt"), N_("Enad minus själv, oavrundat."), Kind.CHANGE, N_("poäng")),
    Column("maximum", N_("Högst"), N_("Flest poäng frågan kan ge."), Kind.POINTS, N_("poäng")),
    Column("motivation", N_("Motivering"), N_("Varför den enade bedömningen är som den är."), Kind.LONG),
    QUESTION_ID,
)
_PART = Column(
    "part", N_("Gäller"), N_("Områdets eller delområdets nummer; tomt för hela rapporten."), Kind.CODE
)
_TEXTS = (
    _PART,
    Column("kind", N_("Slag"), N_("Styrkor, förbättringsområden eller löpande text.")),
    Column("text", N_("Text"), N_("Utvärderarnas text, ordagrant."), Kind.WRITTEN),
)
_EXAMPLES = (
    _PART,
    Column("text", N_("Gott exempel"), N_("Det andra kan lära av."), Kind.LONG),
    Column("learn_from", N_("Lär mer av"), N_("Kommunen där man kan lära mer.")),
    Column("shared", N_("Delas"), N_("Om kommunen låter andra läsa det: ja eller nej.")),
)
_SOURCES = (
    Column("kind", N_("Slag"), N_("Dokument, webb eller intervju.")),
    Column(
        "title", N_("Källa"), N_("Vad källan heter; en intervju har sin roll, aldrig ett namn."), Kind.LONG
    ),
    Column("url", N_("Adress"), N_("Var källan finns."), Kind.LINK),
    Column("dated", N_("Daterad"), N_("Källans dag."), Kind.DAY),
)
_REPLIES = (
    Column("place", N_("Gäller"), N_("Frågans nummer eller områdets."), Kind.CODE),
    Column("number", N_("Version"), N_("Vilken version av utkastet svaret gäller."), Kind.COUNT),
    Column("kind", N_("Svar"), N_("Om kommunen godtar, ser ett sakfel eller anser att nivån är en annan.")),
    Column("clause", N_("Vad som gäller"), N_("Kommunens ord, ordagrant."), Kind.LONG),
    Column("evidence", N_("Underlag"), N_("Vad kommunen hänvisar till."), Kind.LONG),
    Column("saved_at", N_("Sparat"), N_("När svaret sparades, svensk tid."), Kind.MOMENT),
    Column("outcome", N_("Utfall"), N_("Om utkastet ändrades.")),
    Column("outcome_why", N_("Skäl"), N_("Utvärderarnas skäl."), Kind.LONG),
)


def feedback_extract(entry: EvaluationEntry) -> Extract:
    """Describe what a municipality gets back: points, motivations, texts, sources and its own replies."""
    replies = Table(
        "replies", _("Svar på utkastet"), _REPLIES, lambda: _replies(entry), _("Era svar, och utfallet.")
    )
    title = _("Återkoppling till %(municipality)s", municipality=entry.municipality)
    return Extract("feedback", title, about(entry), (*evaluated(entry), replies))


def about(entry: EvaluationEntry) -> tuple[tuple[str, str], ...]:
    """Tell what the extract is made from."""
    edition = entry.agreed.edition
    return (
        (_("Kommun"), entry.municipality),
        (_("Gäller"), entry.occasion),
        (_("Utgåva"), f"{edition.name} ({edition.id})"),
        (_("Om formuleringarna"), str(edition.wording)),
        (_("Fastställt"), f"{entry.fixed_at:%Y-%m-%d kl. %H.%M}"),
        (_("Framställt"), f"{entry.made_at:%Y-%m-%d kl. %H.%M}"),
    )


def evaluated(entry: EvaluationEntry) -> tuple[Table, ...]:
    """Describe what the evaluators have said, and the municipality's own points beside."""
    return (
        Table(
            "areas",
            _("Områden"),
            _AREAS,
            lambda: _areas(entry),
            _("Områden och delområden, och summan."),
            frozen=3,
        ),
        Table("questions", _("Frågor"), _QUESTIONS, lambda: _questions(entry), _("Varje fråga."), frozen=4),
        Table("texts", _("Texter"), _TEXTS, lambda: entry.texts, _("Vad utvärderarna har skrivit.")),
        Table(
            "examples", _("Goda exempel"), _EXAMPLES, lambda: _examples(entry), _("Det andra kan lära av.")
        ),
        Table(
            "sources", _("Källor"), _SOURCES, lambda: _sources(entry), _("Det som utvärderingen vilar på.")
        ),
    )


def _areas(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    own, agreed = entry.own, entry.agreed
    for area in agreed.edition.areas:
        number = area.number
        yield number, None, str(area.name), *_apart(own.areas[number], agreed.areas[number])
        for one in area.subareas:
            pair = own.subarea(one.number), agreed.subarea(one.number)
            yield number, one.number, str(one.text), *_apart(*pair)
    yield None, None, _("Summa"), *_apart(own.total, agreed.total)


def _apart(own: Score, agreed: Score) -> tuple[Value, ...]:
    return own.secured, agreed.secured, agreed.secured - own.secured, agreed.maximum, agreed.percent


def _questions(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    for place in places(entry.agreed.edition):
        key = place.question.id
        own, agreed = entry.own.question(key), entry.agreed.question(key)
        told = (*_judged(own), *_judged(agreed), _difference(own, agreed), agreed.score.maximum)
        yield *place.cells, *told, entry.motivations.get(key), key


def _judged(score: QuestionScore) -> tuple[Value, Value]:
    _state, levels, points, *_rest = score_cells(score)
    return levels or None, points


def _difference(own: QuestionScore, agreed: QuestionScore) -> Fraction | None:
    """Tell how much they differ; nothing where the question does not apply to one of them."""
    if "not_applicable" in (own.state, agreed.state):
        return None
    return agreed.score.secured - own.score.secured


def _examples(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.examples:
        yield one.part, one.text, one.learn_from or None, yes_or_no(one.shared)


def _sources(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    return ((one.kind, one.title, one.address or None, one.dated) for one in entry.sources)


def _replies(entry: EvaluationEntry) -> Iterator[tuple[Value, ...]]:
    for one in entry.replies:
        words = (one.clause or None, one.evidence or None, one.saved_at)
        yield one.place, one.number, one.kind, *words, one.outcome or None, one.outcome_why or None
