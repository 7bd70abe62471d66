"""What it costs to take in a filled in workbook: read, checked and previewed, against reading it bare."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from sqlalchemy import select

from tests.bench.measuring import Measure, compared
from tests.bench.served import SECRET
from tests.support.twins import filled
from tests.support.worlds import put_together
from webapp.assessment.deeds import returned_answers
from webapp.assessment.queries.own_assessment import own_assessment
from webapp.assessment.queries.twin.answer_twin import answers_twin
from webapp.ground.configuration.settings import bare_process
from webapp.ground.store.database import db
from webapp.ground.tables.twin.three_ways import Chosen
from webapp.ground.who import Person

_BARE = (
    "import io, sys; sys.modules.update(numpy=None, lxml=None, PIL=None); "
    "from openpyxl import load_workbook; "
    "book = load_workbook(io.BytesIO(sys.stdin.buffer.read()), read_only=True, data_only=True); "
    "[list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]"
)
_TEXT = "Vi har ett beslutat arbetssätt som följs upp varje år. " * 8


def returning(database: str, assessment_id: int) -> Measure:
    """Compare a preview of 198 changed answers with a process of its own that only reads the file."""
    app = put_together(database, SECRET)
    with app.app_context():
        person = db.session.scalars(select(Person.id).where(Person.email == "samordnare@demo.example")).one()
        subject = own_assessment(person, assessment_id)
        home = answers_twin(subject)
        content = filled(home, {(question, "Svar"): _TEXT for question in subject.edition.questions})

        def ours() -> None:
            table = returned_answers.read_file(content)
            found = returned_answers.compare(subject, table, Chosen()).preview
            if len(found.lines) != len(subject.edition.questions) or found.refused:
                raise RuntimeError("Filen lästes inte som den skulle.")

        def bare() -> None:
            command = [sys.executable, "-I", "-X", "utf8", "-c", _BARE]
            subprocess.run(command, check=True, input=content, env=bare_process())  # noqa: S603 -- our own words

        name = f"Läsa, kontrollera och förhandsvisa {len(subject.edition.questions)} svar i en fil"
        return compared(name, 3, lambda: _cost(ours), lambda: _cost(bare))


def _cost(deed: Callable[[], None]) -> float:
    """Give the processor time of a deed, here and in the processes it starts, in milliseconds."""
    start = os.times()
    deed()
    done = os.times()
    return 1000 * sum(after - before for before, after in zip(start[:4], done[:4], strict=True))
