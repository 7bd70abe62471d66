"""Summaries of announced rounds, for public pages to read; those announced already get theirs."""

import re

from alembic import op
import sqlalchemy as sa

revision = '0020_summaries'
down_revision = '0019_incoming_tables'
branch_labels = None
depends_on = None

MADE = (
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('municipality', sa.String(length=80), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('honour', sa.String(length=20), nullable=False),
    sa.Column('motivation', sa.Text(), nullable=False),
    sa.Column('result_id', sa.Integer(), nullable=True),
    sa.Column('edition', sa.String(length=60), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('fixed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('points', sa.Text(), nullable=False),
    sa.Column('maximum', sa.Text(), nullable=False),
    sa.Column('own', sa.Text(), nullable=False),
    sa.Column('answered', sa.Integer(), nullable=False),
    sa.Column('areas', sa.JSON(), nullable=False),
    sa.Column('subareas', sa.JSON(), nullable=False),
)
NAMED = (
    'SELECT entrant.municipality_id, honour.kind, (SELECT public_text FROM motivation '
    'WHERE motivation.entrant_id = honour.entrant_id ORDER BY version DESC LIMIT 1) AS text '
    'FROM honour JOIN entrant ON entrant.id = honour.entrant_id WHERE honour.round_id = :round_id '
    "ORDER BY CASE WHEN honour.kind = 'winner' THEN 1 ELSE 0 END"
)
FIXED = (
    'SELECT published_result.* FROM published_result '
    'JOIN evaluation ON evaluation.id = published_result.evaluation_id '
    'JOIN assessment ON assessment.id = evaluation.assessment_id '
    'WHERE assessment.round_id = :round_id ORDER BY published_result.id'
)
ANNOUNCED = 'SELECT id, key, announced_at FROM award_round WHERE announced_at IS NOT NULL'


def upgrade() -> None:
    made = op.create_table(
        'summary',
        *MADE,
        sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_summary_municipality_id_municipality')),
        sa.ForeignKeyConstraint(['result_id'], ['published_result.id'], name=op.f('fk_summary_result_id_published_result')),
        sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_summary_round_id_award_round')),
        sa.PrimaryKeyConstraint('round_id', 'municipality_id', name=op.f('pk_summary')),
        sa.UniqueConstraint('result_id', name=op.f('uq_summary_result_id')),
    )
    op.create_index(op.f('ix_summary_municipality_id'), 'summary', ['municipality_id'])
    connection = op.get_bind()
    names = {one.id: one.name for one in connection.execute(sa.text('SELECT id, name FROM municipality'))}
    rounds = sa.text(ANNOUNCED).columns(announced_at=sa.DateTime(timezone=True))
    for award_round in connection.execute(rounds).all():
        rows = [dict(one, municipality=names[one['municipality_id']]) for one in _of(connection, award_round)]
        if rows:
            connection.execute(made.insert(), rows)


def downgrade() -> None:
    op.drop_table('summary')


def _of(connection, award_round):
    """Make the rows of a round as they were made when this was written; they can be made anew at any time."""
    about = {'round_id': award_round.id}
    named = {row.municipality_id: row for row in connection.execute(sa.text(NAMED), about)}
    typed = sa.text(FIXED).columns(figures=sa.JSON(), published_at=sa.DateTime(timezone=True))
    fixed = {row.municipality_id: row for row in connection.execute(typed, about)}
    year = re.match(r'(?:19|20)\d\d(?!\d)', award_round.key)
    for place in sorted({*named, *fixed}):
        honour, result = named.get(place), fixed.get(place)
        own, agreed = (result.figures['own'], result.figures['agreed']) if result else ({}, {})
        yield {
            'round_id': award_round.id,
            'municipality_id': place,
            'year': int(year[0]) if year else award_round.announced_at.year,
            'honour': honour.kind if honour else '',
            'motivation': honour.text or '' if honour else '',
            'result_id': result.id if result else None,
            'edition': result.edition if result else '',
            'digest': result.digest if result else '',
            'fixed_at': result.published_at if result else None,
            'points': agreed['total']['points'] if result else '',
            'maximum': agreed['total']['maximum'] if result else '',
            'own': own['total']['points'] if result else '',
            'answered': sum(one['state'] in ('answered', 'not_applicable') for one in own['questions'].values())
            if result
            else 0,
            'areas': _beside(own, agreed, 'areas'),
            'subareas': _beside(own, agreed, 'subareas'),
        }


def _beside(own, agreed, part):
    return {
        number: [score['points'], score['maximum'], own[part][number]['points']]
        for number, score in agreed.get(part, {}).items()
    }
