"""Tables of participants wait to be confirmed; what has been read in can be undone."""

from alembic import op
import sqlalchemy as sa

revision = '0019_incoming_tables'
down_revision = '0018_interview_roles'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'participant_table',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('file_name', sa.String(length=200), nullable=False),
        sa.Column('content', sa.Text(), nullable=False),
        sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('sent_by_id', sa.Integer(), nullable=False),
        sa.Column('read_in_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('brought', sa.JSON(), nullable=True),
        sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_participant_table_round_id_award_round')),
        sa.ForeignKeyConstraint(['sent_by_id'], ['person.id'], name=op.f('fk_participant_table_sent_by_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_participant_table')),
    )
    with op.batch_alter_table('participant_table', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_participant_table_round_id'), ['round_id'], unique=False)
    with op.batch_alter_table('figure_table', schema=None) as batch_op:
        batch_op.add_column(sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('figure_table', schema=None) as batch_op:
        batch_op.drop_column('undone_at')
    op.drop_table('participant_table')
