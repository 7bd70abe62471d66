"""The recipes (recept) a round is made from: which questionnaires, which steps, what each step requires."""

from __future__ import annotations

from dataclasses import dataclass, field

NOMINATION, COMPASS = "nomination", "compass"
CHOSEN_BY = ("group", "compass", "figures")
FIGURES = "figures"
WHO = ("office", "municipality", "group", "evaluator", "juror", "everybody")
REQUIREMENTS = (
    "participants",
    "contacts",
    "nominations",
    "nominees",
    "assessments",
    "evaluators",
    "results",
    "figures",
    "answered",
    "winner",
)
"""What a step may require before the next; each is looked into by `standing`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a round (steg): who acts, and what must hold before the next."""

    id: str
    name: str
    about: str
    who: str
    weeks: int = 0
    answers: str = ""
    requires: tuple[str, ...] = ()
    may_waive: tuple[str, ...] = ()
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a round goes (recept), from its first step to its last."""

    id: str
    name: str
    about: str
    award: str
    nomination: str
    chosen_by: str
    fewest: int
    most: int
    steps: tuple[Step, ...]
    compass: str = ""
    honourable_mention: bool = False

    def place(self, step_id: str) -> int:
        """Tell where a step stands; a step that the recipe does not have stands first."""
        return next((n for n, step in enumerate(self.steps) if step.id == step_id), 0)

    def step(self, step_id: str) -> Step:
        """Give a step."""
        return self.steps[self.place(step_id)]

    def after(self, step_id: str) -> Step | None:
        """Give the step after one, if there is any."""
        return next(iter(self.steps[self.place(step_id) + 1 :]), None)

    def only_nominees(self, answers: str) -> bool:
        """Tell whether a questionnaire is answered after the choice, and so by the nominated alone."""
        choice = self.requiring("nominees")
        asked = next((n for n, step in enumerate(self.steps) if step.answers == answers), None)
        return choice is not None and asked is not None and asked > self.place(choice.id)

    def requiring(self, name: str) -> Step | None:
        """Give the step that requires something, if there is one."""
        return next((step for step in self.steps if name in step.requires), None)

    def past_choice(self, step_id: str) -> bool:
        """Tell whether a step comes after the one in which the nominees are chosen."""
        choice = self.requiring("nominees")
        return choice is not None and self.place(step_id) > self.place(choice.id)

    def past_answers(self, answers: str, step_id: str) -> bool:
        """Tell whether a step comes after the one in which a questionnaire is answered."""
        asked = next((n for n, step in enumerate(self.steps) if step.answers == answers), None)
        return asked is not None and self.place(step_id) > asked

    def jury_step(self) -> Step | None:
        """Give the step in which the jury reads; from then on the office, which hosts it, reads too."""
        return next((step for step in self.steps if step.who == "juror"), None)

    def edition(self, answers: str) -> str:
        """Name the edition that a step answers."""
        return {NOMINATION: self.nomination, COMPASS: self.compass}.get(answers, "")


@dataclass(frozen=True, slots=True)
class Recipes:
    """All recipes without fault, and what is wrong with the others."""

    known: dict[str, Recipe] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
