"""Public examples with the words they are found by, and the place of a summary among those of its round."""

import unicodedata

from alembic import op
from flask import current_app
import sqlalchemy as sa

from webapp.ground.words.stems import stems

revision = '0046_public_examples'
down_revision = '0043_ways'
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation='C'), 'postgresql')
FOUND = (
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('evaluation_id', sa.Integer(), nullable=False),
    sa.Column('result_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('source', sa.Integer(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('area', PLAIN, nullable=False),
    sa.Column('place', PLAIN, nullable=False),
    sa.Column('municipality', sa.String(length=80), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('learn_from', sa.Text(), nullable=False),
)
SHARED = 'good_example.shared_at IS NOT NULL AND good_example.gone_at IS NULL'
RESULT = (
    'published_result.id AS result_id, published_result.edition, published_result.published_at, '
    'municipality.name AS municipality, award_round.id AS round_id, evaluation.id AS evaluation_id '
)
JOINED = (
    'JOIN published_result ON published_result.evaluation_id = evaluation.id '
    'JOIN assessment ON assessment.id = evaluation.assessment_id '
    'JOIN municipality ON municipality.id = assessment.municipality_id '
    'JOIN award_round ON award_round.id = assessment.round_id WHERE award_round.announced_at IS NOT NULL '
)
EXAMPLES = (
    'SELECT good_example.id, good_example.part, good_example.text, good_example.learn_from, ' + RESULT +
    'FROM good_example JOIN evaluation ON evaluation.id = good_example.evaluation_id ' + JOINED +
    'AND ' + SHARED + ' ORDER BY good_example.id'
)
STRENGTHS = (
    "SELECT area_text.id, area_text.part, area_text.text, '' AS learn_from, " + RESULT +
    'FROM area_text JOIN evaluation ON evaluation.id = area_text.evaluation_id ' + JOINED +
    "AND area_text.kind = 'strengths' AND EXISTS (SELECT 1 FROM good_example "
    'WHERE good_example.evaluation_id = evaluation.id AND ' + SHARED + ') ORDER BY area_text.id'
)


def upgrade() -> None:
    op.add_column('summary', sa.Column('place', sa.Integer(), server_default='0', nullable=False))
    op.create_index(op.f('ix_summary_round_id_place'), 'summary', ['round_id', 'place'])
    found = op.create_table(
        'public_example',
        *FOUND,
        sa.ForeignKeyConstraint(['evaluation_id'], ['evaluation.id'], name=op.f('fk_public_example_evaluation_id_evaluation')),
        sa.ForeignKeyConstraint(['result_id'], ['published_result.id'], name=op.f('fk_public_example_result_id_published_result')),
        sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_public_example_round_id_award_round')),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_public_example')),
        sa.UniqueConstraint('kind', 'source', 'line', name=op.f('uq_public_example_kind_source_line')),
    )
    for column in ('round_id', 'evaluation_id', 'result_id'):
        op.create_index(op.f(f'ix_public_example_{column}'), 'public_example', [column])
    op.create_index('ix_public_example_area', 'public_example', ['area', 'place', 'source', 'line'])
    words = op.create_table(
        'example_word',
        sa.Column('backwards', sa.Boolean(), nullable=False),
        sa.Column('form', PLAIN, nullable=False),
        sa.Column('example_id', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['example_id'], ['public_example.id'], name=op.f('fk_example_word_example_id_public_example')),
        sa.PrimaryKeyConstraint('backwards', 'form', 'example_id', name=op.f('pk_example_word')),
    )
    op.create_index(op.f('ix_example_word_example_id'), 'example_word', ['example_id'])
    counts = op.create_table(
        'example_count',
        sa.Column('round_id', sa.Integer(), nullable=False),
        sa.Column('area', PLAIN, nullable=False),
        sa.Column('many', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['round_id'], ['award_round.id'], name=op.f('fk_example_count_round_id_award_round')),
        sa.PrimaryKeyConstraint('round_id', 'area', name=op.f('pk_example_count')),
    )
    _sort(op.get_bind())
    _fill(op.get_bind(), found, words, counts)


def downgrade() -> None:
    op.drop_table('example_count')
    op.drop_table('example_word')
    op.drop_table('public_example')
    op.drop_index(op.f('ix_summary_round_id_place'), 'summary')
    op.drop_column('summary', 'place')


def _sort(connection) -> None:
    """Say where a municipality stands in its round: the winner, who is mentioned, then all others by name."""
    query = sa.text('SELECT round_id, municipality_id, municipality, honour FROM summary')
    rounds = {}
    for row in connection.execute(query):
        order = {'winner': 0, '': 2}.get(row.honour, 1)
        rounds.setdefault(row.round_id, []).append((order, _key(row.municipality), row.municipality_id))
    put = sa.text('UPDATE summary SET place = :place WHERE round_id = :round AND municipality_id = :id')
    for number, several in rounds.items():
        for place, (_order, _name, municipality) in enumerate(sorted(several)):
            connection.execute(put, {'place': place, 'round': number, 'id': municipality})


def _key(name):
    letters = unicodedata.normalize('NFC', name).casefold()
    return tuple(
        ord('z') + 1 + 'åäö'.index(one) if one in 'åäö'
        else ord(unicodedata.normalize('NFD', one)[0]) if one.isalnum() else 0
        for one in letters
    )


def _fill(connection, found, words, counts) -> None:
    """Write what is public now, as it was written when this was; it can be made anew at any time."""
    rows = [*_rows(connection, 'example', EXAMPLES), *_rows(connection, 'strength', STRENGTHS)]
    many = {}
    for number, row in enumerate(rows, start=1):
        row['id'] = number
        many[row['round_id'], row['area']] = many.get((row['round_id'], row['area']), 0) + 1
    if not rows:
        return
    connection.execute(found.insert(), rows)
    connection.execute(words.insert(), [one for row in rows for one in _words(row)])
    counted = [{'round_id': of, 'area': area, 'many': one} for (of, area), one in sorted(many.items())]
    connection.execute(counts.insert(), counted)
    if connection.dialect.name == 'postgresql':
        connection.execute(sa.text("SELECT setval(pg_get_serial_sequence('public_example', 'id'), :last)"), {'last': len(rows)})


def _rows(connection, kind, query):
    editions = current_app.extensions['shelf'].editions
    typed = sa.text(query).columns(published_at=sa.DateTime(timezone=True))
    for row in connection.execute(typed).all():
        edition = editions.get(row.edition)
        area = edition.area(row.part.partition('.')[0]) if edition else None
        year = row.published_at.year
        lines = [row.text] if kind == 'example' else row.text.splitlines()
        for line, text in enumerate(lines):
            if text.strip():
                yield {
                    'round_id': row.round_id,
                    'evaluation_id': row.evaluation_id,
                    'result_id': row.result_id,
                    'kind': kind,
                    'source': row.id,
                    'line': line,
                    'area': str(area.name) if area else '',
                    'place': f'{kind}{9999 - year:04}{row.municipality}',
                    'municipality': row.municipality,
                    'year': year,
                    'text': text if kind == 'example' else text.strip(),
                    'learn_from': row.learn_from,
                }


def _words(row):
    forms = set(stems(f'{row["text"]} {row["learn_from"]}'))
    ways = {(False, one) for one in forms} | {(True, one[::-1]) for one in forms if len(one) >= 7}
    return [{'backwards': way, 'form': form, 'example_id': row['id']} for way, form in sorted(ways)]
