"""The shapes of the files an edition is made of."""

from __future__ import annotations

from questionnaires.check import shapes
from questionnaires.check.shapes import Leaf, Listed, Named, Shape, Table
from questionnaires.edition import HIGHER, LOWER

_TEXT = Leaf(shapes.is_text)
_ID = Leaf(shapes.is_id)
_SPOKEN = Table(spoken=True)
_SOURCES = Listed(_TEXT, '["orebro-2012, område 3"]')
_MEASURES = Listed(_TEXT, '["Handlingarna finns på webbplatsen.", "Mötena sänds."]')
_EVIDENCE = Listed(_TEXT, '["senaste årsredovisningen"]')

_ANCHOR = Named(Named(_SPOKEN, 'saknas = { sv = "Ingen strategi finns." }'), "[question.anchor.system]")

_QUESTION = Table(
    {
        "id": _ID,
        "weight": Leaf(shapes.is_weight),
        "guidance": _SPOKEN,
        "sources": _SOURCES,
    },
    {
        "kind": _TEXT,
        "measures": Table({"sv": _MEASURES}, {"en": _MEASURES}),
        "evidence": Table({"sv": _EVIDENCE}, {"en": _EVIDENCE}),
        "denominator": _SPOKEN,
        "anchor": _ANCHOR,
    },
    spoken=True,
)

_LEVEL = Table({"id": _ID, "share": Leaf(shapes.is_share), "name": _SPOKEN, "text": _SPOKEN})

_PART = Table(
    {"name": _SPOKEN, "ask": _SPOKEN, "level": Listed(_LEVEL, "[[part.system.level]]")},
    {"share_of": _SPOKEN, "strange_words": Listed(_TEXT, '["hela kommunen", "andelen"]')},
)

_DESCRIPTION = Table(
    {"id": _ID, "heading": _SPOKEN, "help": _SPOKEN, "words": Leaf(shapes.is_whole)},
)

_PERSPECTIVE = Table({"id": _ID, "name": _SPOKEN})

_FIGURE = Table(
    {
        "id": _ID,
        "name": _SPOKEN,
        "unit": _SPOKEN,
        "better": Leaf(shapes.one_of(HIGHER, LOWER)),
        "perspective": _TEXT,
        "meaning": _SPOKEN,
        "sources": _SOURCES,
    },
    {
        "definition": _SPOKEN,
        "register": _SPOKEN,
        "lowest": Leaf(shapes.is_number),
        "highest": Leaf(shapes.is_number),
    },
)

_AREA_LINE = Table(
    {
        "number": Leaf(shapes.is_whole),
        "name": _SPOKEN,
        "short": _SPOKEN,
        "max_points": Leaf(shapes.is_points),
    },
    {"sources": _SOURCES},
)

_EDITION: dict[str, Shape] = {
    "name": _SPOKEN,
    "status": Leaf(shapes.one_of("draft", "open", "published")),
    "detail": Leaf(shapes.one_of("question", "subarea", "area", "figure")),
    "valid_from": Leaf(shapes.is_date),
    "decimals": Leaf(shapes.is_decimals),
    "sources": _SOURCES,
    "wording": _SPOKEN,
}

_SCALES: dict[str, Shape] = {
    "anchored": Leaf(shapes.is_yes_or_no),
    "kind": Named(Table({"parts": Named(Leaf(shapes.is_weight), "{ system = 1 }")}), "[kind.arbetssatt]"),
    "part": Named(_PART, "[part.system]"),
}

_DESCRIPTIONS: dict[str, Shape] = {"description": Listed(_DESCRIPTION, "[[description]]")}

_FREE: dict[str, Shape] = {"follows": _TEXT, **_DESCRIPTIONS}

_SELECTION: dict[str, Shape] = {
    "intro": _SPOKEN,
    "perspective": Listed(_PERSPECTIVE, "[[perspective]]"),
    "figure": Listed(_FIGURE, "[[figure]]"),
    **_DESCRIPTIONS,
}

AREA = Table({"name": _SPOKEN, "short": _SPOKEN, "sources": _SOURCES}, {"intro": _SPOKEN})

SOURCES = Table(
    {"title": _TEXT, "publisher": _TEXT},
    {
        "date": Leaf(shapes.is_date_or_year),
        **dict.fromkeys(("isbn", "address", "kept_at", "note"), _TEXT),
        "checked_on": Leaf(shapes.is_date),
    },
)

_IDS = Listed(_TEXT, '["etik-riskanalys"]')

_POINTS = Listed(Leaf(shapes.is_number), "[58, 51]")

_LINK = Table({"how": Leaf(shapes.one_of("same", "stricter", "split", "merged")), "from": _IDS, "to": _IDS})

BRIDGE = Table(
    {"level": Leaf(shapes.one_of("question", "area")), "why": _SPOKEN, "sources": _SOURCES},
    {
        **dict.fromkeys(("same", "stricter", "new", "gone"), _IDS),
        "printed": Table({"old": _POINTS, "new": _POINTS, "source": _TEXT}),
        "link": Listed(_LINK, "[[link]]"),
    },
)

_TOLD = Listed(_TEXT, '["20", "etik-riskanalys arbetssatt 3"]')

FIXED = Table(
    {"digest": _TEXT, "files": Named(_TEXT, '{ "edition.toml" = "…" }', ids=False)},
    {"points": Named(_TOLD, '{ "1/1.1.toml" = ["20", "etik-riskanalys arbetssatt 3"] }', ids=False)},
)


def edition_form(detail: object) -> Table:
    """Give the shape of edition.toml, which depends on how deep the edition is known."""
    if detail == "area":
        return Table({**_EDITION, "area": Listed(_AREA_LINE, "[[area]]")}, _FREE)
    if detail == "subarea":
        return Table(_EDITION, _FREE)
    if detail == "figure":
        return Table({**_EDITION, **_SELECTION}, {"follows": _TEXT})
    return Table(_EDITION, {**_SCALES, **_FREE})


def subarea_form(detail: object) -> Table:
    """Give the shape of a subarea's file, which depends on how deep the edition is known."""
    head: dict[str, Shape] = {"text": _SPOKEN, "sources": _SOURCES}
    points: dict[str, Shape] = {"max_points": Leaf(shapes.is_points)}
    questions: dict[str, Shape] = {"question": Listed(_QUESTION, "[[question]]")}
    if detail == "question":
        return Table({**head, **points}, questions)
    return Table(head, points if detail == "subarea" else {**points, **questions})
