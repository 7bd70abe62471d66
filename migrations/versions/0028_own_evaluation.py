"""An own assessment of some areas, kept in an archive or taken away while empty; who answers, and who reads."""

from alembic import op
import sqlalchemy as sa

revision = '0028_own_evaluation'
down_revision = '0027_office'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('assessment', sa.Column('areas', sa.String(length=60), server_default='', nullable=False))
    op.add_column('assessment', sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True))
    op.add_column('assessment', sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        'answerer',
        sa.Column('assessment_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_answerer_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_answerer_person_id_person')),
        sa.PrimaryKeyConstraint('assessment_id', 'person_id', name=op.f('pk_answerer')),
    )
    op.create_index(op.f('ix_answerer_person_id'), 'answerer', ['person_id'])
    op.create_table(
        'share',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('assessment_id', sa.Integer(), nullable=False),
        sa.Column('visit_id', sa.Integer(), nullable=True),
        sa.Column('email', sa.String(length=255), nullable=False),
        sa.Column('shared_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('shared_by_id', sa.Integer(), nullable=False),
        sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_share_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(['shared_by_id'], ['person.id'], name=op.f('fk_share_shared_by_id_person')),
        sa.ForeignKeyConstraint(['visit_id'], ['assessment.id'], name=op.f('fk_share_visit_id_assessment')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_share')),
    )
    op.create_index(op.f('ix_share_assessment_id'), 'share', ['assessment_id'])
    op.create_index(op.f('ix_share_email'), 'share', ['email'])
    op.create_index(op.f('ix_share_visit_id'), 'share', ['visit_id'])


def downgrade() -> None:
    op.drop_table('share')
    op.drop_table('answerer')
    # Not as a batch: SQLite would make the table anew, and rows of others lead to it.
    op.drop_column('assessment', 'removed_at')
    op.drop_column('assessment', 'archived_at')
    op.drop_column('assessment', 'areas')
