"""A municipality's own sign-in that runs on this machine: an OpenID provider made of Authlib's parts.

What it says wrongly can be chosen: `lies` are claims of its token, `key` what it signs with.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import requests
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, jsonify
from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support.service import Service
from webapp.ground.configuration.providers import Provider

CLIENT, SECRET, KEY = "kompassrosen", "hemligt-hos-kommunen", "exempelby"
BACK = f"/logga-in/kommun/{KEY}/svar"


class Known(ClientMixin):
    """The one client it knows: us."""

    def get_client_id(self) -> str:
        return CLIENT

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.startswith("http://localhost") and redirect_uri.endswith(BACK)

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return (method, endpoint) == ("client_secret_basic", "token")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):
    """A code that was given once."""

    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope


@dataclass
class Kommun:
    """The provider: whom it knows, what it signs with, and what it says wrongly."""

    subject: str = "anna-17"
    email: str = "samordnare@demo.example"
    lies: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    codes: dict[str, Code] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shown_keys = [self.key]
        app = Flask("kommun")
        self.server = AuthorizationServer(app, query_client=lambda one: Known() if one == CLIENT else None)
        self.server.save_token = lambda *_kept: None
        self.server.register_grant(_grant(self), [_id_token(self), CodeChallenge(required=True)])
        app.add_url_rule("/authorize", view_func=self._authorize)
        app.add_url_rule("/token", view_func=self.server.create_token_response, methods=["POST"])
        app.add_url_rule("/keys", view_func=self._keys)
        app.add_url_rule("/.well-known/openid-configuration", view_func=self._describe)
        self.service: Service | None = Service(app)
        self.issuer = f"http://127.0.0.1:{self.service.port}"

    def provider(self, **other: Any) -> Provider:
        """Give what the settings say of it."""
        known = {"municipalities": ("Exempelby",), "domains": ("exempelby.se",), **other}
        return Provider(KEY, "Exempelby kommun", self.issuer, CLIENT, SECRET, **known)

    def turn_key(self, *, told: bool) -> None:
        """Sign with another key from now on; say so where our keys are read, or not."""
        self.key = RSAKey.generate_key(2048, {"kid": "2"})
        self.shown_keys = [self.key] if told else self.shown_keys

    def visit(self, address: str) -> str:
        """Go there as a browser, signed in as its person; give the address that leads back to us."""
        answer = requests.get(address, timeout=10, allow_redirects=False)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]

    def close(self) -> None:
        if self.service is not None:
            self.service.close()
        self.service = None

    def _authorize(self):
        who = SimpleNamespace(id=self.subject)
        grant = self.server.get_consent_grant(end_user=who)
        return self.server.create_authorization_response(grant_user=who, grant=grant)

    def _keys(self):
        return jsonify({"keys": [key.as_dict(private=False) for key in self.shown_keys]})

    def _describe(self):
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return jsonify(said | self.about)


def _grant(kommun: Kommun):
    class Grant(AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code, request):
            sent = request.payload.data
            challenge = sent["code_challenge"], sent["code_challenge_method"]
            kommun.codes[code] = Code(sent["redirect_uri"], request.payload.scope, sent["nonce"], *challenge)

        def query_authorization_code(self, code, _client):
            return kommun.codes.get(code)

        def delete_authorization_code(self, authorization_code):
            kommun.codes = {code: one for code, one in kommun.codes.items() if one is not authorization_code}

        def authenticate_user(self, _code):
            return SimpleNamespace(id=kommun.subject)

    return Grant


def _id_token(kommun: Kommun):
    class Token(OpenIDCode):
        def exists_nonce(self, nonce, _request):
            return any(one.nonce == nonce for one in kommun.codes.values())

        def encode_id_token(self, _token, request):
            now = int(time.time())
            told = {"iss": kommun.issuer, "aud": CLIENT, "sub": kommun.subject, "email": kommun.email}
            told |= {"iat": now, "exp": now + 300, "nonce": request.authorization_code.nonce} | kommun.lies
            told = {name: value for name, value in told.items() if value is not None}
            return jwt.encode({"alg": "RS256", "kid": kommun.key.kid}, told, kommun.key)

    return Token(require_nonce=True)
