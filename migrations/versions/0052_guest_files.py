"""Files that guests send with their proposals."""

from alembic import op
import sqlalchemy as sa

revision = '0052_guest_files'
down_revision = '0051_sureness'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'proposed_file',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('task_id', sa.Integer(), nullable=False),
        sa.Column('evidence_id', sa.Integer(), nullable=False),
        sa.Column('proposal_id', sa.Integer(), nullable=True),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('fk_proposed_file_task_id_task')),
        sa.ForeignKeyConstraint(
            ['evidence_id'],
            ['evidence.id'],
            name=op.f('fk_proposed_file_evidence_id_evidence'),
            ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['proposal_id'], ['proposal.id'], name=op.f('fk_proposed_file_proposal_id_proposal')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_proposed_file')),
        sa.UniqueConstraint('task_id', 'evidence_id', name=op.f('uq_proposed_file_task_id_evidence_id')),
    )
    op.create_index(op.f('ix_proposed_file_evidence_id'), 'proposed_file', ['evidence_id'])
    op.create_index(op.f('ix_proposed_file_proposal_id'), 'proposed_file', ['proposal_id'])
    op.add_column(
        'evidence', sa.Column('from_guest', sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    # Not as a batch: SQLite would make the table anew, and rows of others lead to it.
    op.drop_column('evidence', 'from_guest')
    op.drop_table('proposed_file')
