"""The language a person reads in, pages and letters alike."""

from alembic import op
import sqlalchemy as sa

revision = '0042_language'
down_revision = '0041_plans'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('person', sa.Column('language', sa.String(length=5), server_default='', nullable=False))


def downgrade() -> None:
    op.drop_column('person', 'language')
