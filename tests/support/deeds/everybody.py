"""What everybody does: signing in, invitations, ties."""

from __future__ import annotations

from tests.support.deeds.grammar import Deed, deed

EVERYBODY: dict[str, Deed] = {
    "first_rose.answer": deed("counts a first rose, and keeps nothing"),
    "devices.sign_out": deed("ends a session", "-sign_in"),
    "devices.sign_out_everywhere": deed("ends all other sessions", "-sign_in"),
    "invitation.redeem": deed(
        "takes an invitation up",
        "+person",
        "+membership",
        "+post",
        "invitation.redeemed_at",
        "invitation.redeemed_by_id",
    ),
    "registration.ask": deed(
        "asks for a letter", "+failed_tries", "+letter", "+registration", "-registration"
    ),
    "registration.confirm": deed(
        "proves an address, and begins or asks",
        "+letter",
        "+membership",
        "+municipality",
        "+person",
        "+sign_in",
        "registration.confirmed_at",
        "registration.office_at",
        "registration.person_id",
        "registration.provisional_until",
        "registration.told_at",
    ),
    "security.change_password": deed("changes the password", "person.password", "person.fs_uniquifier"),
    "security.forgot_password": deed("asks for a letter", "+failed_tries", "+letter"),
    "security.login": deed("signs in", "+sign_in", "+failed_tries"),
    "security.logout": deed("signs out", "-sign_in"),
    "security.reset_password": deed("sets a new password", "person.password", "person.fs_uniquifier"),
    "security.verify": deed("says the password once more"),
    "municipal.begin": deed("shows the way to a municipality's sign-in"),
    "municipal.end": deed("takes a link away", "-identity"),
    "municipal.finish": deed(
        "signs in, or links", "+sign_in", "+letter", "+identity", "-sign_in", "identity.used_at"
    ),
    "own_page.save_language": deed("reads in another language from now on", "person.language"),
    "own_page.ask_for_address": deed(
        "asks for another address",
        "+address_change",
        "-address_change",
        "+letter",
        "-letter",
        "+failed_tries",
    ),
    "own_page.confirm": deed(
        "confirms another address",
        "-address_change",
        "person.email",
        "+letter",
        "address_change.new_at",
        "address_change.old_at",
    ),
    "own_page.make_calendar": deed(
        "gives a calendar another address",
        "+letter_wish",
        "letter_wish.calendar",
        "letter_wish.calendars_made",
    ),
    "own_page.end_calendar": deed("ends a calendar's address", "+letter_wish", "letter_wish.calendar"),
    "voting.join": deed("joins a meeting, in the browser alone", "+failed_tries"),
    "voting.vote": deed("votes, or changes the vote", "+vote", "vote.levels"),
    "letters.end": deed("ends the day's letter", "letter_wish.wish"),
    "own_page.take_back_address": deed("keeps the address", "-address_change", "-letter"),
    "passkey.sign_in": deed("signs in by a passkey", "+sign_in", "+failed_tries"),
    "passkeys.begin": deed(
        "adds a passkey", "+passkey", "+letter", "+recovery_code", "-sign_in", "+second_factor"
    ),
    "passkeys.end": deed("takes a passkey away", "-passkey", "+letter", "-recovery_code", "-sign_in"),
    "second_factor.begin": deed(
        "begins a second factor",
        "+second_factor",
        "+recovery_code",
        "+letter",
        "-sign_in",
        "-recovery_code",
        "second_factor.secret",
        "second_factor.last_step",
        "second_factor.confirmed_at",
    ),
    "second_factor.end": deed("ends a second factor", "-recovery_code", "-sign_in", "+letter"),
    "second_factor.renew_codes": deed("makes recovery codes anew", "+recovery_code", "-recovery_code"),
    "second_factor.reset": deed("resets another's second factor", "+letter", "-sign_in", "-recovery_code"),
    "second_step.answer": deed("signs in by a code", "+sign_in", "+failed_tries", "second_factor.last_step"),
    "ties.state": deed("states a tie", "+tie"),
    "ties.take_away": deed("takes a tie away", "tie.taken_away_at", "tie.taken_away_by_id"),
}
