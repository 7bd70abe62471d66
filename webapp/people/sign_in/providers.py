"""Speaks OpenID Connect with a municipality's own sign-in: discovery, PKCE, and a judged answer."""

from __future__ import annotations

import logging
import secrets
from typing import Any, cast

from flask import Flask, current_app
from flask_babel import gettext as _

from webapp.ground.calendar import clock
from webapp.ground.configuration.providers import Provider, is_safe
from webapp.ground.refusals import NotReadyError
from webapp.people.deeds.factors.identities import Claims

log = logging.getLogger(__name__)

PATIENCE = 5
"""Seconds that a provider has for each answer."""
LEEWAY = 60
"""Seconds that its clock may be wrong."""
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures by a key that only the provider has."""
SCOPE = ["openid", "email"]
OF_DISCOVERY = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def providers() -> dict[str, Provider]:
    """Give the providers of the settings, by their keys."""
    return cast("dict[str, Provider]", current_app.config["PROVIDERS"])


def provider_for(words: str) -> Provider | None:
    """Find a provider by a municipality's name or an e-mail address, as somebody has typed it."""
    typed = words.strip().casefold()
    domain = typed.rpartition("@")[2]
    for one in providers().values():
        names = {place.casefold() for place in one.municipalities} | {one.name.casefold()}
        if domain in one.domains or typed.removesuffix(" kommun") in names or typed in names:
            return one
    return None


def begin(provider: Provider, back: str) -> tuple[str, dict[str, str]]:
    """Give the provider's address to go to, and what this browser must keep until it is back."""
    about = _discovered(provider)
    kept = {
        "provider": provider.key,
        "nonce": secrets.token_urlsafe(24),
        "verifier": secrets.token_urlsafe(48),
    }
    with _session(provider, back) as session:
        address, kept["state"] = session.create_authorization_url(
            about["authorization_endpoint"], nonce=kept["nonce"], code_verifier=kept["verifier"]
        )
    return address, kept


def finish(provider: Provider, back: str, kept: dict[str, str], answer: str) -> Claims:
    """Judge what the provider answered, by its own keys; raises NotReadyError for what cannot be trusted."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 -- an extra
    from joserfc.errors import JoseError  # noqa: PLC0415 -- as above

    about = _discovered(provider)
    try:
        with _session(provider, back) as session:
            token = session.fetch_token(
                about["token_endpoint"],
                authorization_response=answer,
                state=kept["state"],
                code_verifier=kept["verifier"],
                timeout=PATIENCE,
                allow_redirects=False,
            )
        said = _claims(provider, kept["nonce"], token["id_token"], _asked(provider, about["jwks_uri"]))
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
        log.warning("The answer of %s was refused: %s", provider.key, type(error).__name__)
        raise _untrusted(provider) from error
    except _silence() as error:
        raise _silent(provider, error) from error
    return Claims(provider.issuer, str(said["sub"]), str(said.get("email", "")))


def _claims(provider: Provider, nonce: str, token: str, keys: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON
    """Read a token that the provider has signed for us and for this very sign-in."""
    from joserfc import jwt  # noqa: PLC0415 -- as above
    from joserfc.jwk import KeySet  # noqa: PLC0415 -- as above

    said = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims
    jwt.JWTClaimsRegistry(
        now=int(clock.now().timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        nonce={"essential": True, "value": nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    ).validate(said)
    if said.get("azp", provider.client_id) != provider.client_id:
        raise ValueError("azp")
    return dict(said)


def _discovered(provider: Provider) -> dict[str, Any]:
    """Ask the provider where it is; what it says of itself must be what the settings say."""
    address = provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
    about = _asked(provider, address)
    safe = isinstance(about, dict) and all(is_safe(str(about.get(name, ""))) for name in OF_DISCOVERY)
    if not safe or about.get("issuer") != provider.issuer:
        log.warning("%s describes itself as somebody else", provider.key)
        raise _untrusted(provider)
    return cast("dict[str, Any]", about)


def _asked(provider: Provider, address: str) -> Any:  # noqa: ANN401 -- JSON
    import requests  # noqa: PLC0415 -- an extra

    try:
        answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
        answer.raise_for_status()
        return answer.json()
    except requests.RequestException as error:
        raise _silent(provider, error) from error


def _session(provider: Provider, back: str) -> Any:  # noqa: ANN401 -- Authlib publishes no types
    from authlib.integrations.requests_client import OAuth2Session  # noqa: PLC0415 -- an extra

    return OAuth2Session(
        provider.client_id,
        provider.client_secret,
        scope=" ".join(SCOPE),
        redirect_uri=back,
        code_challenge_method="S256",
    )


def _silence() -> type[Exception]:
    import requests  # noqa: PLC0415 -- as above

    return requests.RequestException


def _silent(provider: Provider, error: Exception) -> NotReadyError:
    log.warning("%s does not answer: %s", provider.key, type(error).__name__)
    return NotReadyError(
        _("Inloggningen hos %(name)s svarar inte just nu.", name=provider.name),
        _("Försök igen om en stund, eller logga in här med e-postadress och lösenord."),
    )


def _untrusted(provider: Provider) -> NotReadyError:
    return NotReadyError(
        _("Svaret från %(name)s går inte att lita på, så ingen är inloggad.", name=provider.name),
        _(
            "Logga in här med e-postadress och lösenord. Händer det igen har kommunen ändrat något: "
            "be dess it-stöd kontakta driften."
        ),
    )


def register(app: Flask) -> None:
    """Let pages know whether there is any provider at all."""
    app.jinja_env.globals["has_providers"] = lambda: bool(providers())
