"""The office: its first officer, who came into it and by whom, and what the database itself keeps for ever."""

from alembic import op
import sqlalchemy as sa

revision = '0017_office'
down_revision = '0016_shown_order'
branch_labels = None
depends_on = None


SOMEWHERE = "municipality_id IS NOT NULL OR round_id IS NOT NULL"
SECOND = "fk_invitation_confirmed_by_id_person"
IN_THE_OFFICE = f"{SOMEWHERE} OR role = 'officer'"


# INSERT OR REPLACE removes a row without asking the trigger of a removal, unless the connection has
# recursive_triggers on. These ask before the insertion, so they hold for every connection.
SQLITE_GUARDS = {
    "event_no_replace": """BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM event WHERE person_id = NEW.person_id AND request_key = NEW.request_key)
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    "result_no_replace": """BEFORE INSERT ON published_result
    WHEN EXISTS (SELECT 1 FROM published_result WHERE id = NEW.id OR evaluation_id = NEW.evaluation_id)
    BEGIN SELECT RAISE(ABORT, 'a fixed result is never changed'); END""",
    "result_no_update": """BEFORE UPDATE ON published_result
    BEGIN SELECT RAISE(ABORT, 'a fixed result is never changed'); END""",
    "result_no_delete": """BEFORE DELETE ON published_result
    BEGIN SELECT RAISE(ABORT, 'a fixed result is never removed'); END""",
    "mark_no_insert": """BEFORE INSERT ON evaluator_mark
    WHEN EXISTS (SELECT 1 FROM published_result WHERE evaluation_id = NEW.evaluation_id)
    OR EXISTS (SELECT 1 FROM evaluator_mark JOIN published_result USING (evaluation_id)
               WHERE evaluator_mark.id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the result is fixed, and its marks with it'); END""",
    "mark_no_update": """BEFORE UPDATE ON evaluator_mark
    WHEN EXISTS (SELECT 1 FROM published_result WHERE evaluation_id IN (OLD.evaluation_id, NEW.evaluation_id))
    BEGIN SELECT RAISE(ABORT, 'the result is fixed, and its marks with it'); END""",
    "mark_no_delete": """BEFORE DELETE ON evaluator_mark
    WHEN EXISTS (SELECT 1 FROM published_result WHERE evaluation_id = OLD.evaluation_id)
    BEGIN SELECT RAISE(ABORT, 'the result is fixed, and its marks with it'); END""",
}
POSTGRESQL_GUARDS = (
    """CREATE FUNCTION result_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a fixed result is never changed or removed'; END $$""",
    """CREATE TRIGGER result_fixed BEFORE UPDATE OR DELETE ON published_result
    FOR EACH ROW EXECUTE FUNCTION result_is_fixed()""",
    """CREATE TRIGGER result_never_emptied BEFORE TRUNCATE ON published_result
    FOR EACH STATEMENT EXECUTE FUNCTION result_is_fixed()""",
    """CREATE FUNCTION mark_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' AND EXISTS
        (SELECT 1 FROM published_result WHERE evaluation_id = OLD.evaluation_id)
      OR TG_OP <> 'DELETE' AND EXISTS
        (SELECT 1 FROM published_result WHERE evaluation_id = NEW.evaluation_id)
      THEN RAISE EXCEPTION 'the result is fixed, and its marks with it'; END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER mark_fixed BEFORE INSERT OR UPDATE OR DELETE ON evaluator_mark
    FOR EACH ROW EXECUTE FUNCTION mark_is_fixed()""",
    """CREATE TRIGGER mark_never_emptied BEFORE TRUNCATE ON evaluator_mark
    FOR EACH STATEMENT EXECUTE FUNCTION result_is_fixed()""",
)


def upgrade() -> None:
    op.create_table('officer',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_officer_person_id_person')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_officer'))
    )
    op.create_table('admission',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('said_by_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_admission_asked_by_id_person')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_admission_person_id_person')),
    sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_admission_round_id_award_round')),
    sa.ForeignKeyConstraint(['said_by_id'], ['person.id'], name=op.f('fk_admission_said_by_id_person')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_admission'))
    )
    with op.batch_alter_table('admission', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_admission_round_id'), ['round_id'], unique=False)

    _change_invitations(SOMEWHERE, IN_THE_OFFICE, nobody=True)
    _guard()


def downgrade() -> None:
    _unguard()
    op.execute("DELETE FROM invitation WHERE invited_by_id IS NULL")
    _change_invitations(IN_THE_OFFICE, SOMEWHERE, nobody=False)
    with op.batch_alter_table('admission', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_admission_round_id'))

    op.drop_table('admission')
    op.drop_table('officer')


def _guard() -> None:
    """Let the database itself keep what is final: events, fixed results, and the marks of these."""
    if op.get_bind().dialect.name == "sqlite":
        for name, guard in SQLITE_GUARDS.items():
            op.execute(f"CREATE TRIGGER {name} {guard}")
        return
    for guard in POSTGRESQL_GUARDS:
        op.execute(guard)


def _unguard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in SQLITE_GUARDS:
            op.execute(f"DROP TRIGGER {name}")
        return
    for name, table in (
        ("mark_never_emptied", "evaluator_mark"),
        ("mark_fixed", "evaluator_mark"),
        ("result_never_emptied", "published_result"),
        ("result_fixed", "published_result"),
    ):
        op.execute(f"DROP TRIGGER {name} ON {table}")
    op.execute("DROP FUNCTION mark_is_fixed()")
    op.execute("DROP FUNCTION result_is_fixed()")


def _change_invitations(before: str, after: str, *, nobody: bool) -> None:
    """Let an invitation lead to the office as such, written by nobody but the operator; or no longer."""
    name = op.f('ck_invitation_somewhere')
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(name, 'invitation', type_='check')
        op.create_check_constraint(name, 'invitation', after)
        op.alter_column('invitation', 'invited_by_id', existing_type=sa.Integer(), nullable=nobody)
        if nobody:
            op.add_column('invitation', sa.Column('confirmed_by_id', sa.Integer(), nullable=True))
            op.create_foreign_key(op.f(SECOND), 'invitation', 'person', ['confirmed_by_id'], ['id'])
        else:
            op.drop_column('invitation', 'confirmed_by_id')
        return
    with op.batch_alter_table('invitation', schema=None) as batch_op:  # a batch forgets checks: it is made anew
        batch_op.alter_column('invited_by_id', existing_type=sa.Integer(), nullable=nobody)
        batch_op.create_check_constraint(name, after)
        if nobody:
            batch_op.add_column(sa.Column('confirmed_by_id', sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f(SECOND), 'person', ['confirmed_by_id'], ['id'])
        else:
            batch_op.drop_constraint(op.f(SECOND), type_='foreignkey')
            batch_op.drop_column('confirmed_by_id')
