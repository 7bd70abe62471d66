"""Which action of the plan before an action was taken over from."""

from alembic import op

revision = '0056_taken_over'
down_revision = '0057_withdrawn_inquiries'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not as a batch: SQLite would make the table anew.
    key = 'CONSTRAINT fk_plan_action_taken_from_id_plan_action REFERENCES plan_action (id)'
    op.execute(f'ALTER TABLE plan_action ADD COLUMN taken_from_id INTEGER {key}')
    op.create_index(op.f('ix_plan_action_taken_from_id'), 'plan_action', ['taken_from_id'], unique=True)


def downgrade() -> None:
    op.drop_index(op.f('ix_plan_action_taken_from_id'), 'plan_action')
    op.drop_column('plan_action', 'taken_from_id')
