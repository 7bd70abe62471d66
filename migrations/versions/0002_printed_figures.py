"""Printed figures that are read in from files, and the contradictions flagged when they were."""

from alembic import op
import sqlalchemy as sa

revision = '0002_printed_figures'
down_revision = '0001_first_tables'
branch_labels = None
depends_on = None


def place() -> list[sa.Column]:
    """Name the columns that tell where a figure is printed; both tables have them."""
    return [
        sa.Column('municipality', sa.String(length=80), nullable=False),
        sa.Column('year', sa.Integer(), nullable=False),
        sa.Column('edition', sa.String(length=60), nullable=False),
        sa.Column('level', sa.String(length=10), nullable=False),
        sa.Column('number', sa.String(length=10), nullable=False),
        sa.Column('source', sa.String(length=200), nullable=False),
    ]


def upgrade() -> None:
    op.create_table('printed_figure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    *place(),
    sa.Column('achieved', sa.String(length=10), nullable=True),
    sa.Column('maximum', sa.String(length=10), nullable=True),
    sa.Column('percent', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_printed_figure_event_id_event')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_printed_figure')),
    sa.UniqueConstraint('municipality', 'year', 'edition', 'level', 'number', 'source', name=op.f('uq_printed_figure_municipality_year_edition_level_number_source'))
    )
    op.create_table('printed_flag',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('event_id', sa.Integer(), nullable=False),
    *place(),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('printed', sa.String(length=20), nullable=True),
    sa.Column('computed', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['event_id'], ['event.id'], name=op.f('fk_printed_flag_event_id_event')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_printed_flag'))
    )
    with op.batch_alter_table('printed_figure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printed_figure_event_id'), ['event_id'], unique=False)
    with op.batch_alter_table('printed_flag', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_printed_flag_event_id'), ['event_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('printed_flag', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_printed_flag_event_id'))

    op.drop_table('printed_flag')
    with op.batch_alter_table('printed_figure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_printed_figure_event_id'))

    op.drop_table('printed_figure')
