"""What joining asks of those who watch over conflicts of interest, and who asks of what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

from sqlalchemy import Select

from webapp.ground.open_questions import OpenQuestion

joining: OpenQuestion[[int], AbstractContextManager[None]] = OpenQuestion()
"""What is to happen around a person's coming into a municipality or a round?"""
occupied: OpenQuestion[[int], bool] = OpenQuestion()
"""Is something kept of a municipality that nobody may find who only has an address there?"""
expelled: OpenQuestion[[int], None] = OpenQuestion()
"""Whoever was in a municipality provisionally is not any more: what is to end with that?"""


class Together(NamedTuple):
    """What the route `endpoint` is about, asked for in the same statement as who asks.

    The parts of the address are its parameters. `read` makes of what it found, and of the person's id, what
    the route's right would have fetched.
    """

    endpoint: str
    statement: Select[Any]
    read: Callable[[tuple[Any, ...], int], object]


asked_together: OpenQuestion[[Select[Any]], Together] = OpenQuestion()
"""Which route is asked so often that its object joins the question of who asks, and how does it join?"""
