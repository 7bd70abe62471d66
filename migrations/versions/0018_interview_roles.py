"""The roles that an interview is held with, where a pair has chosen them."""

from alembic import op
import sqlalchemy as sa

revision = '0018_interview_roles'
down_revision = '0017_office'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('evaluation_source', schema=None) as batch_op:
        batch_op.add_column(sa.Column('roles', sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('evaluation_source', schema=None) as batch_op:
        batch_op.drop_column('roles')
