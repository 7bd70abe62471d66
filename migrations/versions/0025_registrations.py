"""Municipalities that begin by themselves: registrations, e-mail domains, and who is in provisionally."""

from alembic import op
import sqlalchemy as sa

revision = '0025_registrations'
down_revision = '0024_backups'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('membership', sa.Column('provisional_until', sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        'registration',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('token_hash', sa.String(length=64), nullable=False),
        sa.Column('municipality', sa.String(length=80), nullable=False),
        sa.Column('name', sa.String(length=120), nullable=False),
        sa.Column('title', sa.String(length=120), nullable=False),
        sa.Column('email', sa.String(length=255), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('person_id', sa.Integer(), nullable=True),
        sa.Column('provisional_until', sa.DateTime(timezone=True), nullable=True),
        sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('office_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('told_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('answered_by_id', sa.Integer(), nullable=True),
        sa.Column('by_office', sa.Boolean(), nullable=False),
        sa.Column('approved', sa.Boolean(), nullable=True),
        sa.Column('why', sa.String(length=500), nullable=False),
        sa.Column('invitation_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['answered_by_id'], ['person.id'], name=op.f('fk_registration_answered_by_id_person')),
        sa.ForeignKeyConstraint(
            ['invitation_id'], ['invitation.id'], name=op.f('fk_registration_invitation_id_invitation')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_registration_person_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_registration')),
        sa.UniqueConstraint('token_hash', name=op.f('uq_registration_token_hash')),
    )
    op.create_index(op.f('ix_registration_email'), 'registration', ['email'])
    op.create_index(op.f('ix_registration_municipality'), 'registration', ['municipality'])
    op.create_table(
        'municipal_domain',
        sa.Column('domain', sa.String(length=255), nullable=False),
        sa.Column('municipality', sa.String(length=80), nullable=False),
        sa.Column('trusted', sa.Boolean(), nullable=False),
        sa.Column('said_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('said_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['said_by_id'], ['person.id'], name=op.f('fk_municipal_domain_said_by_id_person')),
        sa.PrimaryKeyConstraint('domain', 'municipality', name=op.f('pk_municipal_domain')),
    )


def downgrade() -> None:
    op.drop_table('municipal_domain')
    op.drop_table('registration')
    op.drop_column('membership', 'provisional_until')
