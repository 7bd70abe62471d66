"""The quality review and the right of reply."""

from alembic import op
import sqlalchemy as sa

revision = '0012_review'
down_revision = '0011_consensus'
branch_labels = None
depends_on = None


def _people(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], ['person.id'], name=op.f(f'fk_{table}_{column}_person'))
        for column in columns
    ]


def _evaluation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ['evaluation_id'], ['evaluation.id'], name=op.f(f'fk_{table}_evaluation_id_evaluation')
    )


def upgrade() -> None:
    op.create_table('review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_by_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('said_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('said_by_id', sa.Integer(), nullable=True),
    sa.Column('content', sa.JSON(), nullable=True),
    sa.CheckConstraint("outcome <> 'returned' OR why <> ''", name=op.f('ck_review_reason_where_it_is_returned')),
    _evaluation('review'),
    *_people('review', 'sent_by_id', 'said_by_id'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review')),
    sa.UniqueConstraint('evaluation_id', 'turn', name=op.f('uq_review_evaluation_id_turn'))
    )
    op.create_table('review_comment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=80), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    _evaluation('review_comment'),
    *_people('review_comment', 'person_id'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_review_comment'))
    )
    op.create_table('right_of_reply',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_by_id', sa.Integer(), nullable=False),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('content', sa.JSON(), nullable=False),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('finished_by_id', sa.Integer(), nullable=True),
    _evaluation('right_of_reply'),
    *_people('right_of_reply', 'opened_by_id', 'finished_by_id'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_right_of_reply')),
    sa.UniqueConstraint('evaluation_id', name=op.f('uq_right_of_reply_evaluation_id'))
    )
    op.create_table('reply',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('levels', sa.JSON(), nullable=False),
    sa.Column('clause', sa.Text(), nullable=False),
    sa.Column('evidence', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=False),
    sa.Column('outcome_why', sa.Text(), nullable=False),
    sa.Column('outcome_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('outcome_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("outcome = '' OR outcome_why <> ''", name=op.f('ck_reply_reason_for_every_outcome')),
    _evaluation('reply'),
    *_people('reply', 'saved_by_id', 'outcome_by_id'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reply')),
    sa.UniqueConstraint('evaluation_id', 'place', name=op.f('uq_reply_evaluation_id_place'))
    )
    for table in ('review', 'review_comment', 'reply'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f'ix_{table}_evaluation_id'), ['evaluation_id'], unique=False)


def downgrade() -> None:
    for table in ('review', 'review_comment', 'reply'):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_index(batch_op.f(f'ix_{table}_evaluation_id'))
    for table in ('reply', 'right_of_reply', 'review_comment', 'review'):
        op.drop_table(table)
