"""The subjects of the house, lowest first, and what each hangs up: rights, occasions, pages and templates."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from jinja2 import FileSystemLoader, PrefixLoader

import webapp.assessment.occasions.board_letters
import webapp.assessment.occasions.handover_letters
import webapp.assessment.occasions.letters
import webapp.assessment.occasions.teamwork_letters
import webapp.assessment.rights
import webapp.assessment.views
import webapp.award.occasions.letters
import webapp.award.occasions.step_letters
import webapp.award.rights
import webapp.award.views
import webapp.evaluation.occasions.letters
import webapp.evaluation.occasions.visit_letters
import webapp.evaluation.rights
import webapp.evaluation.views
import webapp.evidence.deeds.file_upkeep
import webapp.evidence.occasions
import webapp.evidence.rights
import webapp.evidence.views
import webapp.ground.mail.digests
import webapp.home.occasions
import webapp.home.rights
import webapp.home.views
import webapp.meetings.occasions
import webapp.meetings.rights
import webapp.meetings.views
import webapp.office.occasions
import webapp.office.rights
import webapp.office.views
import webapp.operation.rights
import webapp.operation.views
import webapp.people.occasions
import webapp.people.rights
import webapp.people.views
import webapp.plans.occasions.letters
import webapp.plans.rights
import webapp.plans.views
import webapp.printed.occasions
import webapp.results.occasions
import webapp.results.rights
import webapp.results.views
import webapp.review.occasions.due_letters
import webapp.review.occasions.letters
import webapp.review.occasions.opinion_letters
import webapp.review.occasions.silent_reviews
import webapp.review.rights
import webapp.review.views
import webapp.rounds.occasions
from webapp.ground import rights
from webapp.ground.frame import errors, guard, pasted_links
from webapp.ground.layout import style_sheet
from webapp.ground.layout.line_breaks import LineBreaks
from webapp.ground.tables.sent import sent_page
from webapp.ground.words import chosen_language
from webapp.people.sign_in.limits import limit_links, limit_posts

SUBJECTS = (
    "ground",
    "rounds",
    "people",
    "printed",
    "evidence",
    "assessment",
    "meetings",
    "evaluation",
    "review",
    "award",
    "results",
    "plans",
    "office",
    "home",
    "operation",
    "demo",
)
"""Lowest first: a subject imports from those before it, never from those after."""
WITH_PAGES = (
    (webapp.people.rights, webapp.people.views),
    (webapp.evidence.rights, webapp.evidence.views),
    (webapp.assessment.rights, webapp.assessment.views),
    (webapp.meetings.rights, webapp.meetings.views),
    (webapp.evaluation.rights, webapp.evaluation.views),
    (webapp.review.rights, webapp.review.views),
    (webapp.award.rights, webapp.award.views),
    (webapp.results.rights, webapp.results.views),
    (webapp.plans.rights, webapp.plans.views),
    (webapp.office.rights, webapp.office.views),
    (webapp.home.rights, webapp.home.views),
    (webapp.operation.rights, webapp.operation.views),
)

for allowed, _pages in WITH_PAGES:
    rights.register(allowed.ROWS, allowed.FETCHERS)
POLICY = rights.POLICY
"""Who may do what: a row for every route and method of every subject."""


def register(app: Flask) -> None:
    """Hang up all pages, the guard in front of them and the error pages behind them."""
    app.jinja_loader = templates()
    app.jinja_env.add_extension(LineBreaks)
    style_sheet.register(app)
    pasted_links.register(app)
    guard.register(app)
    chosen_language.register(app)
    sent_page.register(app)
    errors.register(app)
    for _allowed, views in WITH_PAGES:
        for pages in views.PAGES:
            app.register_blueprint(pages)
    limit_links(app)
    for sent in ("guest.propose", "guest.take_file_back"):
        limit_posts(app, sent, "GUEST_LIMIT")


def templates() -> PrefixLoader:
    """Find a template by its subject and its name there: "award/jury/compare.html"."""
    here = Path(__file__).resolve().parent
    folders = {name: here / name / "templates" for name in SUBJECTS}
    return PrefixLoader({name: FileSystemLoader(folder) for name, folder in folders.items()})
