"""Backups that have been made, so that a monitor can tell how old the last one is."""

from alembic import op
import sqlalchemy as sa

revision = '0024_backups'
down_revision = '0023_second_factor'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'backup',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('size', sa.BigInteger(), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_backup')),
    )


def downgrade() -> None:
    op.drop_table('backup')
