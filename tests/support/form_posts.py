"""One page of questions as it is posted, by its button or by the script."""

from __future__ import annotations

from sqlalchemy import func, select

from tests.support.pages import Page, assert_house_rules
from webapp.assessment.models.assessments import Answer
from webapp.ground import context
from webapp.ground.events.models import Event
from webapp.ground.store.database import db

JSON = {"Accept": "application/json"}
TYPED = "Vi har <b>prövat</b> & skrivit ”länge”.\nRad två."
UNREAD = "Vi kunde inte läsa det som skickades"


class Post:
    """A post of one page of questions, by its button or by the script."""

    def __init__(self, world, *, by_script: bool, who: str = "samordnare") -> None:
        self.world, self.by_script, self.browser = world, by_script, world.at(who)
        self.assessment = world.assessment("Exempelby")
        self.question = context.edition("kommunkompassen/2012").subarea("2.1").questions[0]
        self.page = f"/sjalvvardering/{self.assessment}/delomrade/2.1"
        self.form = self.browser.page(self.page).form("request_key")
        self.form[f"{self.question.id}:text"] = TYPED
        self.kept = self.rows()

    def rows(self) -> tuple[int | None, ...]:
        """Count what a save would have added to."""
        counts = [db.session.scalar(select(func.count()).select_from(table)) for table in (Answer, Event)]
        return *counts, db.session.scalar(select(func.sum(Answer.version)))

    def send(self, assessment: int = 0, **kwargs):
        """Send the form; a script sends only the fields of its question."""
        start = f"/sjalvvardering/{assessment or self.assessment}"
        kwargs.setdefault("data", self.form)
        if not self.by_script:
            return self.browser.send("POST", f"{start}/delomrade/2.1", **kwargs)
        if kwargs["data"] is self.form:
            alone = {"csrf_token", "request_key"}
            kwargs["data"] = {
                name: value
                for name, value in self.form.items()
                if name in alone or name.startswith(f"{self.question.id}:")
            }
        return self.browser.send("POST", f"{start}/fraga/{self.question.id}", headers=JSON, **kwargs)

    def gives_back(self, answer) -> bool:
        """Tell whether the typed text stands on the answering page, to be read and copied."""
        page = assert_house_rules(answer.text, own_words=False)
        return TYPED in [one.raw.removeprefix("\n") for one in page.all("textarea")]

    def assert_refused(self, answer, status: int, heading: str) -> None:
        """Fail unless the post was refused so, with nothing kept and nothing lost."""
        assert answer.status_code == status
        if self.by_script:
            assert answer.json["error"].startswith(f"{heading}.")
        else:
            assert Page(answer.text).one("h1").text == heading
            assert self.gives_back(answer)
        assert self.rows() == self.kept
