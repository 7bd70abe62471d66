"""What is compared where nothing may be given away."""

from __future__ import annotations

import re

from sqlalchemy import select

from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.store.database import db
from webapp.ground.who import Municipality


def without_tokens(html: str) -> str:
    """Leave out what is drawn by lot for a page: tokens of forms, and the question to a passkey."""
    drawn = r'name="(csrf_token|request_key|state)" value="[^"]+"|&#34;challenge&#34;: &#34;[^&]+&#34;'
    return re.sub(drawn, "", html)


def result_of(name: str) -> str:
    query = select(PublishedResult.id).join(Municipality, Municipality.id == PublishedResult.municipality_id)
    return f"/resultat/{db.session.scalars(query.where(Municipality.name == name)).one()}"
