"""The register of settings, as the README's table has them; whatever is named otherwise stops the start."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from webapp.ground.configuration.entry import Number, Setting
from webapp.ground.configuration.safety import SettingError

PREFIX = "KOMPASSROSEN_"
OF_THE_HOUSE = {"IN_VENV"}
"""What the service says to itself when it starts anew, and nobody else."""
FILE = "_FILE"
"""What stands after the name of a secret when the setting is the path of a file that holds it."""
ALIKE = 0.6
"""How alike two names are at least for the one to be a mistyping of the other."""


SETTINGS = (
    Setting(
        "SECRET_KEY",
        "nyckel för sessioner och lösenord, minst 32 tecken; utan den, eller med en som går att gissa, "
        "startar tjänsten inte",
        secret=True,
    ),
    Setting(
        "DATABASE_URL",
        "`postgresql://…` i drift; annars SQLite i `instance/`",
        key="SQLALCHEMY_DATABASE_URI",
        address=True,
    ),
    Setting(
        "REPLICA_URL",
        "en kopia av databasen som bara läses (`postgresql://…`): besökare som inte är inloggade får de "
        "offentliga sidorna därifrån; utan den läses allt i databasen själv",
        address=True,
    ),
    Setting("INSTANCE", "mappen för databas, nyckel och färdiga filer, annars `instance/`"),
    Setting(
        "STORAGE",
        "där flera värdar delar färdiga filer: en mapp som alla når, eller `s3://hink/namn` (tillägget "
        "`s3`); utan den gör varje värd sina egna",
    ),
    Setting(
        "EVIDENCE_LARGEST",
        "hur stor en fil som läggs in som underlag får vara, i MB, annars 25; proxyn framför måste släppa "
        "igenom lika mycket",
        25,
        Number("hela megabyte", 1, 500, 25),
    ),
    Setting(
        "EVIDENCE_QUOTA",
        "hur mycket en kommuns filer med underlag får ta tillsammans, i MB, annars 1000",
        1000,
        Number("hela megabyte", 1, 1_000_000, 1000),
    ),
    Setting(
        "CLAMD",
        "en clamd som letar efter skadlig kod i underlag: en sökväg (`/run/clamav/clamd.ctl`) eller "
        "`värd:port`; svarar den inte väntar filen; utan den granskas inga filer",
    ),
    Setting(
        "BANKS",
        "mappen med frågebankerna, annars `questionnaires/`; utan någon utgåva startar tjänsten inte",
    ),
    Setting(
        "GRACE_MINUTES",
        "hur länge efter sista tiden ett påbörjat svar tas emot, annars 15",
        15,
        Number("hela minuter", 0, 1440, 15),
    ),
    Setting(
        "LICENCE",
        "licensen som offentliga resultat får användas under: `CC0-1.0` (annars det) eller `CC-BY-4.0`",
        "CC0-1.0",
    ),
    Setting(
        "PUBLISHER_TYPE",
        "vad den är som ger ut öppna data, som dataportaler vill veta: `NonProfitOrganisation` (annars det), "
        "`NonGovernmentalOrganisation`, `Company`, `NationalAuthority`, `RegionalAuthority`, "
        "`LocalAuthority` eller `Academia-ScientificOrganisation`",
        "NonProfitOrganisation",
    ),
    Setting(
        "CONFLICT_YEARS",
        "hur många år efter att en anställning eller ett uppdrag i en kommun slutade som den fortfarande gör "
        "någon jävig där, annars 5",
        5,
        Number("hela år", 0, 50, 5),
    ),
    Setting(
        "TRUSTED_HOSTS",
        "värdnamn som tjänsten svarar på, med komma emellan; utan dem startar den bara som demo",
        None,
    ),
    Setting(
        "PROXIES",
        "hur många omvända proxyer som står framför och får säga varifrån någon kommer, annars 0",
        0,
        Number("antalet omvända proxyer framför tjänsten", 0, 9, 1),
    ),
    Setting(
        "LOGIN_LIMIT",
        "hur många misslyckade inloggningar ett konto tål från okända webbläsare, annars `20 per 5 minutes`; "
        "en adress tål fem gånger så många",
        "20 per 5 minutes",
    ),
    Setting(
        "GUEST_LIMIT",
        "hur många förslag en gästs länk tar från en adress, annars `30 per 5 minutes`; fel möteskoder × 5",
        "30 per 5 minutes",
    ),
    Setting(
        "REGISTRATION_LIMIT",
        "hur många brev en adress får när någon vill börja för en kommun, annars `5 per 1 day`; från samma "
        "dator tas dubbelt så många anmälningar emot, för samma kommun fem gånger så många",
        "5 per 1 day",
    ),
    Setting(
        "SECOND_FACTOR",
        "`1` (annars det, utom i demon) kräver inloggning i två steg av kansli, jury, nomineringsgrupp, "
        "utvärderare och granskare; `0` gör den frivillig för alla",
        None,
        Number("1 eller 0", 0, 1, 1),
    ),
    Setting(
        "PDF",
        "`1` (annars det) gör rapporter också som PDF där LibreOffice finns (`libreoffice-writer`); "
        "`0` gör det inte",
        1,
        Number("1 eller 0", 0, 1, 1),
    ),
    Setting(
        "OIDC",
        "filen som räknar upp kommuners egna inloggningar (OpenID Connect); utan den finns bara tjänstens",
    ),
    Setting(
        "LIMITS_URL",
        "en Redis att räkna dem i, till exempel `redis://localhost:6379/0`; annars i databasen",
        address=True,
    ),
    Setting(
        "ADDRESS",
        "adressen som breven länkar till, till exempel `https://kompassrosen.example`; behövs för brev",
    ),
    Setting("MAIL_SERVER", "e-postservern som breven lämnas till; utan den skickas inga"),
    Setting(
        "MAIL_PORT",
        "dess port, annars den vanliga för `KOMPASSROSEN_MAIL_TLS`",
        0,
        Number("ett tal", 1, 65535, 587),
    ),
    Setting(
        "MAIL_TLS",
        "`starttls` (annars det), `tls` eller `none`; med `none` tas inget lösenord emot",
        "starttls",
    ),
    Setting("MAIL_USER", "namnet att logga in på e-postservern med, om den vill ha ett"),
    Setting("MAIL_PASSWORD", "lösenordet till det", secret=True),
    Setting("MAIL_FROM", "e-postadressen som breven kommer från; behövs när en e-postserver är inställd"),
    Setting(
        "MAIL_REPLY_TO", "kansliets e-postadress, dit svar på breven går; utan den går det inte att svara"
    ),
    Setting("CONTACT_NAME", "vem man frågar; visas på Kontakt och i tillgänglighetsredogörelsen"),
    Setting("CONTACT_EMAIL", "e-postadress dit, visas på samma ställen"),
    Setting("CONTACT_PHONE", "telefonnummer dit, visas på samma ställen"),
    Setting(
        "BIND",
        "adressen som servern lyssnar på, annars `127.0.0.1:8000`; `unix:/sökväg` går också",
        "127.0.0.1:8000",
    ),
    Setting(
        "WORKERS",
        "hur många processer som svarar, annars 2; en för varje kärna är lagom",
        2,
        Number("antalet processer", 1, 64, 2),
    ),
    Setting(
        "THREADS",
        "hur många anrop varje process har för händer samtidigt, annars 8",
        8,
        Number("antalet trådar i varje process", 1, 64, 8),
    ),
    Setting(
        "LOG",
        "`json` (annars det) ger loggen en rad JSON för varje sak som händer, `text` rader för en människa",
        "json",
    ),
    Setting(
        "METRICS_TOKEN",
        "ordet som den som läser siffrorna på `/metrics` visar, minst 16 tecken; utan det finns inte sidan",
        secret=True,
    ),
    Setting(
        "DEMO",
        "`1` låter demokonton logga in, och bara från samma dator; lämna den tom i drift",
        default=False,
    ),
)
"""Every setting there is, in the order in which the README tells of them."""
BY_NAME = {setting.name: setting for setting in SETTINGS}
LEFT_OPEN = ("MAIL_PORT",)
"""Numbers that may be empty: what holds then depends on another setting."""


def read(environment: dict[str, str]) -> dict[str, Any]:
    """Read every setting that is said, by its name in the application; refuse a name that is none."""
    named = {k.removeprefix(PREFIX): v for k, v in environment.items() if k.startswith(PREFIX)}
    named |= _from_files(named)
    check_names(named)
    return {
        BY_NAME[name].kept_as: BY_NAME[name].read(text)
        for name, text in named.items()
        if name not in OF_THE_HOUSE and (text or name not in LEFT_OPEN)
    }


def _from_files(named: dict[str, str]) -> dict[str, str]:
    """Read what is kept in a file of its own, as containers and systemd hand out secrets."""
    found = {}
    for one in SETTINGS:
        path = named.pop(f"{one.name}{FILE}", None) if one.secret or one.address else None
        if path is None:
            continue
        if one.name in named:
            raise SettingError(
                f"{PREFIX}{one.name} och {PREFIX}{one.name}{FILE} är satta båda två. Ta bort en."
            )
        try:
            found[one.name] = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingError(
                f"{PREFIX}{one.name}{FILE} är ”{path}”, som inte går att läsa: {error.strerror}."
            ) from error
    return found


def check_names(names: Iterable[str]) -> None:
    """Refuse what nobody reads: a mistyped setting would be one that does not hold."""
    wrong = sorted(set(names) - set(BY_NAME) - OF_THE_HOUSE)
    if wrong:
        raise SettingError("\n".join(_unknown(name) for name in wrong))


def _unknown(name: str) -> str:
    near = get_close_matches(name.upper(), BY_NAME, 1, ALIKE)
    if near:
        return f"{PREFIX}{name} är ingen inställning. Menar du {PREFIX}{near[0]}?"
    return f"{PREFIX}{name} är ingen inställning. Ta bort den; README.md räknar upp dem som finns."
