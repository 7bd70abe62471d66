"""How a round chooses: declarations, private notes and rankings, reasons, motivations, honours."""

from alembic import op
import sqlalchemy as sa

revision = '0006_choosing'
down_revision = '0005_working_together'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('ballot',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('places', sa.JSON(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('handed_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_ballot_person_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_ballot_round_id_award_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ballot')),
    sa.UniqueConstraint('round_id', 'role', 'person_id', name=op.f('uq_ballot_round_id_role_person_id'))
    )
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ballot_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_ballot_round_id'), ['round_id'], unique=False)

    op.create_table('declaration',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('municipality_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('declared_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_declaration_municipality_id_municipality')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_declaration_person_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_declaration_round_id_award_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_declaration')),
    sa.UniqueConstraint('round_id', 'person_id', 'municipality_id', name=op.f('uq_declaration_round_id_person_id_municipality_id'))
    )
    with op.batch_alter_table('declaration', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_declaration_municipality_id'), ['municipality_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_declaration_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_declaration_round_id'), ['round_id'], unique=False)

    op.create_table('panel',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('blind', sa.Boolean(), nullable=False),
    sa.Column('nominees_fewest', sa.Integer(), nullable=False),
    sa.Column('nominees_most', sa.Integer(), nullable=False),
    sa.Column('letters', sa.JSON(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['closed_by_id'], ['person.id'], name=op.f('fk_panel_closed_by_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_panel_round_id_award_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_panel')),
    sa.UniqueConstraint('round_id', 'role', name=op.f('uq_panel_round_id_role'))
    )
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_panel_round_id'), ['round_id'], unique=False)

    op.create_table('honour',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('entrant_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('named_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('named_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entrant_id'], ['entrant.id'], name=op.f('fk_honour_entrant_id_entrant')),
    sa.ForeignKeyConstraint(['named_by_id'], ['person.id'], name=op.f('fk_honour_named_by_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_honour_round_id_award_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_honour')),
    sa.UniqueConstraint('round_id', 'kind', name=op.f('uq_honour_round_id_kind'))
    )
    with op.batch_alter_table('honour', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_honour_entrant_id'), ['entrant_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_honour_round_id'), ['round_id'], unique=False)

    op.create_table('motivation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entrant_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('public_text', sa.Text(), nullable=False),
    sa.Column('inner_text', sa.Text(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entrant_id'], ['entrant.id'], name=op.f('fk_motivation_entrant_id_entrant')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_motivation_saved_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_motivation')),
    sa.UniqueConstraint('entrant_id', 'version', name=op.f('uq_motivation_entrant_id_version'))
    )
    with op.batch_alter_table('motivation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_motivation_entrant_id'), ['entrant_id'], unique=False)

    op.create_table('nomination_reason',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entrant_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('named_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('named_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entrant_id'], ['entrant.id'], name=op.f('fk_nomination_reason_entrant_id_entrant')),
    sa.ForeignKeyConstraint(['named_by_id'], ['person.id'], name=op.f('fk_nomination_reason_named_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nomination_reason')),
    sa.UniqueConstraint('entrant_id', name=op.f('uq_nomination_reason_entrant_id'))
    )
    op.create_table('private_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('entrant_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['entrant_id'], ['entrant.id'], name=op.f('fk_private_note_entrant_id_entrant')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_private_note_person_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_private_note')),
    sa.UniqueConstraint('role', 'person_id', 'entrant_id', name=op.f('uq_private_note_role_person_id_entrant_id'))
    )
    with op.batch_alter_table('private_note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_private_note_entrant_id'), ['entrant_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_private_note_person_id'), ['person_id'], unique=False)

    op.create_table('withdrawal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entrant_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('noted_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['entrant_id'], ['entrant.id'], name=op.f('fk_withdrawal_entrant_id_entrant')),
    sa.ForeignKeyConstraint(['noted_by_id'], ['person.id'], name=op.f('fk_withdrawal_noted_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withdrawal')),
    sa.UniqueConstraint('entrant_id', name=op.f('uq_withdrawal_entrant_id'))
    )


def downgrade() -> None:
    op.drop_table('withdrawal')
    with op.batch_alter_table('private_note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_private_note_person_id'))
        batch_op.drop_index(batch_op.f('ix_private_note_entrant_id'))

    op.drop_table('private_note')
    op.drop_table('nomination_reason')
    with op.batch_alter_table('motivation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_motivation_entrant_id'))

    op.drop_table('motivation')
    with op.batch_alter_table('honour', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_honour_round_id'))
        batch_op.drop_index(batch_op.f('ix_honour_entrant_id'))

    op.drop_table('honour')
    with op.batch_alter_table('panel', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_panel_round_id'))

    op.drop_table('panel')
    with op.batch_alter_table('declaration', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_declaration_round_id'))
        batch_op.drop_index(batch_op.f('ix_declaration_person_id'))
        batch_op.drop_index(batch_op.f('ix_declaration_municipality_id'))

    op.drop_table('declaration')
    with op.batch_alter_table('ballot', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ballot_round_id'))
        batch_op.drop_index(batch_op.f('ix_ballot_person_id'))

    op.drop_table('ballot')
