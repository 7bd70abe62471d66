"""Who somebody is: the second factor with its recovery codes, the title, and an address that is changing."""

from alembic import op
import sqlalchemy as sa

revision = '0023_second_factor'
down_revision = '0022_returned_files'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('person') as person:
        person.add_column(sa.Column('title', sa.String(length=120), server_default='', nullable=False))
    op.create_table(
        'address_change',
        sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('email', sa.String(length=255), nullable=False),
        sa.Column('new_hash', sa.String(length=64), nullable=False),
        sa.Column('old_hash', sa.String(length=64), nullable=False),
        sa.Column('new_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('old_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_address_change_person_id_person')),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_address_change')),
        sa.UniqueConstraint('new_hash', name=op.f('uq_address_change_new_hash')),
        sa.UniqueConstraint('old_hash', name=op.f('uq_address_change_old_hash')),
    )
    op.create_table(
        'second_factor',
        sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('secret', sa.Text(), nullable=True),
        sa.Column('last_step', sa.Integer(), nullable=True),
        sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_second_factor_person_id_person')),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_second_factor')),
    )
    op.create_table(
        'recovery_code',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('code_hash', sa.String(length=64), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_recovery_code_person_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_recovery_code')),
        sa.UniqueConstraint('person_id', 'code_hash', name=op.f('uq_recovery_code_person_id_code_hash')),
    )
    op.create_table(
        'passkey',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=60), nullable=False),
        sa.Column('credential_id', sa.String(length=1400), nullable=False),
        sa.Column('public_key', sa.LargeBinary(), nullable=False),
        sa.Column('sign_count', sa.BigInteger(), nullable=False),
        sa.Column('handle', sa.String(length=64), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_passkey_person_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_passkey')),
        sa.UniqueConstraint('credential_id', name=op.f('uq_passkey_credential_id')),
    )
    op.create_table(
        'identity',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('issuer', sa.String(length=255), nullable=False),
        sa.Column('subject', sa.String(length=255), nullable=False),
        sa.Column('linked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_identity_person_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_identity')),
        sa.UniqueConstraint('issuer', 'subject', name=op.f('uq_identity_issuer_subject')),
        sa.UniqueConstraint('person_id', 'issuer', name=op.f('uq_identity_person_id_issuer')),
    )
    op.create_index(op.f('ix_identity_person_id'), 'identity', ['person_id'])
    op.create_index(op.f('ix_passkey_person_id'), 'passkey', ['person_id'])
    op.create_index(op.f('ix_recovery_code_person_id'), 'recovery_code', ['person_id'])


def downgrade() -> None:
    op.drop_table('identity')
    op.drop_table('passkey')
    op.drop_table('recovery_code')
    op.drop_table('second_factor')
    op.drop_table('address_change')
    # Not as a batch: SQLite would make the table anew, and rows of others lead to it.
    op.drop_column('person', 'title')
