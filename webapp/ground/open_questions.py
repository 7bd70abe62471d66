"""Questions that a subject asks without knowing who answers: a subject above it registers the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class OpenQuestion(Generic[P, R]):
    """A question with any number of answers, each from a subject that stands higher in the house.

    `@question.answered` registers a function as one of the answers; `question(...)` gives each in turn.
    """

    def __init__(self) -> None:
        self._answers: list[Callable[P, R]] = []

    def answered(self, answer: Callable[P, R]) -> Callable[P, R]:
        """Register an answer, once."""
        if answer not in self._answers:
            self._answers.append(answer)
        return answer

    def __call__(self, *args: P.args, **about: P.kwargs) -> Iterator[R]:
        """Ask, and give the answers one by one."""
        for answer in self._answers:
            yield answer(*args, **about)


def merged(answers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Put answers that are named values together, for a template."""
    return {name: value for answer in answers for name, value in answer.items()}
