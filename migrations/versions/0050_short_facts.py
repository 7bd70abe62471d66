"""Short facts about a municipality for the report of its evaluation."""

from alembic import op
import sqlalchemy as sa

revision = '0050_short_facts'
down_revision = '0049_visit'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'short_fact',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('assessment_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False),
        sa.Column('value', sa.String(length=200), nullable=False),
        sa.Column('year', sa.String(length=20), nullable=False),
        sa.Column('source', sa.String(length=200), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('saved_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_short_fact_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(
            ['saved_by_id'], ['person.id'], name=op.f('fk_short_fact_saved_by_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_short_fact')),
        sa.UniqueConstraint('assessment_id', 'kind', name=op.f('uq_short_fact_assessment_id_kind')),
    )


def downgrade() -> None:
    op.drop_table('short_fact')
