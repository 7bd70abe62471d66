"""One municipality over time as points on a plane: a line an area, named at its end; no drawing library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from exports.rose import Point

Marked = tuple[Point, str]
"""A point and the per cent it stands for."""


class Course(NamedTuple):
    """One area over time: shares from 0 to 1, None where there is no figure; told is how each is read."""

    number: str
    name: str
    shares: tuple[float | None, ...]
    told: tuple[str, ...]


class Slope(NamedTuple):
    """A course laid out: lines between neighbours that both have a figure, points, and a label at the end."""

    course: Course
    segments: tuple[tuple[Point, Point], ...]
    marks: tuple[Point, ...]
    end: Point
    label: float


def drawn(share: Fraction | None) -> float | None:
    """Give a share as a place on a picture; None where there is no figure."""
    return None if share is None else float(share)


def slopes(courses: Sequence[Course], width: float, height: float, apart: float) -> list[Slope]:
    """Lay courses out in a box, y downwards; labels at the right end keep a distance from each other."""
    known = [course for course in courses if any(share is not None for share in course.shares)]
    laid = [_points(course, width, height) for course in known]
    ends = [next(point for point in reversed(points) if point) for points in laid]
    labels = spaced([y for _, y in ends], apart, height)
    return [
        Slope(course, tuple(_segments(points)), tuple(p for p in points if p), end, label)
        for course, points, end, label in zip(known, laid, ends, labels, strict=True)
    ]


def spaced(wanted: Sequence[float], apart: float, height: float) -> list[float]:
    """Move labels until none covers another, within the height as far as it reaches."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = [0.0] * len(wanted)
    lowest = float("-inf")
    for i in order:
        lowest = placed[i] = max(wanted[i], lowest)
        lowest += apart
    highest = height
    for i in reversed(order):
        highest = placed[i] = min(placed[i], highest)
        highest -= apart
    return placed


def _points(course: Course, width: float, height: float) -> list[Point | None]:
    step = width / max(len(course.shares) - 1, 1)
    return [
        None if share is None else (step * i, height * (1 - share)) for i, share in enumerate(course.shares)
    ]


def _segments(points: Iterable[Point | None]) -> Iterable[tuple[Point, Point]]:
    return ((start, end) for start, end in pairwise(points) if start and end)
