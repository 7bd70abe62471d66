"""How two evaluators agree: who begins with what, who writes, and the minutes."""

from alembic import op
import sqlalchemy as sa

revision = '0011_consensus'
down_revision = '0010_visiting'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('beginning',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('subarea', sa.String(length=10), nullable=False),
    sa.Column('track', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_beginning_evaluation_id_evaluation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_beginning')),
    sa.UniqueConstraint('evaluation_id', 'subarea', name=op.f('uq_beginning_evaluation_id_subarea'))
    )
    with op.batch_alter_table('beginning', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_beginning_evaluation_id'), ['evaluation_id'], unique=False)

    op.create_table('pen',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_pen_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_pen_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pen')),
    sa.UniqueConstraint('evaluation_id', name=op.f('uq_pen_evaluation_id'))
    )
    op.create_table('minutes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.String(length=80), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_minutes_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_minutes_saved_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes')),
    sa.UniqueConstraint('evaluation_id', 'question_id', name=op.f('uq_minutes_evaluation_id_question_id'))
    )
    with op.batch_alter_table('minutes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_minutes_evaluation_id'), ['evaluation_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('minutes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_minutes_evaluation_id'))

    op.drop_table('minutes')
    op.drop_table('pen')
    with op.batch_alter_table('beginning', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_beginning_evaluation_id'))

    op.drop_table('beginning')
