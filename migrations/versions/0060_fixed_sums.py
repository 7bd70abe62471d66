"""The points of fixed results by area, and the events that are about no answer and no mark, found fast.

Those that are fixed already get theirs by `flask results rebuild`; until then they are counted at each visit.
"""

from alembic import op
import sqlalchemy as sa

revision = '0060_fixed_sums'
down_revision = '0056_taken_over'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'fixed_sums',
        sa.Column('result_id', sa.Integer(), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('areas', sa.JSON(), nullable=False),
        sa.Column('changes', sa.JSON(), nullable=False),
        sa.Column('unchecked', sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ['result_id'], ['published_result.id'], name=op.f('fk_fixed_sums_result_id_published_result')
        ),
        sa.PrimaryKeyConstraint('result_id', name=op.f('pk_fixed_sums')),
    )
    elsewhere = sa.text('assessment_id IS NULL AND evaluation_id IS NULL')
    op.create_index(
        'ix_event_elsewhere',
        'event',
        ['assessment_id', 'evaluation_id', 'what'],
        postgresql_where=elsewhere,
        sqlite_where=elsewhere,
    )


def downgrade() -> None:
    op.drop_index('ix_event_elsewhere', 'event')
    op.drop_table('fixed_sums')
