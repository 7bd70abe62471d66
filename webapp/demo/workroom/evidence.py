"""Evidence of two municipalities: plans, follow-ups and links, some used at several questions."""

from __future__ import annotations

from io import BytesIO

from sqlalchemy import select

from webapp.assessment.models.assessments import AWARD, Assessment
from webapp.demo.people import COMPASS, NOMINATION
from webapp.evidence.deeds import register_entries, uses
from webapp.ground import context
from webapp.ground.roles import COORDINATOR
from webapp.ground.store.database import db, one_transaction
from webapp.ground.who import Membership, Municipality
from webapp.people.queries.own_municipality import own_municipality

FILES = (
    ("Verksamhetsplaner, alla nämnder", "s. 4–9", (0, 3, 11)),
    ("Årsredovisning", "s. 22–31", (5, 6)),
    ("Medborgarundersökning, resultat per område", "tabell 3", (8,)),
    ("Riktlinjer för dialog med invånarna", "avsnitt 2", (1,)),
)
"""Each file with where to read in it, and the places of the questions that it is used at."""
LINKS = (("mal-och-budget", "Mål och budget", (0, 2)), ("e-tjanster", "Alla e-tjänster", (9,)))
PLACES = ("Exempelby", "Norrvik")


def lay(name: str) -> None:
    """Let a municipality take evidence in, and put it beside answers of both questionnaires."""
    municipality_id = db.session.scalars(select(Municipality.id).where(Municipality.name == name)).one()
    who = select(Membership.person_id).where(
        Membership.municipality_id == municipality_id, Membership.role == COORDINATOR
    )
    place = own_municipality(db.session.scalars(who.order_by(Membership.id)).first() or 0, municipality_id)
    for title, page, at in FILES:
        file = BytesIO(small_pdf(f"{title}, {name}"))
        _use(
            place.person_id, municipality_id, register_entries.take_file(place, file, "", title).id, page, at
        )
    for path, title, at in LINKS:
        taken = register_entries.take_link(place, f"https://{name.lower()}.example/{path}", title)
        _use(place.person_id, municipality_id, taken.id, "", at)


def _use(person_id: int, municipality_id: int, evidence_id: int, page: str, at: tuple[int, ...]) -> None:
    """Put evidence beside the answers of the compass, and beside the first of the nomination."""
    query = select(Assessment).where(
        Assessment.municipality_id == municipality_id, Assessment.purpose == AWARD
    )
    rows = {row.edition: row.id for row in db.session.scalars(query.order_by(Assessment.id.desc()))}
    places = [(rows[COMPASS], list(context.edition(COMPASS).questions)[one]) for one in at]
    places.append((rows[NOMINATION], list(context.edition(NOMINATION).questions)[at[0]]))
    with one_transaction():
        for one in places:
            uses.put_beside(one, municipality_id, evidence_id, page, person_id)


def small_pdf(title: str) -> bytes:
    """Write a page with a title, as small as a PDF can be."""
    shown = b"BT /F1 20 Tf 60 760 Td (" + title.encode("cp1252") + b") Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    made, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        starts.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + head + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)
