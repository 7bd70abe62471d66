"""The letter that tells a municipality's coordinators that something is handed in."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.assessment.models.assessments import Assessment
from webapp.ground.mail import outbox
from webapp.people.queries.people import coordinators


def tell_receipt(row: Assessment) -> None:
    """Write to every coordinator that the answers are handed in: the receipt's number, and no answers."""
    for person in coordinators(row.municipality_id):
        outbox.write(
            f"receipt:{row.id}:{row.receipt_hash[:16]}:{person.id}",
            person.email,
            _("Kvitto %(number)s: %(place)s", number=row.receipt_number, place=row.municipality.name),
            _(
                "Hej %(name)s.\n\n"
                "%(what)s för %(place)s är inlämnad, undertecknad av %(signed)s, %(title)s.\n\n"
                "Kvittots nummer är %(number)s. Öppna länken för att se hela kvittot.",
                name=person.name,
                what=row.name,
                place=row.municipality.name,
                signed=row.signed_name,
                title=row.signed_title,
                number=row.receipt_number,
            ),
            f"/sjalvvardering/{row.id}/kvitto",
            round_id=row.round_id,
            municipality_id=row.municipality_id,
        )
