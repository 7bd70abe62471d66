"""How sure an evaluator is of a mark."""

from alembic import op
import sqlalchemy as sa

revision = '0051_sureness'
down_revision = '0050_short_facts'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'evaluator_mark', sa.Column('sureness', sa.String(length=10), server_default='', nullable=False)
    )


def downgrade() -> None:
    op.drop_column('evaluator_mark', 'sureness')
