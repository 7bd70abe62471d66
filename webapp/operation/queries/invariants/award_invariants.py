"""What must hold of key figures, nominations, rankings and honours, and of what everybody reads of them."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import Invariant, both_or_neither, rule

OF_ENTRANT = "JOIN entrant ON entrant.id = {table}.entrant_id"

INVARIANTS = (
    rule(
        "reason_of_a_nomination",
        "Varje nominerad har ett skäl till sin nominering.",
        "entrant",
        "entrant.nominated_at IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM nomination_reason WHERE nomination_reason.entrant_id = entrant.id)",
    ),
    rule(
        "honour_in_the_same_round",
        "Ett hederspris går till en deltagare i samma omgång.",
        "honour",
        "honour.round_id <> entrant.round_id",
        joined=OF_ENTRANT.format(table="honour"),
    ),
    rule(
        "honour_to_a_nominee",
        "Ett hederspris går till en nominerad som inte har dragit sig ur.",
        "honour",
        "entrant.nominated_at IS NULL "
        "OR EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.entrant_id = entrant.id)",
        joined=OF_ENTRANT.format(table="honour"),
    ),
    rule(
        "honour_of_a_kind",
        "Ett hederspris är vinst eller omnämnande.",
        "honour",
        "honour.kind NOT IN ('winner', 'mention')",
    ),
    rule(
        "shown_after_it_is_closed",
        "En sammanvägd ordning visas först när rangordningen är stängd.",
        "panel",
        "panel.shown_at IS NOT NULL AND panel.closed_at IS NULL",
    ),
    rule(
        "no_ballot_after_the_closure",
        "Ingen rangordning är inlämnad efter stängningen.",
        "ballot",
        "ballot.handed_in_at > panel.closed_at",
        joined="JOIN panel ON panel.round_id = ballot.round_id AND panel.role = ballot.role",
    ),
    rule(
        "ballot_of_a_panel",
        "Bara juryn och nomineringsgruppen rangordnar.",
        "ballot",
        "ballot.role NOT IN ('juror', 'nominator')",
    ),
    rule(
        "motivation_version_after_version",
        "En motiverings versioner följer på varandra.",
        "motivation",
        "motivation.version > 1 AND NOT EXISTS (SELECT 1 FROM motivation AS before "
        "WHERE before.version = motivation.version - 1 AND before.entrant_id = motivation.entrant_id)",
    ),
    rule(
        "minutes_version_after_version",
        "Ett protokolls versioner följer på varandra.",
        "fixed_minutes",
        "fixed_minutes.version > 1 AND NOT EXISTS (SELECT 1 FROM fixed_minutes AS before "
        "WHERE before.version = fixed_minutes.version - 1 AND before.round_id = fixed_minutes.round_id "
        "AND before.role = fixed_minutes.role)",
    ),
    rule(
        "minutes_of_a_shown_order",
        "Ett protokoll fastställs när den sammanvägda ordningen har visats.",
        "fixed_minutes",
        "NOT EXISTS (SELECT 1 FROM panel WHERE panel.round_id = fixed_minutes.round_id "
        "AND panel.role = fixed_minutes.role AND panel.shown_at <= fixed_minutes.fixed_at)",
    ),
    both_or_neither(
        "figures_read_in_by_somebody",
        "En tabell med nyckeltal är inläst av någon, eller inte inläst.",
        "figure_table",
        "read_in_at",
        "read_in_by_id",
    ),
    rule(
        "figure_of_the_same_round",
        "Ett nyckeltal hör till samma omgång som sin tabell.",
        "figure_value",
        "figure_value.round_id <> figure_table.round_id",
        joined="JOIN figure_table ON figure_table.id = figure_value.table_id",
    ),
    rule(
        "undone_figures_are_gone",
        "Av en tabell som är ångrad eller inte inläst finns inga nyckeltal.",
        "figure_value",
        "figure_table.undone_at IS NOT NULL OR figure_table.read_in_at IS NULL",
        joined="JOIN figure_table ON figure_table.id = figure_value.table_id",
    ),
    rule(
        "yes_or_no_to_a_nomination",
        "En inbjuden nominerad svarar ja eller nej.",
        "invitation_answer",
        "invitation_answer.answer NOT IN ('accepted', 'declined')",
    ),
    Invariant(
        "summary_of_an_announced_round",
        "Sammandrag finns bara av offentliga omgångar.",
        "summary",
        "SELECT summary.municipality_id FROM summary JOIN award_round ON award_round.id = summary.round_id "
        "WHERE award_round.announced_at IS NULL",
    ),
    Invariant(
        "summary_as_it_is_fixed",
        "Ett sammandrag har samma utgåva och kontrollsumma som det fastställda resultatet.",
        "summary",
        "SELECT summary.municipality_id FROM summary "
        "JOIN published_result ON published_result.id = summary.result_id "
        "WHERE summary.digest <> published_result.digest OR summary.edition <> published_result.edition "
        "OR summary.municipality_id <> published_result.municipality_id",
    ),
    Invariant(
        "summary_has_the_honour",
        "Ett sammandrag har det hederspris som kommunen fick.",
        "summary",
        "SELECT summary.municipality_id FROM summary "
        "JOIN entrant ON entrant.round_id = summary.round_id "
        "AND entrant.municipality_id = summary.municipality_id "
        "LEFT JOIN honour ON honour.entrant_id = entrant.id AND honour.kind = 'winner' "
        "WHERE (honour.id IS NOT NULL) <> (summary.honour = 'winner')",
    ),
    rule(
        "fixed_and_announced_is_read",
        "Varje fastställt resultat i en offentlig omgång har ett sammandrag.",
        "published_result",
        "award_round.announced_at IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM summary WHERE summary.result_id = published_result.id)",
        joined="JOIN evaluation ON evaluation.id = published_result.evaluation_id "
        "JOIN assessment ON assessment.id = evaluation.assessment_id "
        "JOIN award_round ON award_round.id = assessment.round_id",
    ),
    Invariant(
        "found_of_an_announced_round",
        "Det som hittas bland goda exempel hör till offentliga omgångar.",
        "public_example",
        "SELECT public_example.id FROM public_example "
        "JOIN award_round ON award_round.id = public_example.round_id WHERE award_round.announced_at IS NULL",
    ),
    rule(
        "found_where_shared",
        "Det som hittas bland goda exempel kommer från en kommun som delar något ur samma utvärdering.",
        "public_example",
        "NOT EXISTS (SELECT 1 FROM good_example "
        "WHERE good_example.evaluation_id = public_example.evaluation_id "
        "AND good_example.shared_at IS NOT NULL AND good_example.gone_at IS NULL)",
    ),
    rule(
        "shared_is_found",
        "Varje delat gott exempel ur ett offentligt resultat går att hitta.",
        "good_example",
        "good_example.shared_at IS NOT NULL AND good_example.gone_at IS NULL "
        "AND trim(good_example.text) <> '' AND award_round.announced_at IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM public_example "
        "WHERE public_example.kind = 'example' AND public_example.source = good_example.id "
        "AND public_example.text = good_example.text)",
        joined="JOIN published_result ON published_result.evaluation_id = good_example.evaluation_id "
        "JOIN evaluation ON evaluation.id = published_result.evaluation_id "
        "JOIN assessment ON assessment.id = evaluation.assessment_id "
        "JOIN award_round ON award_round.id = assessment.round_id",
    ),
    Invariant(
        "found_as_counted",
        "Goda exempel är så många som det står på sidan.",
        "example_count",
        "SELECT example_count.round_id FROM example_count WHERE example_count.many <> "
        "(SELECT count(*) FROM public_example WHERE public_example.round_id = example_count.round_id "
        "AND public_example.area = example_count.area)",
    ),
)
