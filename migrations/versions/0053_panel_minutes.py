"""Minutes of a jury and a nomination group: what is noted, who was there, and every fixed version."""

from alembic import op
import sqlalchemy as sa

revision = '0053_panel_minutes'
down_revision = '0052_guest_files'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'panel_minutes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(length=20), nullable=False),
        sa.Column('met_on', sa.Date(), nullable=True),
        sa.Column('place', sa.String(length=200), nullable=False),
        sa.Column('others', sa.Text(), nullable=False),
        sa.Column('settled', sa.Text(), nullable=False),
        sa.Column('more', sa.Text(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('saved_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['round_id'], ['award_round.id'], name=op.f('fk_panel_minutes_round_id_award_round')
        ),
        sa.ForeignKeyConstraint(
            ['saved_by_id'], ['person.id'], name=op.f('fk_panel_minutes_saved_by_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_minutes')),
        sa.UniqueConstraint('round_id', 'role', name=op.f('uq_panel_minutes_round_id_role')),
    )
    op.create_index(op.f('ix_panel_minutes_round_id'), 'panel_minutes', ['round_id'])
    op.create_table(
        'panel_attendance',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('minutes_id', sa.Integer(), nullable=False),
        sa.Column('person_id', sa.Integer(), nullable=False),
        sa.Column('present', sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ['minutes_id'], ['panel_minutes.id'], name=op.f('fk_panel_attendance_minutes_id_panel_minutes')
        ),
        sa.ForeignKeyConstraint(
            ['person_id'], ['person.id'], name=op.f('fk_panel_attendance_person_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_panel_attendance')),
        sa.UniqueConstraint(
            'minutes_id', 'person_id', name=op.f('uq_panel_attendance_minutes_id_person_id')
        ),
    )
    op.create_index(op.f('ix_panel_attendance_minutes_id'), 'panel_attendance', ['minutes_id'])
    op.create_index(op.f('ix_panel_attendance_person_id'), 'panel_attendance', ['person_id'])
    op.create_table(
        'fixed_minutes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('role', sa.String(length=20), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('content', sa.JSON(), nullable=False),
        sa.Column('places', sa.JSON(), nullable=False),
        sa.Column('text', sa.Text(), nullable=False),
        sa.Column('checksum', sa.String(length=64), nullable=False),
        sa.Column('why', sa.Text(), nullable=False),
        sa.Column('fixed_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('fixed_by_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['round_id'], ['award_round.id'], name=op.f('fk_fixed_minutes_round_id_award_round')
        ),
        sa.ForeignKeyConstraint(
            ['fixed_by_id'], ['person.id'], name=op.f('fk_fixed_minutes_fixed_by_id_person')
        ),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_fixed_minutes')),
        sa.UniqueConstraint('round_id', 'role', 'version', name=op.f('uq_fixed_minutes_round_id_role_version')),
    )
    op.create_index(op.f('ix_fixed_minutes_round_id'), 'fixed_minutes', ['round_id'])


def downgrade() -> None:
    op.drop_table('fixed_minutes')
    op.drop_table('panel_attendance')
    op.drop_table('panel_minutes')
