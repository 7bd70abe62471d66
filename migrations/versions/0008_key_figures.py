"""Key figures of all municipalities, and the answers of those they nominate."""

from alembic import op
import sqlalchemy as sa

revision = '0008_key_figures'
down_revision = '0007_area_texts'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('figure_table',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sa.String(length=200), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('columns', sa.JSON(), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('sent_by_id', sa.Integer(), nullable=False),
    sa.Column('read_in_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('read_in_by_id', sa.Integer(), nullable=True),
    sa.Column('many', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['read_in_by_id'], ['person.id'], name=op.f('fk_figure_table_read_in_by_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_figure_table_round_id_award_round')),
    sa.ForeignKeyConstraint(['sent_by_id'], ['person.id'], name=op.f('fk_figure_table_sent_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_table'))
    )
    with op.batch_alter_table('figure_table', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_figure_table_round_id'), ['round_id'], unique=False)

    op.create_table('figure_value',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('table_id', sa.Integer(), nullable=False),
    sa.Column('municipality', sa.String(length=10), nullable=False),
    sa.Column('figure', sa.String(length=80), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('value', sa.String(length=40), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_figure_value_round_id_award_round')),
    sa.ForeignKeyConstraint(['table_id'], ['figure_table.id'], name=op.f('fk_figure_value_table_id_figure_table')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_figure_value'))
    )
    with op.batch_alter_table('figure_value', schema=None) as batch_op:
        batch_op.create_index('uq_figure_value_place', ['table_id', 'municipality', 'figure', 'year'], unique=True)

    op.create_table('invitation_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entrant_id', sa.Integer(), nullable=False),
    sa.Column('answer', sa.String(length=10), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Integer(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['answered_by_id'], ['person.id'], name=op.f('fk_invitation_answer_answered_by_id_person')),
    sa.ForeignKeyConstraint(['entrant_id'], ['entrant.id'], name=op.f('fk_invitation_answer_entrant_id_entrant')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation_answer')),
    sa.UniqueConstraint('entrant_id', name=op.f('uq_invitation_answer_entrant_id'))
    )


def downgrade() -> None:
    op.drop_table('invitation_answer')
    with op.batch_alter_table('figure_value', schema=None) as batch_op:
        batch_op.drop_index('uq_figure_value_place')

    op.drop_table('figure_value')
    with op.batch_alter_table('figure_table', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_figure_table_round_id'))

    op.drop_table('figure_table')
