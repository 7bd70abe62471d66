"""The office: its first officer, who came into it and by whom, and what the database itself keeps for ever."""

from alembic import op
import sqlalchemy as sa

revision = '0017_office'
down_revision = '0016_shown_order'
branch_labels = None
depends_on = None


SOMEWHERE = "municipality_id IS NOT NULL OR round_id IS NOT NULL"
SECOND = "fk_invitation_confirmed_by_id_person"
IN_THE_OFFICE = f"{SOMEWHERE} OR role = 'officer'"


def upgrade() -> None:
    op.create_table('officer',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_officer_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_officer'))
    )
    op.create_table('admission',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('said_by_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_admission_asked_by_id_person')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_admission_person_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_admission_round_id_award_round')),
    sa.ForeignKeyConstraint(['said_by_id'], ['person.id'], name=op.f('fk_admission_said_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_admission'))
    )
    with op.batch_alter_table('admission', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_admission_round_id'), ['round_id'], unique=False)

    _change_invitations(SOMEWHERE, IN_THE_OFFICE, nobody=True)


def downgrade() -> None:
    op.execute("DELETE FROM invitation WHERE invited_by_id IS NULL")
    _change_invitations(IN_THE_OFFICE, SOMEWHERE, nobody=False)
    with op.batch_alter_table('admission', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_admission_round_id'))

    op.drop_table('admission')
    op.drop_table('officer')


def _change_invitations(before: str, after: str, *, nobody: bool) -> None:
    """Let an invitation lead to the office as such, written by nobody but the operator; or no longer."""
    name = op.f('ck_invitation_somewhere')
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(name, 'invitation', type_='check')
        op.create_check_constraint(name, 'invitation', after)
        op.alter_column('invitation', 'invited_by_id', existing_type=sa.Integer(), nullable=nobody)
        if nobody:
            op.add_column('invitation', sa.Column('confirmed_by_id', sa.Integer(), nullable=True))
            op.create_foreign_key(op.f(SECOND), 'invitation', 'person', ['confirmed_by_id'], ['id'])
        else:
            op.drop_column('invitation', 'confirmed_by_id')
        return
    with op.batch_alter_table('invitation', schema=None) as batch_op:  # a batch forgets checks: it is made anew
        batch_op.alter_column('invited_by_id', existing_type=sa.Integer(), nullable=nobody)
        batch_op.create_check_constraint(name, after)
        if nobody:
            batch_op.add_column(sa.Column('confirmed_by_id', sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(SECOND), 'person', ['confirmed_by_id'], ['id'])
        else:
            batch_op.drop_constraint(op.f(SECOND), type_='foreignkey')
            batch_op.drop_column('confirmed_by_id')
