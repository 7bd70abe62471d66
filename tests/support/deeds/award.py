"""What the office, the jury and the nomination group do."""

from __future__ import annotations

from tests.support.deeds.grammar import AGAIN, ANSWERED, HANDED_IN, RESENT, Deed, deed

AWARD: dict[str, Deed] = {
    "figures.nominate": deed("nominates", "entrant.nominated_at", "+nomination_reason"),
    "figures.read_in": deed(
        "reads a table in", "figure_table.read_in_at", "figure_table.read_in_by_id", "+figure_value"
    ),
    "figures.undo": deed("undoes a table", "figure_table.undone_at", "-figure_value"),
    "figures.send": deed("sends a file", "+figure_table"),
    "jury.agree": deed("agrees to be seen, or no more", "ballot.agreed_at", "ballot.version"),
    "jury.show_order": deed(
        "shows the order, with another",
        "+second_say",
        "second_say.said_at",
        "second_say.said_by_id",
        "panel.shown_at",
        "panel.counted",
    ),
    "jury.take_back_showing": deed("takes a request back", "-second_say"),
    "jury.close_ranking": deed("closes the ranking", "+panel", "panel.closed_at", "panel.closed_by_id"),
    "jury.fix_minutes": deed("fixes the minutes", "+fixed_minutes", "+letter"),
    "nominating.fix_minutes": deed("fixes the minutes", "+fixed_minutes", "+letter"),
    "jury.name_honour": deed("names a winner", "+honour"),
    "jury.reopen_ranking": deed("opens the ranking again", "panel.closed_at", "panel.closed_by_id"),
    "jury.save_declaration": deed("declares", "+declaration"),
    "jury.withdraw": deed("notes who leaves", "+withdrawal"),
    "nominating.agree": deed("agrees to be seen, or no more", "ballot.agreed_at", "ballot.version"),
    "nominating.show_order": deed(
        "shows the order, with another",
        "+second_say",
        "second_say.said_at",
        "second_say.said_by_id",
        "panel.shown_at",
        "panel.counted",
    ),
    "nominating.take_back_showing": deed("takes a request back", "-second_say"),
    "nominating.close_ranking": deed("closes the ranking", "+panel", "panel.closed_at", "panel.closed_by_id"),
    "nominating.reopen_ranking": deed("opens the ranking again", "panel.closed_at", "panel.closed_by_id"),
    "nominating.save_declaration": deed("declares", "+declaration"),
    "nominating.save_naming": deed("nominates", "entrant.nominated_at", "+nomination_reason"),
    "office.add_officer": deed("adds an officer", "+post", "+admission", "+second_say", "+letter"),
    "office.announce": deed("makes results public, with another", "+second_say", "award_round.announced_at"),
    "office.set_licence": deed("sets a licence", "award_round.licence"),
    "office.assign": deed("appoints evaluators", "+evaluation", "+seat"),
    "office.assign_pairs": deed("appoints pairs", "+evaluation", "+seat"),
    "office.extend": deed("gives more time", "assessment.closes_at"),
    "office.invite_contacts": deed(
        "invites contacts", "+invitation", "+letter", "-letter", "invitation.revoked_at"
    ),
    "office.extend_group": deed("gives several more time", "assessment.closes_at"),
    "office.send_group_letter": deed("writes to several", "+letter", "+second_say"),
    "office.confirm_group_letter": deed("confirms a letter to all", "+letter", "-second_say"),
    "office.take_back_group_letter": deed("takes a request back", "-second_say"),
    "office.archive_round": deed("puts a round away", "award_round.archived_at"),
    "office.take_out_round": deed("takes a round back", "award_round.archived_at"),
    "office.remove_entrant": deed(
        "removes a participant", "-entrant", "-assessment", "-letter", "invitation.revoked_at"
    ),
    "staff.hand_over": deed("hands over", "-post", "-second_say", "+letter", "invitation.invited_by_id"),
    "office.look": deed("keeps a file that is sent, to be looked over", "+participant_table"),
    "office.make": deed("makes a round", "+award_round", "+post", "+step_date", "-officer"),
    "office.move": deed("takes the next step", "award_round.step", "award_round.version"),
    "office.move_back": deed("takes a step back", "award_round.step", "award_round.version"),
    "office.nominate": deed("nominates", "entrant.nominated_at", "+nomination_reason"),
    "office.read_in": deed(
        "reads participants in",
        *("+entrant", "+assessment", "+municipality", "+invitation", "+letter"),
        *("participant_table.read_in_at", "participant_table.content", "participant_table.brought"),
    ),
    "outbox.send_again": deed("sends a letter again", *RESENT),
    "office.undo_import": deed(
        "takes away whom a table brought",
        *("-entrant", "-assessment", "entrant.contact_name", "entrant.contact_email"),
        *("participant_table.undone_at", "participant_table.brought"),
    ),
    "office.reopen": deed("gives a hand-in back", *HANDED_IN, "assessment.closes_at"),
    "office.replace": deed("puts another in a seat", "+seat", "-seat", "seat.person_id"),
    "office.state_tie": deed("states a tie", "+tie"),
    "office.take_away_tie": deed("takes a tie away", "tie.taken_away_at", "tie.taken_away_by_id"),
    "office.take_back": deed("takes a request back", "-second_say"),
    "staff.confirm_coming": deed(
        "says yes to somebody new in the office",
        "+invitation",
        "+letter",
        "second_say.said_at",
        "second_say.said_by_id",
        "-second_say",
    ),
    "staff.confirm_leaving": deed(
        "says yes to that somebody leaves the office",
        "-post",
        "second_say.said_at",
        "second_say.said_by_id",
        "-second_say",
        "invitation.invited_by_id",
    ),
    "staff.confirm_reminder": deed("confirms letters to all", "+letter", "-second_say"),
    "staff.end_post": deed("ends a post", "-post", "+second_say", "-second_say", "invitation.invited_by_id"),
    "staff.invite": deed("invites", "+invitation", "+letter", "+second_say"),
    "staff.remind": deed("reminds", "+letter", "+second_say"),
    "staff.send_again": deed("sends the invitation again", *AGAIN),
    "staff.take_back_reminder": deed("takes a request back", "-second_say"),
    "staff.take_back_coming": deed("takes a request back", "-second_say"),
    "staff.take_back_leaving": deed("takes a request back", "-second_say"),
    "office.approve_registration": deed(
        "invites whoever registered", "+invitation", "+letter", "+municipality", *ANSWERED
    ),
    "office.correct_domain": deed("says whose a domain is", "+municipal_domain", "municipal_domain.trusted"),
    "office.decline_registration": deed("says no to whoever registered", "+letter", *ANSWERED),
    "office.settle_registration": deed(
        "lets a municipality be in for good", "+letter", "membership.provisional_until", *ANSWERED
    ),
    "office.undo_registration": deed(
        "objects to a municipality", "+letter", "-membership", "invitation.revoked_at", *ANSWERED
    ),
    "office.withdraw_registration": deed("takes a yes back", "-letter", "invitation.revoked_at", *ANSWERED),
    "staff.withdraw": deed("withdraws an invitation", "invitation.revoked_at", "-letter"),
}
