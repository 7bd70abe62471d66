"""Evidence put beside the answer to a question, by whoever may change the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

from webapp.assessment.deeds.answers import check_may_write
from webapp.assessment.queries import answers as answer_queries
from webapp.assessment.queries.own_assessment import OwnAssessment, own_assessment
from webapp.assessment.queries.teamwork.task_places import asked
from webapp.evidence.deeds import register_entries, uses
from webapp.evidence.deeds.incoming_files import Taken
from webapp.ground.refusals import NotThereError
from webapp.ground.store.database import deed
from webapp.people.queries.own_municipality import OwnMunicipality, own_municipality


@deed
def choose(subject: OwnAssessment, question_id: str, chosen: Mapping[int, str]) -> list[str]:
    """Put evidence of the register beside an answer, each with where to read in it; give their titles."""
    now = open_answers(subject)
    here = (now.id, _known(now, question_id))
    return [
        uses.put_beside(here, now.municipality_id, which, page, now.person_id)
        for which, page in chosen.items()
    ]


def add_file(
    subject: OwnAssessment, question_id: str, file: tuple[IO[bytes], str], about: tuple[str, str]
) -> Taken:
    """Take a file, with its name, into the register and beside an answer; `about` is title and page."""
    title, page = about
    taken = register_entries.take_file(_register(subject), *file, title)
    choose(subject, question_id, {taken.id: page})
    return taken


def add_link(subject: OwnAssessment, question_id: str, url: str, about: tuple[str, str]) -> Taken:
    """Take a link into the register, and put it beside an answer; `about` is title and page."""
    title, page = about
    taken = register_entries.take_link(_register(subject), url, title)
    choose(subject, question_id, {taken.id: page})
    return taken


def keep_link(subject: OwnAssessment, question_id: str, url: str) -> Taken:
    """Take a link that stands in the answer into the register; it stays in the answer as it is."""
    said = answer_queries.current(subject.id, _known(subject, question_id)).said
    link = next((one for one in said.evidence if one.url == url), None)
    if link is None:
        raise NotThereError
    return register_entries.take_link(_register(subject), link.url, link.note)


@deed
def turn_to_page(subject: OwnAssessment, question_id: str, evidence_id: int, page: str) -> str:
    """Say where in the evidence to read."""
    now = open_answers(subject)
    return uses.turn_to_page((now.id, question_id), evidence_id, page, now.person_id)


@deed
def take_away(subject: OwnAssessment, question_id: str, evidence_id: int) -> str:
    """Take evidence away from an answer; it stays in the register."""
    now = open_answers(subject)
    return uses.take_away((now.id, question_id), evidence_id, now.person_id)


def open_answers(subject: OwnAssessment) -> OwnAssessment:
    """Hold the assessment open, and ask again whether this person may change its answers."""
    now = own_assessment(subject.person_id, subject.id, lock="share")
    check_may_write(now)
    return now


def _known(subject: OwnAssessment, question_id: str) -> str:
    if asked(subject.edition, question_id) is None:
        raise NotThereError
    return question_id


def _register(subject: OwnAssessment) -> OwnMunicipality:
    return own_municipality(subject.person_id, subject.municipality_id)
