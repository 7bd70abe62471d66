"""The combined order is shown by a deed of its own; and whose word a nomination was."""

from alembic import op
import sqlalchemy as sa

revision = '0016_shown_order'
down_revision = '0015_draft_versions'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shown_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('counted', sa.JSON(), nullable=True))
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.add_column(sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('nomination_reason', schema=None) as batch_op:
        batch_op.add_column(sa.Column('by_group', sa.Boolean(), server_default=sa.true(), nullable=False))
    # Until now an order was shown to the whole group the moment it was closed.
    op.execute('UPDATE panel SET shown_at = closed_at WHERE closed_at IS NOT NULL')


def downgrade() -> None:
    with op.batch_alter_table('nomination_reason', schema=None) as batch_op:
        batch_op.drop_column('by_group')
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.drop_column('agreed_at')
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.drop_column('counted')
        batch_op.drop_column('shown_at')
