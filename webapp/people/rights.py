"""Signing in, one's own account and its devices, and invitations: who may do what."""

from __future__ import annotations

from webapp.ground.rights import Fetcher, Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVERYBODY,
        "Signing in comes before any right.",
        "GET security.login",
        "POST security.login",
        "POST security.logout",
        "GET security.static",
        "GET security.verify",
        "POST security.verify",
    ),
    **rows(
        Right.EVERYBODY,
        "Whoever has forgotten a password has no session; the link proves the address, once.",
        "GET security.forgot_password",
        "POST security.forgot_password",
        "GET security.reset_password",
        "POST security.reset_password",
    ),
    **rows(
        Right.EVERYBODY,
        "Whoever is invited may have no account yet; the link's token is the right, once.",
        "GET invitation.show",
        "POST invitation.open_link",
        "POST invitation.redeem",
    ),
    **rows(
        Right.EVERYBODY,
        "A municipality begins by itself; the link's token is the right, once, and proves the address.",
        "GET registration.begin",
        "POST registration.ask",
        "GET registration.asked",
        "GET registration.show",
        "POST registration.confirm",
    ),
    **rows(
        Right.EVERYBODY,
        "The right password comes before it, a code behind it; only then is anybody signed in.",
        "GET second_step.ask",
        "POST second_step.answer",
        "POST passkey.sign_in",
        "GET municipal.choose",
        "POST municipal.begin",
        "GET municipal.back",
        "POST municipal.finish",
    ),
    **rows(
        Right.SIGNED_IN,
        "How one signs in is one's own to see and to change, with the password typed lately.",
        "GET second_factor.own",
        "GET second_factor.propose",
        "POST second_factor.begin",
        "POST second_factor.renew_codes",
        "GET passkeys.own",
        "POST passkeys.begin",
        "POST passkeys.end",
        "POST municipal.end",
        "POST second_factor.end",
    ),
    **rows(
        Right.SIGNED_IN,
        "Who one is, and what is stored about one, is one's own to see and to change.",
        "GET own_page.show",
        "POST own_page.save_details",
        "POST own_page.save_letters",
        "POST own_page.save_language",
        "POST own_page.make_calendar",
        "POST own_page.end_calendar",
        "POST own_page.ask_for_address",
        "POST own_page.take_back_address",
        "GET own_page.stored",
        "GET own_page.stored_file",
    ),
    **rows(
        Right.EVERYBODY,
        "A calendar program has no session; the address's secret is the right.",
        "GET calendars.show",
    ),
    **rows(
        Right.EVERYBODY,
        "A mail program ends the day's letter for its reader; the address's secret is the right.",
        "GET letters.ask_to_end",
        "POST letters.end",
    ),
    **rows(
        Right.EVERYBODY,
        "The letter is opened where the letter box is; the link's token is the right, once.",
        "GET own_page.ask_to_confirm",
        "POST own_page.confirm",
    ),
    **rows(
        Right.OFFICER,
        "Whoever has lost telephone and codes is let in by another person, who knows whom to call.",
        "GET second_factor.ask_to_reset",
        "POST second_factor.reset",
    ),
    **rows(
        Right.SIGNED_IN,
        "One's own account.",
        "GET security.change_password",
        "POST security.change_password",
    ),
    **rows(
        Right.SIGNED_IN,
        "Where one is signed in is one's own to see and to end; another's session is not there.",
        "GET devices.own",
        "POST devices.sign_out",
        "POST devices.sign_out_everywhere",
    ),
}

FETCHERS: dict[Right, Fetcher] = {}
