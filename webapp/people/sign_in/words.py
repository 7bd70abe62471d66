"""What the sign-in library says, in our words."""

SWEDISH = {
    "GENERIC_AUTHN_FAILED": "E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen.",
    "UNAUTHENTICATED": "Logga in för att se sidan.",
    "UNAUTHORIZED": "Du har inte rätt att se sidan.",
    "REAUTHENTICATION_REQUIRED": "Skriv ditt lösenord en gång till för att gå vidare.",
    "REAUTHENTICATION_SUCCESSFUL": "Tack, nu kan du gå vidare.",
    "PASSWORD_MISMATCH": "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
    "RETYPE_PASSWORD_MISMATCH": "Lösenorden är inte lika. Skriv samma lösenord två gånger.",
    "INVALID_REDIRECT": "Adressen att gå vidare till hör inte till tjänsten.",
    "DISABLED_ACCOUNT": "Kontot är avstängt. Kontakta kansliet eller er samordnare.",
    "EMAIL_NOT_PROVIDED": "Skriv din e-postadress.",
    "INVALID_EMAIL_ADDRESS": "E-postadressen går inte att läsa. Den ser ut som namn@kommun.se.",
    "PASSWORD_NOT_PROVIDED": "Skriv ditt lösenord.",
    "PASSWORD_INVALID_LENGTH": "Lösenordet är för kort. Det ska ha minst %(length)s tecken.",
    "PASSWORD_TOO_SIMPLE": "Lösenordet är för lätt att gissa. Välj ett längre.",
    "USER_DOES_NOT_EXIST": "E-postadressen eller lösenordet stämmer inte. Kontrollera dem och försök igen.",
    "INVALID_PASSWORD": "Lösenordet stämmer inte. Kontrollera det och försök igen.",
    "PASSWORD_IS_THE_SAME": "Det nya lösenordet är likadant som det gamla. Välj ett annat.",
    "PASSWORD_CHANGE": "Lösenordet är bytt.",
    "LOGIN": "Logga in för att se sidan.",
    "REFRESH": "Logga in en gång till för att se sidan.",
    "ANONYMOUS_USER_REQUIRED": "Du är redan inloggad.",
    "FORGOT_PASSWORD": "Glömt lösenordet?",
    "PASSWORD_RESET_REQUEST": (
        "Om adressen har ett konto är ett brev på väg dit. Öppna länken i brevet inom ett dygn."
    ),
    "PASSWORD_RESET_EXPIRED": "Länken har gått ut. Skriv din e-postadress för att få en ny.",
    "INVALID_RESET_PASSWORD_TOKEN": (
        "Länken är redan använd eller ofullständig. Skriv din e-postadress för att få en ny."
    ),
    "PASSWORD_RESET_NO_LOGIN": "Lösenordet är bytt. Logga in med det nya.",
    "INVALID_INPUT": "Fältet går inte att läsa. Kontrollera vad du har skrivit.",
}
