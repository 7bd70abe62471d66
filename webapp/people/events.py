"""What can happen to an account and to an invitation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from webapp.ground.events.registry import About, Audience, Choice, EventType, Sentence, fields
from webapp.ground.roles import in_words

OFFICE, ACCOUNT = Audience.OFFICE, Audience.ACCOUNT
_DEVICE, _INVITATION = fields("device"), fields("invitation", "role", "municipality")


ACCOUNT_SIGNED_IN = EventType(
    "account.signed_in", About.ACCOUNT, {ACCOUNT: Sentence(_("Inloggning"))}, after=_DEVICE
)
ACCOUNT_SIGN_IN_FAILED = EventType(
    "account.sign_in_failed",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Ett försök att logga in misslyckades"))},
    after=_DEVICE,
)
ACCOUNT_SIGNED_OUT = EventType(
    "account.signed_out", About.ACCOUNT, {ACCOUNT: Sentence(_("Utloggning"))}, after=_DEVICE
)
ACCOUNT_SIGNED_OUT_EVERYWHERE = EventType(
    "account.signed_out_everywhere", About.ACCOUNT, {ACCOUNT: Sentence(_("Utloggning överallt"))}
)
ACCOUNT_PASSWORD_FAILED = EventType(
    "account.password_failed",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Fel lösenord av någon som var inloggad som du"))},
    after=_DEVICE,
)
ACCOUNT_PASSWORD_CHANGED = EventType(
    "account.password_changed", About.ACCOUNT, {ACCOUNT: Sentence(_("Lösenordet byttes"))}, after=_DEVICE
)
ACCOUNT_PASSWORD_CHOSEN = EventType(
    "account.password_chosen",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Ett nytt lösenord valdes med en länk i ett brev"))},
    after=_DEVICE,
)
ACCOUNT_DETAILS_CHANGED = EventType(
    "account.details_changed",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Namnet eller titeln ändrades"))},
    before=fields("name", "title"),
    after=fields("name", "title"),
)
ACCOUNT_ADDRESS_ASKED = EventType(
    "account.address_asked",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Byte av e-postadress begärdes"))},
    after=_DEVICE,
)
ACCOUNT_ADDRESS_CONFIRMED = EventType(
    "account.address_confirmed",
    About.ACCOUNT,
    {
        ACCOUNT: Choice(
            "which",
            Sentence(_("Bytet av e-postadress bekräftades från den gamla adressen")),
            new=Sentence(_("Bytet av e-postadress bekräftades från den nya adressen")),
        )
    },
    after=fields("which"),
)
ACCOUNT_ADDRESS_CHANGED = EventType(
    "account.address_changed", About.ACCOUNT, {ACCOUNT: Sentence(_("E-postadressen byttes"))}
)
ACCOUNT_ADDRESS_LEFT = EventType(
    "account.address_left",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Begäran att byta e-postadress togs tillbaka"))},
)
ACCOUNT_CODE_FAILED = EventType(
    "account.code_failed",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Fel kod vid inloggning, efter rätt lösenord"))},
    after=_DEVICE,
)
ACCOUNT_FACTOR_BEGUN = EventType(
    "account.factor_begun",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Inloggning i två steg med en app började gälla"))},
    after=_DEVICE,
)
ACCOUNT_FACTOR_ENDED = EventType(
    "account.factor_ended",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Inloggning i två steg slutade gälla"))},
    after=_DEVICE,
)
ACCOUNT_CODES_RENEWED = EventType(
    "account.codes_renewed",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Nya återställningskoder gjordes"))},
    after=_DEVICE,
)
ACCOUNT_RECOVERY_CODE_USED = EventType(
    "account.recovery_code_used",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("En återställningskod användes"))},
    after=_DEVICE,
)
ACCOUNT_PASSKEY_BEGUN = EventType(
    "account.passkey_begun", About.ACCOUNT, {ACCOUNT: Sentence(_("En passkey lades till"))}, after=_DEVICE
)
ACCOUNT_PASSKEY_ENDED = EventType(
    "account.passkey_ended", About.ACCOUNT, {ACCOUNT: Sentence(_("En passkey togs bort"))}, after=_DEVICE
)
ACCOUNT_IDENTITY_BEGUN = EventType(
    "account.identity_begun",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Kommunens inloggning kopplades"))},
    after=_DEVICE,
)
ACCOUNT_IDENTITY_ENDED = EventType(
    "account.identity_ended",
    About.ACCOUNT,
    {ACCOUNT: Sentence(_("Kopplingen till kommunens inloggning togs bort"))},
    after=_DEVICE,
)
ACCOUNT_FACTOR_RESET = EventType(
    "account.factor_reset",
    About.ACCOUNT,
    {
        ACCOUNT: Choice(
            "by",
            Sentence(_("Inloggningen i två steg nollställdes av driften")),
            office=Sentence(_("Inloggningen i två steg nollställdes av kansliet")),
        )
    },
    after=fields("by", "officer"),
)

INVITATION_SENT = EventType(
    "invitation.sent",
    About.ROUND,
    {OFFICE: Sentence(_("bjöd in en person (%(role)s)"), role=in_words)},
    after=_INVITATION | {"instead_of"},
    why_held="role",
)
INVITATION_SENT_AGAIN = EventType(
    "invitation.sent_again",
    About.ROUND,
    {OFFICE: Sentence(_("skickade en inbjudan igen (%(role)s)"), role=in_words)},
    after=_INVITATION,
    why_held="role",
)
INVITATION_WITHDRAWN = EventType(
    "invitation.withdrawn",
    About.ROUND,
    {OFFICE: Sentence(_("tog tillbaka en inbjudan (%(role)s)"), role=in_words)},
    after=_INVITATION,
    why_held="role",
)
INVITATION_REDEEMED = EventType(
    "invitation.redeemed",
    About.ROUND,
    {OFFICE: Sentence(_("tog emot sin inbjudan (%(role)s)"), role=in_words)},
    after=_INVITATION,
    why_held="role",
)

_REGISTRATION = fields("registration", "municipality")
REGISTRATION_CONFIRMED = EventType(
    "registration.confirmed",
    About.MUNICIPALITY,
    {
        OFFICE: Choice(
            "came",
            Sentence(_("%(municipality)s: en anmälan väntar på svar")),
            begun=Sentence(_("%(municipality)s: började på egen hand")),
        )
    },
    after=_REGISTRATION | {"came"},
)
REGISTRATION_APPROVED = EventType(
    "registration.approved",
    About.MUNICIPALITY,
    {OFFICE: Sentence(_("%(municipality)s: godkände en anmälan"))},
    after=_REGISTRATION,
)
REGISTRATION_DECLINED = EventType(
    "registration.declined",
    About.MUNICIPALITY,
    {OFFICE: Sentence(_("%(municipality)s: avslog en anmälan"))},
    after=_REGISTRATION,
)
REGISTRATION_WITHDRAWN = EventType(
    "registration.withdrawn",
    About.MUNICIPALITY,
    {OFFICE: Sentence(_("%(municipality)s: tog tillbaka ett godkännande"))},
    after=_REGISTRATION,
)
REGISTRATION_UNDONE = EventType(
    "registration.undone",
    About.MUNICIPALITY,
    {OFFICE: Sentence(_("%(municipality)s: invände mot att kommunen hade börjat"))},
    after=_REGISTRATION,
)
REGISTRATION_SETTLED = EventType(
    "registration.settled",
    About.MUNICIPALITY,
    {OFFICE: Sentence(_("%(municipality)s: är med på riktigt"))},
    after=_REGISTRATION,
)
DOMAIN_CORRECTED = EventType(
    "domain.corrected",
    About.MUNICIPALITY,
    {
        OFFICE: Choice(
            "trusted",
            Sentence(_("%(municipality)s: %(domain)s släpper inte längre in någon av sig själv")),
            yes=Sentence(_("%(municipality)s: %(domain)s är kommunens egen domän")),
        )
    },
    after=fields("domain", "municipality", "trusted"),
)
