"""A round is data: its recipe, step and dates, contacts of participants, and deeds that take two people."""

from alembic import op
import sqlalchemy as sa

revision = '0003_rounds_as_data'
down_revision = '0002_printed_figures'
branch_labels = None
depends_on = None

DERIVED_STEP = """
UPDATE award_round SET recipe = '2003', step = CASE
  WHEN announced_at IS NOT NULL THEN 'offentligt'
  WHEN EXISTS (SELECT 1 FROM evaluation JOIN assessment ON assessment.id = evaluation.assessment_id
               WHERE assessment.round_id = award_round.id) THEN 'utvardering'
  WHEN EXISTS (SELECT 1 FROM entrant
               WHERE entrant.round_id = award_round.id AND entrant.nominated_at IS NOT NULL) THEN 'sjalvvardering'
  ELSE 'nominering' END
"""
"""Rounds that were made before there were recipes all went as the one of 2003."""

KNOWN_DATES = """
INSERT INTO step_date (round_id, step, opens_at, closes_at)
SELECT id, '{step}', created_at, closes_at FROM award_round ORDER BY id
"""


def upgrade() -> None:
    for column in (
        sa.Column('recipe', sa.String(length=40), server_default='', nullable=False),
        sa.Column('step', sa.String(length=40), server_default='', nullable=False),
        sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    ):
        op.add_column('award_round', column)
    for column in (
        sa.Column('contact_name', sa.String(length=120), server_default='', nullable=False),
        sa.Column('contact_email', sa.String(length=255), server_default='', nullable=False),
    ):
        op.add_column('entrant', column)
    op.create_table('step_date',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.String(length=40), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closes_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_step_date_round_id_award_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_step_date')),
    sa.UniqueConstraint('round_id', 'step', name=op.f('uq_step_date_round_id_step'))
    )
    op.create_index(op.f('ix_step_date_round_id'), 'step_date', ['round_id'], unique=False)
    op.create_table('second_say',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('deed', sa.String(length=40), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('said_by_id', sa.Integer(), nullable=True),
    sa.Column('said_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_second_say_asked_by_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_second_say_round_id_award_round')),
    sa.ForeignKeyConstraint(['said_by_id'], ['person.id'], name=op.f('fk_second_say_said_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_say')),
    sa.UniqueConstraint('round_id', 'deed', name=op.f('uq_second_say_round_id_deed'))
    )
    op.create_index(op.f('ix_second_say_round_id'), 'second_say', ['round_id'], unique=False)
    op.execute(DERIVED_STEP)
    for step in ('nominering', 'sjalvvardering'):
        op.execute(KNOWN_DATES.format(step=step))


def downgrade() -> None:
    op.drop_table('second_say')
    op.drop_table('step_date')
    for table, column in (
        ('entrant', 'contact_email'),
        ('entrant', 'contact_name'),
        ('award_round', 'version'),
        ('award_round', 'step'),
        ('award_round', 'recipe'),
    ):
        op.drop_column(table, column)
