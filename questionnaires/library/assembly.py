"""Values that were found without fault into an edition."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from questionnaires.check.digest import edition_digest
from questionnaires.check.raw import RawEdition, RawSubarea
from questionnaires.check.shapes import as_number, as_share
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
    Source,
    Subarea,
    Text,
    kind_of_measures,
)

Said = dict[str, Any]
"""A table whose shape has been checked."""

TAKEN_OR_NOT = (
    Level(
        "nej",
        Fraction(0),
        Text("Inte vidtagen", "Not taken"),
        Text(
            "Så är det inte i dag, eller så går det inte att visa.",
            "This is not so today, or it cannot be shown.",
        ),
    ),
    Level(
        "ja",
        Fraction(1),
        Text("Vidtagen", "Taken"),
        Text(
            "Så är det i dag, och det går att visa i ett dokument eller på en sida.",
            "This is so today, and it can be shown in a document or on a page.",
        ),
    ),
)
"""The scale of a measure in the first edition: points follow how many measures have been taken."""


def build_edition(raw: RawEdition) -> Edition:
    """Make an edition out of files that have been found without fault."""
    head: Said = raw.head
    edition = Edition(
        id=raw.id,
        name=_text(head["name"]),
        status=head["status"],
        detail=head["detail"],
        valid_from=head["valid_from"],
        decimals=head["decimals"],
        wording=_text(head["wording"]),
        areas=_areas(raw),
        descriptions=tuple(_description(said) for said in head.get("description", ())),
        figures=_figures(head),
        intro=_text(head["intro"]) if "intro" in head else None,
        follows=head.get("follows", ""),
        sources=tuple(head["sources"]),
    )
    return replace(edition, digest=edition_digest(edition))


def build_source(key: str, said: Said) -> Source:
    """Make a source out of its table in sources.toml."""
    known = (said["title"], said["publisher"], str(said.get("date", "")))
    return Source(key, *known, said.get("isbn", ""), said.get("address", ""))


def _text(said: Said) -> Text:
    return Text(said["sv"].strip(), said.get("en", "").strip())


def _areas(raw: RawEdition) -> tuple[Area, ...]:
    """Make the areas, from their folders or from their lines in edition.toml."""
    kinds = _kinds(raw.head)
    listed: list[Said] = raw.head.get("area", [])  # type: ignore[assignment]  # the shape has been checked
    if listed:
        return tuple(_area(str(said["number"]), said, (), as_number(said["max_points"])) for said in listed)
    return tuple(_folder(raw, number, kinds) for number in raw.area_numbers)


def _folder(raw: RawEdition, number: str, kinds: dict[str, Kind]) -> Area:
    """Make an area out of its folder; its maximum is what its subareas give together."""
    subareas = tuple(_subarea(row, kinds) for row in raw.subareas() if row.folder == number)
    maxima = [s.max_points for s in subareas if s.max_points is not None]
    return _area(
        number, raw.files[f"{number}/area.toml"], subareas, sum(maxima, Fraction(0)) if maxima else None
    )


def _area(number: str, said: Said, subareas: tuple[Subarea, ...], maximum: Fraction | None) -> Area:
    names = _text(said["name"]), _text(said["short"])
    intro = _text(said["intro"]) if "intro" in said else None
    return Area(number, *names, subareas, maximum, tuple(said.get("sources", ())), intro)


def _subarea(row: RawSubarea, kinds: dict[str, Kind]) -> Subarea:
    said: Said = row.data
    questions = tuple(
        _question(f"{row.number}.{place}", question, kinds)
        for place, question in enumerate(said.get("question", ()), start=1)
    )
    maximum = as_number(said.get("max_points"))
    return Subarea(row.number, _text(said["text"]), maximum, questions, tuple(said["sources"]))


def _question(number: str, said: Said, kinds: dict[str, Kind]) -> Question:
    kind = _measures(said) if "measures" in said else kinds[said["kind"]]
    denominator = _text(said["denominator"]) if "denominator" in said else None
    return Question(
        id=said["id"],
        number=number,
        text=_text(said),
        guidance=_text(said["guidance"]),
        evidence=tuple(said.get("evidence", {}).get("sv", ())),
        kind=_anchored(kind, said["anchor"], denominator) if "anchor" in said else kind,
        weight=said["weight"],
        sources=tuple(said["sources"]),
        denominator=denominator,
        shared_kind=kind if "anchor" in said else None,
    )


def _anchored(kind: Kind, said: Said, denominator: Text | None) -> Kind:
    """Make a kind whose levels say what the question's own anchors say."""
    return replace(kind, parts=tuple(_anchored_part(part, said[part.id], denominator) for part in kind.parts))


def _anchored_part(part: Part, said: Said, denominator: Text | None) -> Part:
    levels = tuple(replace(one, text=_text(said[one.id]), anchored=True) for one in part.levels)
    ask = part.share_of.about(denominator) if part.share_of and denominator else part.ask
    return replace(part, ask=ask, levels=levels)


def _measures(said: Said) -> Kind:
    """Make the kind that a list of measures is: every measure a part of the same weight, taken or not."""
    swedish: list[str] = said["measures"]["sv"]
    english: list[str] = said["measures"].get("en", [""] * len(swedish))
    parts = tuple(
        Part(
            f"atgard-{place}",
            Text(f"Åtgärd {place}", f"Measure {place}"),
            Text(sv.strip(), en.strip()),
            TAKEN_OR_NOT,
        )
        for place, (sv, en) in enumerate(zip(swedish, english, strict=True), start=1)
    )
    return Kind(kind_of_measures(said["id"]), parts, (1,) * len(parts))


def _kinds(head: Said) -> dict[str, Kind]:
    """Make the kinds of question the edition has, each with its parts."""
    parts = {part_id: _part(part_id, said) for part_id, said in head.get("part", {}).items()}
    return {
        kind_id: Kind(kind_id, tuple(parts[p] for p in said["parts"]), tuple(said["parts"].values()))
        for kind_id, said in head.get("kind", {}).items()
    }


def _part(part_id: str, said: Said) -> Part:
    levels = tuple(
        Level(
            level["id"], as_share(level["share"]) or Fraction(0), _text(level["name"]), _text(level["text"])
        )
        for level in said["level"]
    )
    share_of = _text(said["share_of"]) if "share_of" in said else None
    return Part(part_id, _text(said["name"]), _text(said["ask"]), levels, share_of)


def _figures(head: Said) -> tuple[Figure, ...]:
    """Make the key figures, perspective by perspective in the order these are listed."""
    perspectives = [Perspective(said["id"], _text(said["name"])) for said in head.get("perspective", ())]
    return tuple(
        _figure(said, perspective)
        for perspective in perspectives
        for said in head["figure"]
        if said["perspective"] == perspective.id
    )


def _figure(said: Said, perspective: Perspective) -> Figure:
    name, unit, meaning = (_text(said[key]) for key in ("name", "unit", "meaning"))
    definition, register = (_text(said[key]) if key in said else None for key in ("definition", "register"))
    lowest, highest = (as_number(said.get(key)) for key in ("lowest", "highest"))
    plausible = None if lowest is None or highest is None else (lowest, highest)
    told = (meaning, tuple(said["sources"]), definition, register, plausible)
    return Figure(said["id"], name, unit, said["better"], perspective, *told)


def _description(said: Said) -> Description:
    return Description(said["id"], _text(said["heading"]), _text(said["help"]), said["words"])
