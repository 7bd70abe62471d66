"""When a part is to be done, and when whoever has it was last asked how it goes."""

from alembic import op
import sqlalchemy as sa

revision = '0037_board'
down_revision = '0036_sent_tables'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('task', sa.Column('due_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('task', sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    # Not as a batch: SQLite would make the table anew, and rows of others lead to it.
    op.drop_column('task', 'asked_at')
    op.drop_column('task', 'due_at')
