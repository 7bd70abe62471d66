"""Action plans: improvement areas, actions, follow-ups, and the evaluators who are asked to read them."""

from alembic import op
import sqlalchemy as sa

revision = '0041_plans'
down_revision = '0040_meetings'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _id():
    return sa.Column('id', sa.Integer(), nullable=False)


def _to(column, *, nullable=False):
    return sa.Column(column, sa.Integer(), nullable=nullable)


def _leads(own, column, table):
    return sa.ForeignKeyConstraint([column], [f'{table}.id'], name=op.f(f'fk_{own}_{column}_{table}'))


def upgrade() -> None:
    op.create_table(
        'plan',
        _id(),
        _to('assessment_id'),
        sa.Column('basis', sa.JSON(), nullable=False),
        sa.Column('based_at', MOMENT, nullable=False),
        sa.Column('review_on', sa.Date(), nullable=True),
        sa.Column('made_at', MOMENT, nullable=False),
        _to('made_by_id'),
        _leads('plan', 'assessment_id', 'assessment'),
        _leads('plan', 'made_by_id', 'person'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
        sa.UniqueConstraint('assessment_id', name=op.f('uq_plan_assessment_id')),
    )
    op.create_table(
        'improvement',
        _id(),
        _to('plan_id'),
        sa.Column('origin', sa.String(length=10), nullable=False),
        sa.Column('place', sa.String(length=80), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('left_why', sa.String(length=1000), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        _leads('improvement', 'plan_id', 'plan'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_improvement')),
    )
    op.create_index(op.f('ix_improvement_plan_id'), 'improvement', ['plan_id'])
    op.create_table(
        'plan_action',
        _id(),
        _to('plan_id'),
        _to('improvement_id'),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        _to('owner_id', nullable=True),
        sa.Column('owner_name', sa.String(length=120), nullable=False),
        sa.Column('informed', sa.String(length=300), nullable=False),
        sa.Column('last_on', sa.Date(), nullable=True),
        sa.Column('state', sa.String(length=10), nullable=False),
        sa.Column('dropped_why', sa.String(length=1000), nullable=False),
        sa.Column('done_on', sa.Date(), nullable=True),
        sa.Column('aims', sa.JSON(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_at', MOMENT, nullable=False),
        _to('saved_by_id'),
        sa.CheckConstraint(
            "state <> 'dropped' OR dropped_why <> ''", name=op.f('ck_plan_action_reason_if_dropped')
        ),
        _leads('plan_action', 'plan_id', 'plan'),
        _leads('plan_action', 'improvement_id', 'improvement'),
        _leads('plan_action', 'owner_id', 'person'),
        _leads('plan_action', 'saved_by_id', 'person'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_action')),
    )
    for column in ('plan_id', 'improvement_id', 'owner_id'):
        op.create_index(op.f(f'ix_plan_action_{column}'), 'plan_action', [column])
    op.create_table(
        'follow_up',
        _id(),
        _to('plan_id'),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('content', sa.JSON(), nullable=False),
        sa.Column('at', MOMENT, nullable=False),
        _to('person_id'),
        _leads('follow_up', 'plan_id', 'plan'),
        _leads('follow_up', 'person_id', 'person'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_up')),
    )
    op.create_index(op.f('ix_follow_up_plan_id'), 'follow_up', ['plan_id'])
    op.create_table(
        'plan_reader',
        _id(),
        _to('plan_id'),
        _to('person_id'),
        sa.Column('asked_at', MOMENT, nullable=False),
        _to('asked_by_id'),
        sa.Column('ended_at', MOMENT, nullable=True),
        _leads('plan_reader', 'plan_id', 'plan'),
        _leads('plan_reader', 'person_id', 'person'),
        _leads('plan_reader', 'asked_by_id', 'person'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_reader')),
        sa.UniqueConstraint('plan_id', 'person_id', name=op.f('uq_plan_reader_plan_id_person_id')),
    )
    for column in ('plan_id', 'person_id'):
        op.create_index(op.f(f'ix_plan_reader_{column}'), 'plan_reader', [column])
    op.create_table(
        'plan_word',
        _id(),
        _to('plan_id'),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('at', MOMENT, nullable=False),
        _to('person_id'),
        _leads('plan_word', 'plan_id', 'plan'),
        _leads('plan_word', 'person_id', 'person'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_word')),
    )
    op.create_index(op.f('ix_plan_word_plan_id'), 'plan_word', ['plan_id'])


def downgrade() -> None:
    for table in ('plan_word', 'plan_reader', 'follow_up', 'plan_action', 'improvement', 'plan'):
        op.drop_table(table)
