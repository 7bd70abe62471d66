"""A municipality's register of evidence, as its people use it through their browsers."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.support.browsing import PageBrowser, PageWorld
from tests.support.pages import Page
from webapp.evidence.deeds.uses import put_beside
from webapp.evidence.files import file_store
from webapp.evidence.models.evidence import Evidence
from webapp.ground import context
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Membership, Municipality


def send_file(
    browser: PageBrowser, address: str, form: str, content: bytes, name: str, /, **fields: str
) -> TestResponse:
    """Send a form with a file, as bytes: the test client's own way leaves large ones open."""
    told = {"csrf_token": browser.token(form), **fields}
    parts = [
        f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in told.items()
    ]
    head = (
        f'Content-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    )
    parts.append(head.encode() + content)
    body = b"".join(b"--here\r\n" + part + b"\r\n" for part in parts) + b"--here--\r\n"
    return browser.send("POST", address, data=body, content_type="multipart/form-data; boundary=here")


class Register:
    """The register of the demo's municipality that answers, in one person's hands."""

    def __init__(self, world: PageWorld, place: str = "Exempelby", who: str = "samordnare") -> None:
        self.world, self.app, self.place, self.who = world, world.app, place, who
        self.id = db.session.scalars(select(Municipality.id).where(Municipality.name == place)).one()
        self.address = f"/kommun/{self.id}/underlag"

    @property
    def folder(self) -> Path:
        return file_store.folder()

    def become(self, role: str) -> None:
        """Let the person have another role."""
        member = select(Membership).where(
            Membership.person_id == self.world.person(self.who), Membership.municipality_id == self.id
        )
        db.session.scalars(member).one().role = role
        db.session.commit()

    def page(self, more: str = "") -> Page:
        return self.world.at(self.who).page(self.address + more)

    def text(self, more: str = "") -> str:
        """Give what the page says, in one line."""
        words = re.sub(r"<[^>]+>", " ", self.world.at(self.who).get(self.address + more).text)
        return re.sub(r" ([.,)])", r"\1", re.sub(r"\s+", " ", unescape(words)).replace("( ", "("))

    def post(self, path: str, data: dict[str, object], who: str = "") -> TestResponse:
        return self.world.at(who or self.who).post(self.address + path, data, page=self.address)

    def send(self, content: bytes, name: str, title: str = "", who: str = "") -> TestResponse:
        return send_file(
            self.world.at(who or self.who), f"{self.address}/fil", self.address, content, name, title=title
        )

    def add(self, content: bytes, name: str, who: str = "") -> int:
        """Take a file in that is taken; give the id of the evidence."""
        answer = self.send(content, name, who=who)
        assert answer.status_code == 302, answer.text
        return int(answer.location.rpartition("-")[2])

    def link(self, url: str, title: str) -> int:
        answer = self.post("/lank", {"url": url, "link_title": title})
        assert answer.status_code == 302, answer.text
        return int(answer.location.rpartition("-")[2])

    def fetch(self, evidence_id: int, who: str = "") -> TestResponse:
        return self.world.at(who or self.who).get(f"{self.address}/{evidence_id}/fil")

    def row(self, evidence_id: int) -> Evidence:
        return db.session.get_one(Evidence, evidence_id)

    def titles(self) -> list[str]:
        query = select(Evidence.title).where(
            Evidence.municipality_id == self.id, Evidence.withdrawn_at.is_(None)
        )
        return sorted(db.session.scalars(query))

    def use(self, evidence_id: int, page: str = "", question: str = "", assessment: int = 0) -> None:
        """Put evidence beside an answer of the municipality's."""
        edition = context.edition("kommunkompassen/2012")
        question = question or next(iter(edition.questions))
        place = (assessment or self.world.assessment(self.place), question)
        with one_transaction():
            put_beside(place, self.id, evidence_id, page, self.world.person(self.who))
