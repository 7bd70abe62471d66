"""The office's own words of invitation, what became of them, a round's own numbers, and its archive."""

from alembic import op
import sqlalchemy as sa

revision = '0027_office'
down_revision = '0026_letters'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'invitation_text',
        sa.Column('round_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('saved_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['round_id'], ['award_round.id'], name=op.f('fk_invitation_text_round_id_award_round')
        ),
        sa.ForeignKeyConstraint(
            ['saved_by_id'], ['person.id'], name=op.f('fk_invitation_text_saved_by_id_person')
        ),
        sa.PrimaryKeyConstraint('round_id', name=op.f('pk_invitation_text')),
    )
    op.add_column(
        'invitation', sa.Column('to_contact', sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column('invitation', sa.Column('opened_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('award_round', sa.Column('fewest', sa.Integer(), nullable=True))
    op.add_column('award_round', sa.Column('most', sa.Integer(), nullable=True))
    op.add_column('award_round', sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('award_round', 'archived_at')
    op.drop_column('award_round', 'most')
    op.drop_column('award_round', 'fewest')
    op.drop_column('invitation', 'opened_at')
    op.drop_column('invitation', 'to_contact')
    op.drop_table('invitation_text')
