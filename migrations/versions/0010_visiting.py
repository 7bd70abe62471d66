"""What evaluators gather before and during a visit: sources, links, interviews and ticks."""

from alembic import op
import sqlalchemy as sa

revision = '0010_visiting'
down_revision = '0009_conflicts'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('evaluation_source',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('address', sa.String(length=500), nullable=False),
    sa.Column('dated', sa.Date(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=False),
    sa.Column('gone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_evaluation_source_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_evaluation_source_saved_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_source'))
    )
    with op.batch_alter_table('evaluation_source', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evaluation_source_evaluation_id'), ['evaluation_id'], unique=False)

    op.create_table('source_link',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=False),
    sa.Column('track', sa.String(length=10), nullable=False),
    sa.Column('question_id', sa.String(length=80), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_source_link_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['source_id'], ['evaluation_source.id'], name=op.f('fk_source_link_source_id_evaluation_source')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_source_link')),
    sa.UniqueConstraint('source_id', 'track', 'question_id', name=op.f('uq_source_link_source_id_track_question_id'))
    )
    with op.batch_alter_table('source_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_source_link_evaluation_id'), ['evaluation_id'], unique=False)

    op.create_table('interview_question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('source_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.String(length=80), nullable=False),
    sa.Column('asked', sa.Boolean(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('saved_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_interview_question_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_interview_question_saved_by_id_person')),
    sa.ForeignKeyConstraint(['source_id'], ['evaluation_source.id'], name=op.f('fk_interview_question_source_id_evaluation_source')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interview_question')),
    sa.UniqueConstraint('source_id', 'question_id', name=op.f('uq_interview_question_source_id_question_id'))
    )
    with op.batch_alter_table('interview_question', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interview_question_evaluation_id'), ['evaluation_id'], unique=False)

    op.create_table('plan_tick',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.String(length=80), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_plan_tick_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_plan_tick_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_tick')),
    sa.UniqueConstraint('evaluation_id', 'question_id', name=op.f('uq_plan_tick_evaluation_id_question_id'))
    )
    with op.batch_alter_table('plan_tick', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_tick_evaluation_id'), ['evaluation_id'], unique=False)


def downgrade() -> None:
    for table in ('plan_tick', 'interview_question', 'source_link', 'evaluation_source'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f'ix_{table}_evaluation_id'))
        op.drop_table(table)
