"""What is compared where nothing may be given away."""

from __future__ import annotations

import re

from sqlalchemy import select

from webapp.evaluation.models.evaluations import PublishedResult
from webapp.ground.store.database import db
from webapp.ground.who import Municipality


def without_tokens(html: str) -> str:
    """Leave out what is drawn by lot for a page: tokens, questions to a passkey, a secret for an app."""
    drawn = r'name="(csrf_token|request_key|state|proposal)" value="[^"]+"| data-options="[^"]+"'
    return re.sub(f'{drawn}| src="data:[^"]+"|<p class="secret">[^<]+</p>', "", html)


def result_of(name: str) -> str:
    query = select(PublishedResult.id).join(Municipality, Municipality.id == PublishedResult.municipality_id)
    return f"/resultat/{db.session.scalars(query.where(Municipality.name == name)).one()}"
