"""Small editions for tests: every part has a sensible default, and the digest is the real one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from questionnaires.check.digest import edition_digest
from questionnaires.edition import (
    Area,
    Description,
    Edition,
    Figure,
    Kind,
    Level,
    Part,
    Perspective,
    Question,
    Subarea,
    Text,
)


def make_text(sv: str, en: str = "") -> Text:
    """Make a text; English is the Swedish in brackets unless given."""
    return Text(sv, en or f"[{sv}]")


def make_part(
    part_id: str = "system", shares: tuple[int | str | Fraction, ...] = (0, "1/4", "1/2", "3/4", 1)
) -> Part:
    """Make a part whose levels are called 0, 1, 2 … and have these shares."""
    levels = tuple(
        Level(str(step), Fraction(share), make_text(f"Nivå {step}"), make_text(f"{part_id} på nivå {step}."))
        for step, share in enumerate(shares)
    )
    return Part(part_id, make_text(part_id.capitalize()), make_text(f"Hur är det med {part_id}?"), levels)


def make_kind(**weights: int) -> Kind:
    """Make a kind of question with these parts and weights: make_kind(system=1, spridning=1)."""
    weights = weights or {"system": 1, "spridning": 1}
    return Kind("-".join(weights), tuple(make_part(part_id) for part_id in weights), tuple(weights.values()))


ARBETSSATT = make_kind(system=50, spridning=50)
RESULTAT = make_kind(system=30, spridning=30, resultat=20, forbattring=20)
PASTAENDE = Kind("pastaende", (make_part("genomfort", (0, "1/3", "2/3", 1)),), (1,))


def make_question(
    question_id: str = "fraga-a", *, number: str = "1.1.1", weight: int = 1, kind: Kind = ARBETSSATT
) -> Question:
    """Make a question."""
    return Question(
        id=question_id,
        number=number,
        text=make_text(f"Finns {question_id}?"),
        guidance=make_text(f"Så svarar du om {question_id}."),
        evidence=("senaste årsredovisningen",),
        kind=kind,
        weight=weight,
        sources=("orebro-2012, område 1",),
    )


def make_subarea(
    number: str = "1.1",
    max_points: int | str | Fraction | None = 20,
    questions: tuple[Question, ...] | None = None,
) -> Subarea:
    """Make a subarea with two questions, or these; questions get their numbers from the subarea."""
    if questions is None:
        slug = number.replace(".", "-")
        questions = (make_question(f"fraga-{slug}-a"), make_question(f"fraga-{slug}-b", kind=RESULTAT))
    numbered = tuple(replace(q, number=f"{number}.{place}") for place, q in enumerate(questions, start=1))
    maximum = None if max_points is None else Fraction(max_points)
    return Subarea(number, make_text(f"Hur är det med {number}?"), maximum, numbered, ("orebro-2012",))


def make_area(number: str = "1", subareas: tuple[Subarea, ...] | None = None, **known: object) -> Area:
    """Make an area with two subareas of 20 and 30 points, or these; max_points=… where it has none."""
    if subareas is None:
        subareas = (make_subarea(f"{number}.1", 20), make_subarea(f"{number}.2", 30))
    maxima = [s.max_points for s in subareas if s.max_points is not None]
    given = known.get("max_points", sum(maxima, Fraction(0)) if maxima else None)
    maximum = None if given is None else Fraction(str(given))
    name = make_text(f"Område nummer {number}")
    return Area(number, name, make_text(f"Område {number}"), subareas, maximum, ("orebro-2012",))


def make_edition(edition_id: str = "kommunkompassen/2012", *areas: Area, **known: object) -> Edition:
    """Make an edition with two areas of 50 points, or these; any field can be given by its name."""
    edition = Edition(
        id=edition_id,
        name=make_text(edition_id.replace("/", " ").capitalize()),
        status="open",
        detail="question",
        valid_from=date(2012, 1, 1),
        decimals=0,
        wording=make_text("Frågorna är våra egna."),
        areas=areas or (make_area("1"), make_area("2")),
    )
    edition = replace(edition, **known)
    return replace(edition, digest=edition_digest(edition))


def make_nomination() -> Edition:
    """Make a nomination questionnaire: two statements, and one heading for the own description."""
    statements = (make_question("nom-a", kind=PASTAENDE), make_question("nom-b", kind=PASTAENDE))
    heading = Description("demokrati", make_text("Så utvecklar vi demokratin"), make_text("Berätta."), 500)
    area = make_area("1", (make_subarea("1.1", 25, statements),))
    return make_edition("kvalitetskommun/2003", area, descriptions=(heading,))


EFFECT = Perspective("effekt", make_text("Effekt"))


def make_figure(
    figure_id: str = "examen", better: str = "higher", perspective: Perspective = EFFECT
) -> Figure:
    """Make a key figure in per cent."""
    name, meaning = make_text(f"Nyckeltalet {figure_id}"), make_text(f"Så läser du {figure_id}.")
    return Figure(figure_id, name, make_text("procent"), better, perspective, meaning, ("orebro-2012",))


def make_selection(*figures: Figure) -> Edition:
    """Make an edition that selects by two key figures, or these, and has one theme to describe."""
    quality = Perspective("kvalitet", make_text("Kvalitet"))
    return make_edition(
        "kvalitetskommun/2025",
        detail="figure",
        areas=(),
        figures=figures or (make_figure(), make_figure("vantetid", "lower", quality)),
        descriptions=(Description("samspel", make_text("Samspel"), make_text("Berätta."), 600),),
        intro=make_text("Ingen kommun ansöker."),
    )
