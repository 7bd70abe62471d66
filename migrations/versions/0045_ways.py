"""How a mark came about: chosen by itself, accepted by itself, or accepted with all of an area."""

from alembic import op
import sqlalchemy as sa

revision = '0045_ways'
down_revision = '0042_language'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('evaluator_mark', sa.Column('way', sa.String(length=12), server_default='', nullable=False))


def downgrade() -> None:
    op.drop_column('evaluator_mark', 'way')
