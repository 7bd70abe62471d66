"""Internal evaluators say which questions they answered for; those locked out by the truth get back in."""

from alembic import op
import sqlalchemy as sa

revision = '0014_internal_evaluators'
down_revision = '0013_sign_in'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answered_for', sa.JSON(none_as_null=True), nullable=True))
    # They were asked whether the municipality employs them, and what they said stays among the events.
    op.execute(
        "UPDATE seat SET conflict = '', declared_at = NULL WHERE conflict <> '' AND evaluation_id IN "
        '(SELECT evaluation.id FROM evaluation JOIN assessment ON assessment.id = evaluation.assessment_id '
        'WHERE assessment.round_id IS NULL AND evaluation.published_at IS NULL)'
    )


def downgrade() -> None:
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.drop_column('answered_for')
