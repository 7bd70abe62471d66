"""The days of a visit, its interviews' length and people, what is asked for, and passages."""

from alembic import op
import sqlalchemy as sa

revision = '0049_visit'
down_revision = '0047_presence'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _visit()
    _source()
    _request()
    _passage()


def _visit() -> None:
    op.create_table(
        'visit',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('evaluation_id', sa.Integer(), nullable=False),
        sa.Column('first_on', sa.Date(), nullable=True),
        sa.Column('last_on', sa.Date(), nullable=True),
        sa.Column('report_on', sa.Date(), nullable=True),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_at', MOMENT, nullable=False),
        sa.Column('saved_by_id', sa.Integer(), nullable=False),
        sa.Column('sent_at', MOMENT, nullable=True),
        sa.Column('sent_by_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ['evaluation_id'], ['evaluation.id'], name=op.f('fk_visit_evaluation_id_evaluation')
        ),
        sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_visit_saved_by_id_person')),
        sa.ForeignKeyConstraint(['sent_by_id'], ['person.id'], name=op.f('fk_visit_sent_by_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_visit')),
        sa.UniqueConstraint('evaluation_id', name=op.f('uq_visit_evaluation_id')),
    )


def _source() -> None:
    # Not as a batch: SQLite would make the table anew, and notes and links lead to its rows.
    table = 'evaluation_source'
    op.add_column(table, sa.Column('minutes', sa.Integer(), nullable=True))
    op.add_column(table, sa.Column('people', sa.Integer(), nullable=True))
    op.add_column(table, sa.Column('track', sa.String(length=10), server_default='', nullable=False))
    key = 'CONSTRAINT fk_evaluation_source_evidence_id_evidence REFERENCES evidence (id)'
    op.execute(f'ALTER TABLE {table} ADD COLUMN evidence_id INTEGER {key}')
    op.create_index(op.f('ix_evaluation_source_evidence_id'), table, ['evidence_id'])


def _request() -> None:
    table = 'evidence_request'
    keys = {
        'evaluation_id': 'evaluation',
        'asked_by_id': 'person',
        'came_by_id': 'person',
        'evidence_id': 'evidence',
        'source_id': 'evaluation_source',
        'withdrawn_by_id': 'person',
    }
    op.create_table(
        table,
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('evaluation_id', sa.Integer(), nullable=False),
        sa.Column('question_id', sa.String(length=80), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('last_on', sa.Date(), nullable=False),
        sa.Column('asked_at', MOMENT, nullable=False),
        sa.Column('asked_by_id', sa.Integer(), nullable=False),
        sa.Column('came_at', MOMENT, nullable=True),
        sa.Column('came_by_id', sa.Integer(), nullable=True),
        sa.Column('answer', sa.Text(), nullable=False),
        sa.Column('evidence_id', sa.Integer(), nullable=True),
        sa.Column('source_id', sa.Integer(), nullable=True),
        sa.Column('withdrawn_at', MOMENT, nullable=True),
        sa.Column('withdrawn_by_id', sa.Integer(), nullable=True),
        sa.Column('why', sa.String(length=1000), nullable=False),
        *(
            sa.ForeignKeyConstraint([key], [f'{to}.id'], name=op.f(f'fk_{table}_{key}_{to}'))
            for key, to in keys.items()
        ),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
    )
    op.create_index(op.f(f'ix_{table}_evaluation_id'), table, ['evaluation_id'])
    op.create_index(op.f(f'ix_{table}_evidence_id'), table, ['evidence_id'])


def _passage() -> None:
    op.create_table(
        'passage',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('evaluation_id', sa.Integer(), nullable=False),
        sa.Column('part', sa.String(length=10), nullable=False),
        sa.Column('source_id', sa.Integer(), nullable=False),
        sa.Column('question_id', sa.String(length=80), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('at', MOMENT, nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['evaluation_id'], ['evaluation.id'], name=op.f('fk_passage_evaluation_id_evaluation')
        ),
        sa.ForeignKeyConstraint(
            ['source_id'], ['evaluation_source.id'], name=op.f('fk_passage_source_id_evaluation_source')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_passage_person_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_passage')),
    )
    op.create_index(op.f('ix_passage_evaluation_id'), 'passage', ['evaluation_id'])


def downgrade() -> None:
    for table in ('passage', 'evidence_request', 'visit'):
        op.drop_table(table)
    op.drop_index(op.f('ix_evaluation_source_evidence_id'), 'evaluation_source')
    for column in ('evidence_id', 'track', 'people', 'minutes'):
        op.drop_column('evaluation_source', column)
