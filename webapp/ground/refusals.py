"""The ways a deed can be refused, each with a sentence for whoever asked."""

from __future__ import annotations

from flask_babel import gettext as _


class Refusal(Exception):  # noqa: N818 -- a refusal is an answer, not an error
    """A deed that may not be done; `sentence` says why, `remedy` what to do instead."""

    status = 409

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class NotThereError(Exception):
    """Not there, or not yours: the same answer for both, so that nobody learns which."""


class NotAllowedError(Refusal):
    """Yours to see, but not to do."""

    status = 403


class UndeclaredError(NotAllowedError):
    """Nothing may be read before the person has said whether there is a conflict of interest."""


class AnswersUnsaidError(UndeclaredError):
    """At home, nothing may be read before the person has said which answers are their own work."""


class ConflictError(Refusal):
    """A conflict of interest that was found: hidden from this person, who is told why and whom to ask."""

    status = 404


class ClosedError(Refusal):
    """Too late: the deadline has passed, or the answers are already handed in."""


class NotReadyError(Refusal):
    """Too early: something must be done first."""


class StaleError(Refusal):
    """A conflict: somebody has changed it since the sender looked, and both texts are kept."""


class InvalidError(Refusal):
    """Something that was sent cannot be read; `faults` says where, field by field."""

    status = 422

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(_("Något behöver rättas innan det kan sparas."), _("Gå tillbaka och rätta det."))
        self.faults = faults


def final(sentence: str) -> ClosedError:
    """Say that something stands for good: nobody opens it again, and what was typed is worth keeping."""
    return ClosedError(
        sentence,
        _("Kopiera det du har skrivit om du vill ha det kvar. Ladda sedan om sidan och läs det som gäller."),
    )


def found_conflict(why: list[str], what_now: str) -> ConflictError:
    """Say to a person what stands in the way, why, and whom to turn to."""
    return ConflictError(
        _("Därför visas utvärderingen inte för dig. Skäl: %(why)s.", why="; ".join(why)),
        _("%(what_now)s Stämmer inte skälet, kontakta kansliet.", what_now=what_now),
    )


class TooManyTriesError(Refusal):
    """So many tries have failed that no more are looked at for a while, right or wrong."""

    status = 429
