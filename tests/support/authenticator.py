"""A device with passkeys, as a browser would ask it: keys of its own, and answers signed with them."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url as text

ORIGIN = "http://localhost"
PAGE = "/konto/passkeys"
PRESENT, VERIFIED, ATTESTED = 1, 4, 64


def offered(page: str) -> tuple[dict[str, Any], str]:
    """Read what a page gives its script: the options, and the state that goes back."""
    form = page[page.index("data-passkey") :]
    options = re.search(r'data-options="([^"]+)"', form)
    state = re.search(r'name="state" value="([^"]+)"', form)
    assert options, "no passkey is asked for on the page"
    assert state, "nothing says which passkey is asked for"
    return json.loads(unescape(options[1])), unescape(state[1])


@dataclass
class Device:
    """Keeps one key, and answers as its owner has opened it; what is wrong with it can be chosen."""

    origin: str = ORIGIN
    host: str = "localhost"
    verified: bool = True
    count: int = 0
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: dict[str, Any]) -> str:
        """Make the key that a page offers to keep."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(public)
        about = self._about(ATTESTED) + attested
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": about})
        client = self._client("webauthn.create", options["challenge"])
        return self._told({"clientDataJSON": text(client), "attestationObject": text(made)})

    def answer(self, options: dict[str, Any]) -> str:
        """Sign what a page asks for."""
        self.count += 1
        client, about = self._client("webauthn.get", options["challenge"]), self._about(0)
        signed = self.key.sign(about + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": about, "signature": signed}
        return self._told({name: text(value) for name, value in response.items()})

    def _about(self, more: int) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verified else 0)
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, what: str, challenge: str) -> bytes:
        return json.dumps({"type": what, "challenge": challenge, "origin": self.origin}).encode()

    def _told(self, response: dict[str, str]) -> str:
        whole = {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        return json.dumps({**whole, "clientExtensionResults": {}})


def add(browser, device: Device, name: str = "Telefonen"):
    """Add a device's passkey on the page of one's own."""
    options, state = offered(browser.get(PAGE).text)
    return browser.post(PAGE, {"name": name, "credential": device.make(options), "state": state})


def come_in(browser, device: Device, **more: str):
    """Sign in with a device's passkey on the page of signing in."""
    options, state = offered(browser.get("/logga-in").text)
    form = {"credential": device.answer(options), "state": state, **more}
    return browser.post("/logga-in/passkey", form, page="/logga-in")
