"""What the sign-in library says, in our words."""

from __future__ import annotations

from flask_babel import gettext as _


def words() -> dict[str, str]:
    """Give what the library says, by its own names; it is set up with them, and says them later."""
    neither = _("E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen.")
    unlike = _("Lösenorden är inte lika. Skriv samma lösenord två gånger.")
    return {
        "GENERIC_AUTHN_FAILED": neither,
        "UNAUTHENTICATED": _("Logga in för att se sidan."),
        "UNAUTHORIZED": _("Du har inte rätt att se sidan."),
        "REAUTHENTICATION_REQUIRED": _("Skriv ditt lösenord en gång till för att gå vidare."),
        "REAUTHENTICATION_SUCCESSFUL": _("Tack, nu kan du gå vidare."),
        "PASSWORD_MISMATCH": unlike,
        "RETYPE_PASSWORD_MISMATCH": unlike,
        "INVALID_REDIRECT": _("Adressen att gå vidare till hör inte till tjänsten."),
        "DISABLED_ACCOUNT": _("Kontot är avstängt. Kontakta kansliet eller er samordnare."),
        "EMAIL_NOT_PROVIDED": _("Skriv din e-postadress."),
        "INVALID_EMAIL_ADDRESS": _("E-postadressen går inte att läsa. Den ser ut som namn@kommun.se."),
        "PASSWORD_NOT_PROVIDED": _("Skriv ditt lösenord."),
        "PASSWORD_INVALID_LENGTH": _("Lösenordet är för kort. Det ska ha minst %(length)s tecken."),
        "PASSWORD_TOO_SIMPLE": _("Lösenordet är för lätt att gissa. Välj ett längre."),
        "USER_DOES_NOT_EXIST": neither,
        "INVALID_PASSWORD": _("Lösenordet stämmer inte. Kontrollera det och försök igen."),
        "PASSWORD_IS_THE_SAME": _("Det nya lösenordet är likadant som det gamla. Välj ett annat."),
        "PASSWORD_CHANGE": _("Lösenordet är bytt."),
        "LOGIN": _("Logga in för att se sidan."),
        "REFRESH": _("Logga in en gång till för att se sidan."),
        "ANONYMOUS_USER_REQUIRED": _("Du är redan inloggad."),
        "FORGOT_PASSWORD": _("Glömt lösenordet?"),
        "PASSWORD_RESET_REQUEST": _(
            "Om adressen har ett konto är ett brev på väg dit. Öppna länken i brevet inom ett dygn."
        ),
        "PASSWORD_RESET_EXPIRED": _("Länken har gått ut. Skriv din e-postadress för att få en ny."),
        "INVALID_RESET_PASSWORD_TOKEN": _(
            "Länken är redan använd eller ofullständig. Skriv din e-postadress för att få en ny."
        ),
        "PASSWORD_RESET_NO_LOGIN": _("Lösenordet är bytt. Logga in med det nya."),
        "INVALID_INPUT": _("Fältet går inte att läsa. Kontrollera vad du har skrivit."),
    }
