"""When a municipality took back what it had asked about a good example."""

from alembic import op
import sqlalchemy as sa

revision = '0057_withdrawn_inquiries'
down_revision = '0055_inquiries'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('inquiry', sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('inquiry', 'withdrawn_at')
