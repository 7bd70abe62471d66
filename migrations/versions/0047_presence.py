"""Who is at a question just now."""

from alembic import op
import sqlalchemy as sa

revision = '0047_presence'
down_revision = '0046_public_examples'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'presence',
        sa.Column('assessment_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('question_id', sa.String(length=80), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_presence_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_presence_person_id_person')),
        sa.PrimaryKeyConstraint('assessment_id', 'person_id', name=op.f('pk_presence')),
    )
    op.create_index(op.f('ix_presence_at'), 'presence', ['at'])
    op.create_index(op.f('ix_presence_person_id'), 'presence', ['person_id'])


def downgrade() -> None:
    op.drop_table('presence')
