"""What evaluators write about areas: texts and good examples."""

from alembic import op
import sqlalchemy as sa

revision = '0007_area_texts'
down_revision = '0006_choosing'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('area_text',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=10), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_area_text_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_area_text_saved_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area_text')),
    sa.UniqueConstraint('evaluation_id', 'part', 'kind', name=op.f('uq_area_text_evaluation_id_part_kind'))
    )
    with op.batch_alter_table('area_text', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_area_text_evaluation_id'), ['evaluation_id'], unique=False)

    op.create_table('good_example',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=10), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('learn_from', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=False),
    sa.Column('gone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('shared_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('shared_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_good_example_evaluation_id_evaluation')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['person.id'], name=op.f('fk_good_example_saved_by_id_person')),
    sa.ForeignKeyConstraint(['shared_by_id'], ['person.id'], name=op.f('fk_good_example_shared_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_good_example'))
    )
    with op.batch_alter_table('good_example', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_good_example_evaluation_id'), ['evaluation_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('good_example', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_good_example_evaluation_id'))

    op.drop_table('good_example')
    with op.batch_alter_table('area_text', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_area_text_evaluation_id'))

    op.drop_table('area_text')
