"""What needs no role: pages about the service, signing in, one's own account, links and public results."""

from __future__ import annotations

from webapp.policy.rights import Right, Row, rows

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.EVERYBODY,
        "Pages about the service, and files that look the same to all.",
        "GET static",
        "GET about.start",
        "GET about.accessibility",
        "GET about.counting",
        "GET about.contact",
        "GET about.alive",
        "GET results.listing",
    ),
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
        "POST invitation.redeem",
    ),
    **rows(
        Right.SIGNED_IN,
        "One's own account.",
        "GET account.home",
        "GET security.change_password",
        "POST security.change_password",
        "POST account.start_assessment",
    ),
    **rows(
        Right.SIGNED_IN,
        "Where one is signed in is one's own to see and to end; another's session is not there.",
        "GET devices.own",
        "POST devices.sign_out",
        "POST devices.sign_out_everywhere",
    ),
    **rows(
        Right.SIGNED_IN,
        "Where one has worked is one's own to say, and to take away where it was wrong.",
        "GET ties.own",
        "POST ties.state",
        "POST ties.take_away",
    ),
    **rows(
        Right.GUEST,
        "A link opens one question and nothing else, and lands a proposal that counts for nothing by itself.",
        "GET guest.question",
        "POST guest.propose",
    ),
    **rows(
        Right.RESULT,
        "Results are public after the round is announced.",
        "GET results.show",
        "GET results.chart",
    ),
}
