"""Whether last time's answers stand beside the questions of an own assessment."""

from alembic import op
import sqlalchemy as sa

revision = '0058_last_time'
down_revision = '0060_fixed_sums'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not as a batch: SQLite would make the table anew, and most of the others lead to its rows.
    beside = sa.Column('beside_last', sa.Boolean(), server_default=sa.true(), nullable=False)
    op.add_column('assessment', beside)


def downgrade() -> None:
    op.drop_column('assessment', 'beside_last')
