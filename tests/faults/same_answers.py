"""Saving a word more to an answer, through the services and over HTTP, told alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select

from tests.faults.serving import Visitor
from webapp.assessment.content import Said
from webapp.assessment.deeds import answers
from webapp.assessment.deeds.answers import Sent
from webapp.assessment.queries import own_assessment
from webapp.ground.store.database import db
from webapp.ground.who import Person


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody knows of an answer, and what became of their last save."""

    text: str
    version: int
    status: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An assessment, the answers that all write, and one for each alone."""

    assessment_id: int
    questions: list[str]
    own: list[str]

    def mine(self, n: int) -> str:
        """Give the question that only one of them answers."""
        return self.own[n]


Save = Callable[[str, str, Answer], Answer]


def by_services(app: Flask, asked: Asked, who: str) -> Save:
    """Save in a transaction and a connection of the thread's own."""

    def save(question: str, key: str, known: Answer) -> Answer:
        with app.app_context():
            person = db.session.scalars(select(Person.id).where(Person.email == f"{who}@demo.example")).one()
            db.session.rollback()
            subject = own_assessment.own_assessment(person, asked.assessment_id, lock="share")
            text = f"{known.text} {key}".strip()
            (told,) = answers.save_answers(subject, [Sent(question, Said(text=text), known.version, key)])
            return Answer(told.kept.said.text, told.kept.version, told.status)

    return save


def over_http(visitor: Visitor, asked: Asked) -> Save:
    """Save as the page's script does; a conflict brings the text that is kept."""

    def save(question: str, key: str, known: Answer) -> Answer:
        text = f"{known.text} {key}".strip()
        fields: dict[str, object] = {
            "csrf_token": visitor.token,
            "request_key": key,
            f"{question}:version": known.version,
            f"{question}:text": text,
        }
        path = f"/sjalvvardering/{asked.assessment_id}/fraga/{question}"
        code, body = visitor.ask("POST", path, fields, json=True)
        told = json.loads(body)
        if "status" not in told:
            assert code == 409, (code, told)
            return Answer(known.text, known.version, "closed")
        kept = told["conflict"]["theirs"]["text"] if code == 409 else text
        return Answer(kept, told["version"], told["status"])

    return save
