"""Recipe files into recipes, or every fault at once: file, line, key, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from questionnaires.language import lazy_gettext
from questionnaires.library.files import UnreadableError, parse, read_text
from questionnaires.library.lines import line_of, lines_of
from webapp.rounds.recipe import CHOSEN_BY, COMPASS, NOMINATION, REQUIREMENTS, WHO, Recipe, Recipes, Step

FOLDER = Path(__file__).resolve().with_name("recipes")
Said = dict[str, Any]
Slip = tuple[str, str, str]
"""Which key, what is wrong, what to do."""

TEXTS = ("name", "about", "award", "nomination", "chosen_by")
SPOKEN = ("name", "about")
"""What is said in the reader's language, where the catalogue knows it (recipe_sentences.py)."""
HEAD = {
    **dict.fromkeys((*TEXTS, "compass"), str),
    "fewest": int,
    "most": int,
    "honourable_mention": bool,
    "step": list,
}
STEP = {
    **dict.fromkeys(("id", "name", "about", "who", "answers"), str),
    "weeks": int,
    "requires": list,
    "may_waive": list,
    "announces": bool,
}
NEEDED_OF_STEP = ("id", "name", "about", "who")
SHAPES = {str: "text inom citattecken", int: "ett heltal", bool: "true eller false", list: "en lista"}
MOST_WEEKS = 104


@cache
def recipes() -> Recipes:
    """Give the recipes as their files stood when the service started."""
    return read_recipes(FOLDER)


def recipe_of(recipe_id: str) -> Recipe | None:
    """Give a recipe; None where its file is gone or has a fault."""
    return recipes().known.get(recipe_id)


def read_recipes(folder: Path) -> Recipes:
    """Read every recipe of a folder."""
    known, faults = {}, []
    for path in sorted(folder.glob("*.toml")):
        recipe, wrong = read_recipe(path)
        faults += wrong
        if recipe is not None:
            known[recipe.id] = recipe
    return Recipes(known, tuple(faults))


def read_recipe(path: Path) -> tuple[Recipe | None, list[str]]:
    """Read one recipe, or say everything that is wrong with it."""
    try:
        text = read_text(path)
        said = parse(text)
    except UnreadableError as error:
        return None, [_told(path, error.line, "", error.sentence.what, error.sentence.remedy)]
    slips = list(_slips(said))
    if slips:
        lines = lines_of(text)
        return None, [_told(path, line_of(lines, key), key, what, remedy) for key, what, remedy in slips]
    return _recipe(path.stem, said), []


def _told(path: Path, line: int, key: str, what: str, remedy: str) -> str:
    place = f", {key}" if key else ""
    return f"{path.parent.name}/{path.name}, rad {line}{place}:\n  {what}\n  {remedy}"


def _slips(said: Said) -> Iterator[Slip]:
    shapes = list(_shapes(said, HEAD, (*TEXTS, "fewest", "most", "step"), ""))
    yield from shapes
    if shapes:
        return
    yield from _one_of(said["chosen_by"], CHOSEN_BY, "chosen_by")
    if not 1 <= said["fewest"] <= said["most"]:
        yield (
            "fewest",
            "fewest ska vara minst 1 och inte mer än most.",
            "Skriv till exempel: fewest = 3, most = 7.",
        )
    steps = said["step"]
    if not steps or not all(isinstance(step, dict) for step in steps):
        yield "step", "receptet har inga steg.", "Börja varje steg med [[step]]."
        return
    for number, step in enumerate(steps, start=1):
        yield from _step(step, f"step[{number}]", has_compass=bool(said.get("compass")))
    yield from _together(steps)


def _shapes(said: Said, known: dict[str, type], needed: Sequence[str], at: str) -> Iterator[Slip]:
    """Find keys that are missing, unknown or of another shape."""
    start = f"{at}." if at else ""
    for key in needed:
        if key not in said:
            yield at, f"{key} saknas.", f"Lägg till {key} = …"
    for key, value in said.items():
        if key not in known:
            yield f"{start}{key}", f"{key} är inte en nyckel här.", f"Dessa finns: {', '.join(known)}."
        elif type(value) is not known[key]:
            yield f"{start}{key}", f"{key} ska vara {SHAPES[known[key]]}.", "Rätta värdet."
        elif value == "":
            yield f"{start}{key}", f"{key} är tom.", "Skriv något, eller ta bort raden om den inte behövs."


def _one_of(value: str, known: Sequence[str], key: str) -> Iterator[Slip]:
    if value not in known:
        yield key, f"”{value}” finns inte.", f"Skriv något av: {', '.join(known)}."


def _step(step: Said, at: str, *, has_compass: bool) -> Iterator[Slip]:
    """Find what is wrong with one step."""
    shapes = list(_shapes(step, STEP, NEEDED_OF_STEP, at))
    yield from shapes
    if shapes:
        return
    yield from _one_of(step["who"], WHO, f"{at}.who")
    if "answers" in step:
        forms = (NOMINATION, COMPASS) if has_compass else (NOMINATION,)
        yield from _one_of(step["answers"], forms, f"{at}.answers")
    if not 0 <= step.get("weeks", 0) <= MOST_WEEKS:
        yield (
            f"{at}.weeks",
            f"weeks ska vara 0 till {MOST_WEEKS}.",
            "Skriv hur länge steget brukar vara.",
        )
    for name in step.get("requires", []):
        yield from _one_of(name, REQUIREMENTS, f"{at}.requires")
    for name in step.get("may_waive", []):
        if name not in step.get("requires", []):
            yield (
                f"{at}.may_waive",
                f"”{name}” krävs inte i steget.",
                "Ta bort det, eller skriv det i requires.",
            )


def _together(steps: list[Said]) -> Iterator[Slip]:
    """Find what is wrong with the steps beside each other."""
    ids = [step.get("id") for step in steps]
    for number, name in enumerate(ids, start=1):
        if name in ids[: number - 1]:
            yield f"step[{number}].id", f"två steg heter {name}.", "Ge det ena ett annat id."
    answered = [step.get("answers") for step in steps if step.get("answers")]
    if len(set(answered)) != len(answered):
        yield "step", "två steg besvarar samma formulär.", "Ta bort answers i det ena."
    if [bool(step.get("announces")) for step in steps] != [False] * (len(steps) - 1) + [True]:
        yield "step", "det sista steget, och bara det, ska ha announces = true.", "Flytta raden dit."


def _spoken(said: Said) -> Said:
    return {key: lazy_gettext(value) if key in SPOKEN else value for key, value in said.items()}


def _recipe(recipe_id: str, said: Said) -> Recipe:
    head = _spoken({key: value for key, value in said.items() if key != "step"})
    return Recipe(id=recipe_id, **head, steps=tuple(_built(step) for step in said["step"]))


def _built(step: Said) -> Step:
    lists = {key: tuple(step.get(key, ())) for key in ("requires", "may_waive")}
    return Step(**{**_spoken(step), **lists})
