"""Files that were taken home and brought back wait to be looked over."""

from alembic import op
import sqlalchemy as sa

revision = '0022_returned_files'
down_revision = '0021_jobs'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'returned_file',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False),
        sa.Column('about', sa.Integer(), nullable=False),
        sa.Column('file_name', sa.String(length=200), nullable=False),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('sent_by_id', sa.Integer(), nullable=False),
        sa.Column('read_in_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['sent_by_id'], ['person.id'], name=op.f('fk_returned_file_sent_by_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_returned_file')),
    )
    op.create_index('ix_returned_file_kind_about', 'returned_file', ['kind', 'about'])
    op.create_index(op.f('ix_returned_file_sent_by_id'), 'returned_file', ['sent_by_id'])


def downgrade() -> None:
    op.drop_table('returned_file')
