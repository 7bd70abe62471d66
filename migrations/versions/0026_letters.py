"""Why a letter was written and to whom, and which letters a person wants."""

from alembic import op
import sqlalchemy as sa

revision = '0026_letters'
down_revision = '0025_registrations'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('letter') as table:
        table.add_column(sa.Column('person_id', sa.Integer(), nullable=True))
        table.add_column(sa.Column('event_id', sa.Integer(), nullable=True))
        table.add_column(sa.Column('occasion', sa.String(length=40), nullable=False, server_default=''))
        table.add_column(sa.Column('thing', sa.String(length=80), nullable=False, server_default=''))
        table.add_column(sa.Column('message_id', sa.String(length=255), nullable=False, server_default=''))
        table.add_column(sa.Column('held', sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column('folded_at', sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column('unclear', sa.Boolean(), nullable=False, server_default=sa.false()))
        table.create_foreign_key(op.f('fk_letter_person_id_person'), 'person', ['person_id'], ['id'])
        table.create_foreign_key(op.f('fk_letter_event_id_event'), 'event', ['event_id'], ['id'])
        table.create_index(op.f('ix_letter_person_id'), ['person_id'])
        table.create_index(op.f('ix_letter_event_id'), ['event_id'])
    op.create_table(
        'letter_wish',
        sa.Column('person_id', sa.Integer(), autoincrement=False, nullable=False),
        sa.Column('wish', sa.String(length=10), nullable=False),
        sa.Column('turn', sa.Integer(), nullable=False, server_default='1'),
        sa.Column('calendar', sa.Integer(), nullable=False, server_default='0'),
        sa.Column('calendars_made', sa.Integer(), nullable=False, server_default='0'),
        sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_letter_wish_person_id_person')),
        sa.PrimaryKeyConstraint('person_id', name=op.f('pk_letter_wish')),
    )


def downgrade() -> None:
    op.drop_table('letter_wish')
    with op.batch_alter_table('letter') as table:
        table.drop_index(op.f('ix_letter_event_id'))
        table.drop_index(op.f('ix_letter_person_id'))
        table.drop_constraint(op.f('fk_letter_event_id_event'), type_='foreignkey')
        table.drop_constraint(op.f('fk_letter_person_id_person'), type_='foreignkey')
        for name in ('unclear', 'folded_at', 'held', 'message_id', 'thing', 'occasion', 'event_id', 'person_id'):
            table.drop_column(name)
