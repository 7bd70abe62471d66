"""What must hold of rounds, who takes part in them, and what two have said yes to."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import both_or_neither, rule

INVARIANTS = (
    rule(
        "round_has_an_office",
        "Varje omgång har någon i sitt kansli.",
        "award_round",
        "NOT EXISTS (SELECT 1 FROM post WHERE post.round_id = award_round.id AND post.role = 'officer')",
    ),
    rule(
        "step_of_days_in_order",
        "Ett steg öppnar innan det stänger.",
        "step_date",
        "step_date.opens_at > step_date.closes_at",
    ),
    rule(
        "approved_by_another",
        "Det som kräver två är sagt av två: ingen säger ja till det egna.",
        "second_say",
        "second_say.said_by_id = second_say.asked_by_id",
    ),
    both_or_neither(
        "approved_by_somebody",
        "Ett ja har en tid och en person.",
        "second_say",
        "said_at",
        "said_by_id",
    ),
    rule(
        "admitted_by_another",
        "Den som släpps in i ett kansli släpps in av två.",
        "admission",
        "admission.said_by_id = admission.asked_by_id",
    ),
    rule(
        "withdrawn_is_not_nominated",
        "Den som har dragit sig ur är inte nominerad.",
        "withdrawal",
        "entrant.nominated_at IS NOT NULL",
        joined="JOIN entrant ON entrant.id = withdrawal.entrant_id",
    ),
    rule(
        "table_read_in_is_emptied",
        "En tabell över deltagare som är inläst har inget innehåll kvar.",
        "participant_table",
        "participant_table.read_in_at IS NOT NULL AND participant_table.content <> ''",
    ),
    rule(
        "undone_was_read_in",
        "Bara en inläst tabell kan ha ångrats.",
        "participant_table",
        "participant_table.undone_at IS NOT NULL AND participant_table.read_in_at IS NULL",
    ),
)
