"""The words that people write around a visit, in a margin and in minutes: who meets each is worked out."""

from __future__ import annotations


def heard(place: str) -> str:
    """Give the word in what is noted in an interview."""
    return f"HEMLIGT-SAMTAL-{place}"


def wanted(place: str) -> str:
    """Give the word in what the pair asks a municipality for."""
    return f"HEMLIG-BEGÄRAN-{place}"


def given(place: str) -> str:
    """Give the word in what a municipality answers to that."""
    return f"HEMLIGT-BESKED-{place}"


def objected(place: str) -> str:
    """Give the word in what a municipality says of its draft."""
    return f"HEMLIG-INVÄNDNING-{place}"


def minuted(role: str) -> str:
    """Give the word in the minutes of the jury or the group."""
    return f"HEMLIGT-PROTOKOLL-{role}"
