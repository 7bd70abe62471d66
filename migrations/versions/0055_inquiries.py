"""What municipalities ask each other about good examples, and what they took home."""

from alembic import op
import sqlalchemy as sa

revision = '0055_inquiries'
down_revision = "0054_opinion"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('good_example', sa.Column('welcome_at', sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        'inquiry',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('example_id', sa.Integer(), nullable=False),
        sa.Column('municipality_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=10), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('answer', sa.String(length=5), nullable=False),
        sa.Column('answer_text', sa.Text(), nullable=False),
        sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('answered_by_id', sa.Integer(), nullable=True),
        sa.Column('lesson', sa.String(length=200), nullable=False),
        sa.Column('lesson_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('lesson_by_id', sa.Integer(), nullable=True),
        sa.Column('hidden_at', sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['example_id'], ['good_example.id'], name=op.f('fk_inquiry_example_id_good_example')
        ),
        sa.ForeignKeyConstraint(
            ['municipality_id'], ['municipality.id'], name=op.f('fk_inquiry_municipality_id_municipality')
        ),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_inquiry_person_id_person')),
        sa.ForeignKeyConstraint(
            ['answered_by_id'], ['person.id'], name=op.f('fk_inquiry_answered_by_id_person')
        ),
        sa.ForeignKeyConstraint(['lesson_by_id'], ['person.id'], name=op.f('fk_inquiry_lesson_by_id_person')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_inquiry')),
    )
    op.create_index(op.f('ix_inquiry_example_id'), 'inquiry', ['example_id'])
    op.create_index(op.f('ix_inquiry_municipality_id'), 'inquiry', ['municipality_id'])


def downgrade() -> None:
    op.drop_table('inquiry')
    # Not as a batch: SQLite would make the table anew, and rows of others lead to it.
    op.drop_column('good_example', 'welcome_at')
