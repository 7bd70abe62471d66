"""Where people have worked and been elected: their ties; and what exactly two officers agree on."""

from alembic import op
import sqlalchemy as sa

revision = '0009_conflicts'
down_revision = '0008_key_figures'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('tie',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('municipality', sa.String(length=80), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('from_year', sa.Integer(), nullable=True),
    sa.Column('to_year', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('stated_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('stated_by_id', sa.Integer(), nullable=False),
    sa.Column('taken_away_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('taken_away_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_tie_person_id_person')),
    sa.ForeignKeyConstraint(['stated_by_id'], ['person.id'], name=op.f('fk_tie_stated_by_id_person')),
    sa.ForeignKeyConstraint(['taken_away_by_id'], ['person.id'], name=op.f('fk_tie_taken_away_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tie'))
    )
    with op.batch_alter_table('tie', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tie_person_id'), ['person_id'], unique=False)

    with op.batch_alter_table('second_say', schema=None) as batch_op:
        batch_op.add_column(sa.Column('about', sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('second_say', schema=None) as batch_op:
        batch_op.drop_column('about')

    with op.batch_alter_table('tie', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_tie_person_id'))

    op.drop_table('tie')
