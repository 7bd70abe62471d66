"""Tables that were sent wait here for the worker that reads them."""

from alembic import op
import sqlalchemy as sa

revision = '0036_sent_tables'
down_revision = '0028_own_evaluation'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'sent_table',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('asked', sa.JSON(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=True),
        sa.Column('found', sa.Text(), nullable=True),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('sent_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['sent_by_id'], ['person.id'], name=op.f('fk_sent_table_sent_by_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_sent_table')),
    )
    op.create_index(op.f('ix_sent_table_sent_by_id'), 'sent_table', ['sent_by_id'])


def downgrade() -> None:
    op.drop_table('sent_table')
