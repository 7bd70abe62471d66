"""The office: its first officer, who came into it and by whom, and what the database itself keeps for ever."""

from alembic import op
import sqlalchemy as sa

revision = '0017_office'
down_revision = '0016_shown_order'
branch_labels = None
depends_on = None


SOMEWHERE = "municipality_id IS NOT NULL OR round_id IS NOT NULL"
IN_THE_OFFICE = f"{SOMEWHERE} OR role = 'officer'"


def upgrade() -> None:
    op.create_table('officer',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_officer_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_officer'))
    )
    _change_invitations(SOMEWHERE, IN_THE_OFFICE, nobody=True)


def downgrade() -> None:
    op.execute("DELETE FROM invitation WHERE invited_by_id IS NULL")
    _change_invitations(IN_THE_OFFICE, SOMEWHERE, nobody=False)
    op.drop_table('officer')


def _change_invitations(before: str, after: str, *, nobody: bool) -> None:
    """Let an invitation lead to the office as such, written by nobody but the operator; or no longer."""
    name = op.f('ck_invitation_somewhere')
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(name, 'invitation', type_='check')
        op.create_check_constraint(name, 'invitation', after)
        op.alter_column('invitation', 'invited_by_id', existing_type=sa.Integer(), nullable=nobody)
        return
    with op.batch_alter_table('invitation', schema=None) as batch_op:  # a batch forgets checks: it is made anew
        batch_op.alter_column('invited_by_id', existing_type=sa.Integer(), nullable=nobody)
        batch_op.create_check_constraint(name, after)
