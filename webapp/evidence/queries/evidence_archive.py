"""All evidence beside the answers of an assessment as one archive, numbered as its list."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import IO, Any

from flask_babel import gettext as _
from sqlalchemy import select

from exports.evidence_contents import Piece, Place, contents_page
from questionnaires.compass.chosen_areas import written_part
from questionnaires.edition import Edition
from webapp.evidence.files.file_store import file_at
from webapp.evidence.models.evidence import Evidence
from webapp.evidence.queries.beside_answers import Beside, given
from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.fields.file_names import file_name
from webapp.ground.fields.fingerprints import fingerprint
from webapp.ground.jobs.kinds import Job, maker
from webapp.ground.store.database import db

ENDING, CONTENTS = "zip", "innehall.html"


def numbered(found: Mapping[str, list[Beside]], edition: Edition) -> dict[int, int]:
    """Give each piece a number, in the order of the questions; what stands at several has one."""
    order = (one.id for asked in (*edition.questions, "") for one in found.get(asked, []))
    return {evidence_id: number for number, evidence_id in enumerate(dict.fromkeys(order), start=1)}


def archive_job(assessment_id: int, municipality: str, edition: Edition) -> Job:
    """Ask for the archive as it stands now; an older one is nobody's: something in it may be withdrawn."""
    found = given(assessment_id)
    told = [
        [asked, one.id, one.title, one.page, one.there, one.why]
        for asked, some in found.items()
        for one in some
    ]
    about = {
        "assessment": assessment_id,
        "municipality": municipality,
        "edition": edition.id,
        "areas": written_part(edition),
        "stands": fingerprint(told),
    }
    return Job("evidence", about, ENDING)


@maker("evidence")
def _made(about: Mapping[str, Any], _ending: str) -> Callable[[IO[bytes]], None]:
    edition = context.edition(about["edition"], about["areas"])
    found = given(about["assessment"])
    pieces = {one: _piece(one, number, found, edition) for one, number in numbered(found, edition).items()}
    query = select(Evidence.id, Evidence.place).where(Evidence.id.in_(pieces), Evidence.place.is_not(None))
    places = {row.id: str(row.place) for row in db.session.execute(query)}
    context.let_go()
    return partial(_write, (about["municipality"], str(edition.name)), pieces, places)


def _write(
    of: tuple[str, str], pieces: Mapping[int, Piece], places: Mapping[int, str], target: IO[bytes]
) -> None:
    """Write the archive piece by piece; a file that has got lost is told of in the contents."""
    told: list[Piece] = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for evidence_id, piece in pieces.items():
            path = file_at(places.get(evidence_id, "")) if piece.file else None
            if path is not None:
                archive.write(path, piece.file)
            lost = bool(piece.file) and path is None
            told.append(replace(piece, file="", why=_("Filen saknas i tjänsten.")) if lost else piece)
        archive.writestr(CONTENTS, contents_page(*of, clock.in_sweden(clock.now()), told))


def _piece(evidence_id: int, number: int, found: Mapping[str, list[Beside]], edition: Edition) -> Piece:
    here = [(asked, one) for asked, some in found.items() for one in some if one.id == evidence_id]
    one = here[0][1]
    places = tuple(
        Place(question.number, str(question.text), beside.page)
        for asked, question in edition.questions.items()
        for which, beside in here
        if which == asked
    )
    why = ""
    if one.why:
        why = _("Återkallat: %(why)s", why=one.why)
    elif not one.there:
        why = _("Inte granskad än, lämnas inte ut")
    file = f"{number:02d}-{file_name(one.title)}.{one.ending}" if one.is_file and not why else ""
    return Piece(number, one.title, file, one.url, why, places)
