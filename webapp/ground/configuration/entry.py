"""One entry of the register of settings: its name, what it means, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.ground.configuration.safety import whole


@dataclass(frozen=True, slots=True)
class Number:
    """What a number counts, the least and the most it may be, and an example."""

    counts: str
    least: int
    most: int
    example: int


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `key` is its name in the application where that is a library's own."""

    name: str
    means: str
    default: Any = ""
    number: Number | None = None
    key: str = ""
    secret: bool = False
    """Never shown: only whether it is said."""
    address: bool = False
    """An address that may hold a password, which is never shown."""

    @property
    def kept_as(self) -> str:
        """Give its name in the application."""
        return self.key or self.name

    def read(self, text: str) -> Any:  # noqa: ANN401 -- text, a number, a list or yes
        """Read what stands in the environment."""
        if self.number:
            about = self.number
            return whole(self.name, text, about.counts, about.least, about.most, about.example)
        if isinstance(self.default, bool):
            return text == "1"
        return text.split(",") if self.default is None else text
