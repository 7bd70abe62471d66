"""Meetings: their polls with what each came to, and the votes of a poll until they are counted."""

from alembic import op
import sqlalchemy as sa

revision = '0040_meetings'
down_revision = '0039_evidence'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'meeting',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('assessment_id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(length=6), nullable=True),
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('questions', sa.JSON(), nullable=False),
        sa.Column('turn', sa.Integer(), nullable=False),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('started_by_id', sa.Integer(), nullable=False),
        sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_meeting_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(['started_by_id'], ['person.id'], name=op.f('fk_meeting_started_by_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_meeting')),
        sa.UniqueConstraint('code_hash', name=op.f('uq_meeting_code_hash')),
    )
    op.create_index(op.f('ix_meeting_assessment_id'), 'meeting', ['assessment_id'])
    op.create_index(op.f('ix_meeting_ended_at'), 'meeting', ['ended_at'])
    op.create_table(
        'poll',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('meeting_id', sa.Integer(), nullable=False),
        sa.Column('turn', sa.Integer(), nullable=False),
        sa.Column('question_id', sa.String(length=80), nullable=False),
        sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('counts', sa.JSON(), nullable=True),
        sa.Column('voted', sa.Integer(), nullable=False),
        sa.Column('levels', sa.JSON(), nullable=False),
        sa.Column('minutes', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('saved_by_id', sa.Integer(), nullable=True),
        sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_poll_meeting_id_meeting')),
        sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_poll_saved_by_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_poll')),
        sa.UniqueConstraint('meeting_id', 'turn', name=op.f('uq_poll_meeting_id_turn')),
    )
    op.create_table(
        'vote',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('poll_id', sa.Integer(), nullable=False),
        sa.Column('voter', sa.String(length=64), nullable=False),
        sa.Column('levels', sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(['poll_id'], ['poll.id'], name=op.f('fk_vote_poll_id_poll')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_vote')),
        sa.UniqueConstraint('poll_id', 'voter', name=op.f('uq_vote_poll_id_voter')),
    )


def downgrade() -> None:
    op.drop_table('vote')
    op.drop_table('poll')
    op.drop_table('meeting')
