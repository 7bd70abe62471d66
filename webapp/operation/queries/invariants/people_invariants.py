"""What must hold of people, their ways in, and letters."""

from __future__ import annotations

from webapp.operation.queries.invariants.invariant import Invariant, both_or_neither, rule

INVARIANTS = (
    rule(
        "address_as_it_is_found",
        "En e-postadress står med små bokstäver: så hittas den vid inloggning.",
        "person",
        "person.email <> lower(person.email)",
    ),
    rule(
        "signed_in_is_active",
        "Ingen vars konto är avstängt är inloggad.",
        "sign_in",
        "NOT person.active AND sign_in.mark = person.fs_uniquifier",
        joined="JOIN person ON person.id = sign_in.person_id",
    ),
    rule(
        "role_in_a_municipality",
        "I en kommun är man samordnare, medarbetare, läsare eller intygsgivare.",
        "membership",
        "membership.role NOT IN ('coordinator', 'contributor', 'reader', 'certifier')",
    ),
    rule(
        "role_in_a_round",
        "I en omgång är man kansli, utvärderare, granskare, i juryn eller i nomineringsgruppen.",
        "post",
        "post.role NOT IN ('officer', 'evaluator', 'reviewer', 'juror', 'nominator')",
    ),
    rule(
        "invitation_where_its_role_is",
        "En inbjudan till en roll i en kommun gäller en kommun, och ingen annan gör det.",
        "invitation",
        "(invitation.role IN ('coordinator', 'contributor', 'reader', 'certifier')) "
        "<> (invitation.municipality_id IS NOT NULL)",
    ),
    both_or_neither(
        "invitation_used_by_somebody",
        "En använd inbjudan är använd av någon.",
        "invitation",
        "redeemed_at",
        "redeemed_by_id",
    ),
    rule(
        "invitation_used_or_taken_back",
        "En inbjudan är inte både använd och tillbakatagen.",
        "invitation",
        "invitation.redeemed_at IS NOT NULL AND invitation.revoked_at IS NOT NULL",
    ),
    rule(
        "tie_of_years_in_order",
        "En bindning börjar inte efter att den slutade.",
        "tie",
        "tie.from_year > tie.to_year",
    ),
    both_or_neither(
        "tie_taken_away_by_somebody",
        "En bindning som är borttagen är borttagen av någon.",
        "tie",
        "taken_away_at",
        "taken_away_by_id",
    ),
    rule(
        "letter_sent_or_given_up",
        "Ett brev är inte både skickat och uppgivet.",
        "letter",
        "letter.sent_at IS NOT NULL AND letter.failed_at IS NOT NULL",
    ),
    rule(
        "letter_done_waits_for_nothing",
        "Ett brev som är skickat eller uppgivet väntar inte och är i ingens händer.",
        "letter",
        "(letter.sent_at IS NOT NULL OR letter.failed_at IS NOT NULL) "
        "AND (letter.due_at IS NOT NULL OR letter.claimed_at IS NOT NULL)",
    ),
    rule(
        "letter_waits_until_a_time",
        "Ett brev som väntar har en tid då det är i tur.",
        "letter",
        "letter.sent_at IS NULL AND letter.failed_at IS NULL AND letter.due_at IS NULL",
    ),
    rule(
        "secret_link_forgotten",
        "En hemlig länk glöms när dess brev är skickat eller uppgivet.",
        "letter",
        "letter.secret AND letter.link <> '' "
        "AND (letter.sent_at IS NOT NULL OR letter.failed_at IS NOT NULL)",
    ),
    Invariant(
        "second_factor_has_its_secret",
        "Ett andra steg som gäller har en hemlighet att räkna koder ur.",
        "second_factor",
        "SELECT person_id FROM second_factor WHERE confirmed_at IS NOT NULL AND secret IS NULL",
    ),
    rule(
        "recovery_code_of_a_second_factor",
        "Återställningskoder har bara den som har ett andra steg.",
        "recovery_code",
        "NOT EXISTS (SELECT 1 FROM second_factor WHERE second_factor.person_id = recovery_code.person_id "
        "AND second_factor.confirmed_at IS NOT NULL) "
        "AND NOT EXISTS (SELECT 1 FROM passkey WHERE passkey.person_id = recovery_code.person_id)",
    ),
    rule(
        "passkeys_call_a_person_one_thing",
        "Alla nycklar för inloggning kallar en person samma sak, och ingen annan så.",
        "passkey",
        "EXISTS (SELECT 1 FROM passkey AS other WHERE "
        "(other.person_id = passkey.person_id) <> (other.handle = passkey.handle))",
    ),
)
