"""When somebody last read an assessment through."""

from alembic import op
import sqlalchemy as sa

revision = '0038_read_through'
down_revision = '0037_board'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'read_through',
        sa.Column('assessment_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('read_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_read_through_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_read_through_person_id_person')),
        sa.PrimaryKeyConstraint('assessment_id', 'person_id', name=op.f('pk_read_through')),
    )
    op.create_index(op.f('ix_read_through_person_id'), 'read_through', ['person_id'])


def downgrade() -> None:
    op.drop_table('read_through')
