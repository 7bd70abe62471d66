"""What everybody may do, signed in or not: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import PEOPLE, Case

READ = [
    Case("account.home", "GET", "", PEOPLE),
    Case("account.new_assessment", "GET", "", ("samordnare", "samordnare@norrvik.example")),
    Case("security.change_password", "GET", "", PEOPLE),
    Case("devices.own", "GET", "", PEOPLE),
    Case("own_page.show", "GET", "", PEOPLE),
    Case("own_page.stored", "GET", "", PEOPLE),
    Case("own_page.stored_file", "GET", "", PEOPLE),
    Case("passkeys.own", "GET", "", PEOPLE),
    Case("second_factor.own", "GET", "", PEOPLE),
    Case("second_factor.propose", "GET", "", PEOPLE),
    Case("second_factor.ask_to_reset", "GET", "", ("kansli",)),
    Case("ties.own", "GET", "", PEOPLE),
    Case("evaluators.severity", "GET", "", PEOPLE),
    Case("evaluators.training", "GET", "", PEOPLE),
    Case("guest.question", "GET", "nobody's link", (), public=True),
    Case("results.show", "GET", "result", ("samordnare@norrvik.example",), public=True),
    Case("public.award_round", "GET", "round", (), public=True),
    Case("public.municipality", "GET", "public place", (), public=True),
    Case("public.round_file", "GET", "round, kind=csv", (), public=True),
    Case("public.municipality_file", "GET", "public place, kind=json", (), public=True),
    Case("shared.show", "GET", "shown", ("jury",)),
    Case("results.chart", "GET", "result, kind=svg", ("samordnare@norrvik.example",), public=True),
]
WRITE = [
    Case("account.start_assessment", "POST", "", ()),
    Case("security.change_password", "POST", "", PEOPLE),
    Case("devices.sign_out", "POST", "own sign-in", ("utvarderare.a",)),
    Case("devices.sign_out_everywhere", "POST", "", PEOPLE),
    Case("own_page.save_details", "POST", "", PEOPLE),
    Case("own_page.save_letters", "POST", "", PEOPLE),
    Case("own_page.save_language", "POST", "", PEOPLE),
    Case("own_page.make_calendar", "POST", "", PEOPLE),
    Case("own_page.end_calendar", "POST", "", PEOPLE),
    Case("own_page.ask_for_address", "POST", "", PEOPLE),
    Case("own_page.take_back_address", "POST", "", PEOPLE),
    Case("passkeys.begin", "POST", "", PEOPLE),
    Case("municipal.end", "POST", "own link", ("utvarderare.a",)),
    Case("passkeys.end", "POST", "own passkey", ("utvarderare.a",)),
    Case("second_factor.begin", "POST", "", PEOPLE),
    Case("second_factor.renew_codes", "POST", "", PEOPLE),
    Case("second_factor.end", "POST", "", PEOPLE),
    Case("second_factor.reset", "POST", "", ("kansli",)),
    Case("ties.state", "POST", "", PEOPLE),
    Case("ties.take_away", "POST", "own tie", ("utvarderare.a",)),
    Case("guest.propose", "POST", "nobody's link", (), public=True),
]
