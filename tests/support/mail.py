"""A small mail server of the tests' own, which keeps what it is given and refuses what it is told to."""

from __future__ import annotations

import email
import email.policy
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import cast

from sqlalchemy import select

from webapp.ground.events.models import Event
from webapp.ground.mail import outbox
from webapp.ground.mail.models import Letter
from webapp.ground.store.database import db, one_transaction


class _Talk(socketserver.StreamRequestHandler):
    """One conversation in SMTP."""

    server: MailServer

    def handle(self) -> None:
        self.say("220 test")
        while line := self.rfile.readline():
            words = line.decode().strip()
            if not self.answer(words.split(" ")[0].split(":")[0].upper(), words):
                return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def answer(self, verb: str, words: str) -> bool:
        if verb == "QUIT":
            self.say("221 bye")
            return False
        if verb == "EHLO" and self.server.safe:
            self.say("250-test\r\n250 STARTTLS")
        elif verb == "STARTTLS":
            self.say("220 go on")
            return self.make_safe()
        elif verb == "RCPT":
            self.to = words.partition("<")[2].rstrip(">")
            self.say(self.server.refused.get(self.to, "250 ok"))
        elif verb == "MAIL":
            self.say(self.server.refused.get("sender", "250 ok"))
        elif verb == "DATA":
            return self.take()
        else:
            self.say("250 ok")
        return True

    def make_safe(self) -> bool:
        """Go on over an encrypted line; whoever does not trust the certificate hangs up."""
        try:
            self.connection = self.server.safe.wrap_socket(self.connection, server_side=True)
        except OSError:
            return False
        self.rfile.close()
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.server.made_safe += 1
        return True

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def take(self) -> bool:
        self.say("354 go on")
        text = b"".join(iter(self.rfile.readline, b".\r\n"))
        if self.to in self.server.dropped:
            self.server.dropped.remove(self.to)
            return False
        message = email.message_from_bytes(text, policy=email.policy.default)
        self.server.taken.append(cast("EmailMessage", message))
        self.say("250 taken")
        return True


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps the letters it takes; `refused` is what it answers to an address, `dropped` where it hangs up.

    `made_safe` counts the lines that were made safe.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, safe: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.safe, self.made_safe = safe, 0
        self.taken: list[EmailMessage] = []
        self.refused: dict[str, str] = {}
        self.dropped: set[str] = set()

    @property
    def receivers(self) -> list[str]:
        return [message["To"] for message in self.taken]

    @property
    def settings(self) -> dict[str, object]:
        """Give the settings of an application that sends here."""
        return {
            "DEMO": False,
            "ADDRESS": "https://kompassrosen.example",
            "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": self.server_address[1],
            "MAIL_TLS": "starttls" if self.safe else "none",
            "MAIL_FROM": "brev@kompassrosen.example",
        }


@contextmanager
def serving(safe: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    """Serve mail on a port of this machine; with `safe` on lines that STARTTLS makes safe."""
    with MailServer(safe) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def write(*receivers: str, **about: object) -> None:
    """Write a letter to each."""
    with one_transaction():
        for receiver in receivers:
            outbox.write(f"test:{receiver}", receiver, "Ämne å", "Hej på dig.", "/hem", **about)


def letters_of(occasion: str, evaluation_id: int = 0) -> list[str]:
    """Give the subjects of the letters written on an occasion, in order; of one evaluation, or of all."""
    query = select(Letter.subject).where(Letter.occasion == occasion).order_by(Letter.id)
    if evaluation_id:
        query = query.join(Event, Event.id == Letter.event_id).where(Event.evaluation_id == evaluation_id)
    return list(db.session.scalars(query))
