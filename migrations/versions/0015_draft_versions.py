"""Versions of a draft: what the municipality was given each time, and what its replies were about."""

from alembic import op
import sqlalchemy as sa

revision = '0015_draft_versions'
down_revision = '0014_internal_evaluators'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reasons', sa.JSON(), nullable=True))
    with op.batch_alter_table('right_of_reply', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer(), nullable=False, server_default='1'))
        batch_op.add_column(sa.Column('reasons', sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column('hurry', sa.Text(), nullable=False, server_default=''))
        batch_op.drop_constraint('uq_right_of_reply_evaluation_id', type_='unique')
        batch_op.create_unique_constraint('uq_right_of_reply_evaluation_id_number', ['evaluation_id', 'number'])
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer(), nullable=False, server_default='1'))
        batch_op.add_column(sa.Column('settled', sa.JSON(), nullable=True))
        batch_op.drop_constraint('uq_reply_evaluation_id_place', type_='unique')
        batch_op.create_unique_constraint(
            'uq_reply_evaluation_id_place_number', ['evaluation_id', 'place', 'number']
        )


def downgrade() -> None:
    op.execute('DELETE FROM reply WHERE number > 1')
    op.execute('DELETE FROM right_of_reply WHERE number > 1')
    with op.batch_alter_table('reply', schema=None) as batch_op:
        batch_op.drop_constraint('uq_reply_evaluation_id_place_number', type_='unique')
        batch_op.create_unique_constraint('uq_reply_evaluation_id_place', ['evaluation_id', 'place'])
        batch_op.drop_column('settled')
        batch_op.drop_column('number')
    with op.batch_alter_table('right_of_reply', schema=None) as batch_op:
        batch_op.drop_constraint('uq_right_of_reply_evaluation_id_number', type_='unique')
        batch_op.create_unique_constraint('uq_right_of_reply_evaluation_id', ['evaluation_id'])
        batch_op.drop_column('hurry')
        batch_op.drop_column('reasons')
        batch_op.drop_column('number')
    with op.batch_alter_table('review', schema=None) as batch_op:
        batch_op.drop_column('reasons')
