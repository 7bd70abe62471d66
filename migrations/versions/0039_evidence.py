"""A municipality's evidence: files and links in one register, and where each is used."""

from alembic import op
import sqlalchemy as sa

revision = '0039_evidence'
down_revision = '0038_read_through'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'evidence',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('municipality_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=10), nullable=False),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('url', sa.String(length=500), nullable=False),
        sa.Column('ending', sa.String(length=5), nullable=False),
        sa.Column('size', sa.Integer(), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('place', sa.String(length=64), nullable=True),
        sa.Column('scan', sa.String(length=10), nullable=False),
        sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('added_by_id', sa.Integer(), nullable=False),
        sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('withdrawn_by_id', sa.Integer(), nullable=True),
        sa.Column('why', sa.String(length=1000), nullable=False),
        sa.ForeignKeyConstraint(['added_by_id'], ['person.id'], name=op.f('fk_evidence_added_by_id_person')),
        sa.ForeignKeyConstraint(
            ['municipality_id'], ['municipality.id'], name=op.f('fk_evidence_municipality_id_municipality')
        ),
        sa.ForeignKeyConstraint(
            ['withdrawn_by_id'], ['person.id'], name=op.f('fk_evidence_withdrawn_by_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
        sa.UniqueConstraint('place', name=op.f('uq_evidence_place')),
    )
    op.create_index(op.f('ix_evidence_municipality_id'), 'evidence', ['municipality_id'])
    op.create_index(
        'uq_evidence_municipality_id_digest',
        'evidence',
        ['municipality_id', 'digest'],
        unique=True,
        sqlite_where=sa.text('withdrawn_at IS NULL'),
        postgresql_where=sa.text('withdrawn_at IS NULL'),
    )
    op.create_table(
        'evidence_use',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('assessment_id', sa.Integer(), nullable=False),
        sa.Column('question_id', sa.String(length=80), nullable=False),
        sa.Column('evidence_id', sa.Integer(), nullable=False),
        sa.Column('page', sa.String(length=100), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['assessment_id'], ['assessment.id'], name=op.f('fk_evidence_use_assessment_id_assessment')
        ),
        sa.ForeignKeyConstraint(
            ['evidence_id'], ['evidence.id'], name=op.f('fk_evidence_use_evidence_id_evidence')
        ),
        sa.ForeignKeyConstraint(
            ['used_by_id'], ['person.id'], name=op.f('fk_evidence_use_used_by_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence_use')),
        sa.UniqueConstraint(
            'assessment_id',
            'question_id',
            'evidence_id',
            name=op.f('uq_evidence_use_assessment_id_question_id_evidence_id'),
        ),
    )
    op.create_index(op.f('ix_evidence_use_evidence_id'), 'evidence_use', ['evidence_id'])


def downgrade() -> None:
    op.drop_table('evidence_use')
    op.drop_table('evidence')
