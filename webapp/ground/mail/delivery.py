"""Handing letters over to the mail server, one at a time, each at most once."""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from webapp.ground import context
from webapp.ground.calendar import clock
from webapp.ground.context import MailServer
from webapp.ground.mail import outbox
from webapp.ground.mail.outbox import Taken
from webapp.ground.words.languages import SWEDISH

PATIENCE = 20
"""Seconds that a mail server may be silent."""
FOR_EVER = 500
"""From this code on an SMTP answer means: do not try again."""


class ServerSilentError(Exception):
    """The mail server cannot be reached, or lets nobody in; nothing is wrong with the letters."""


@dataclass(slots=True)
class Posted:
    """What became of the letters of one round to the mail server."""

    sent: int = 0
    later: int = 0
    given_up: int = 0
    silent: str = ""
    """Why the server answered no more, in words; empty when it did."""


def post_all() -> Posted:
    """Send every letter that is due; one that is refused does not stop the others."""
    posted = Posted(given_up=outbox.give_up_dropped())
    server: smtplib.SMTP | None = None
    try:
        while not posted.silent and (letter := outbox.take()):
            try:
                server = server or connect(context.mail_server())
                _post(server, letter, posted)
            except ServerSilentError as silent:
                outbox.put_back(letter.id, str(silent), counts=False)
                posted.silent = str(silent)
            except smtplib.SMTPServerDisconnected:
                _later(letter, _("Förbindelsen med e-postservern bröts."), posted)
                server = None
    finally:
        if server:
            with suppress(OSError):
                server.quit()
    return posted


def connect(settings: MailServer) -> smtplib.SMTP:
    """Open the line to the mail server, made safe and signed in as the settings say."""
    place = (settings.host, settings.port)
    server: smtplib.SMTP | None = None
    try:
        if settings.safety == "tls":
            server = smtplib.SMTP_SSL(*place, timeout=PATIENCE, context=ssl.create_default_context())
        else:
            server = smtplib.SMTP(*place, timeout=PATIENCE)
        if settings.safety == "starttls":
            server.starttls(context=ssl.create_default_context())
        if settings.user:
            server.login(settings.user, settings.password)
    except (OSError, smtplib.SMTPException) as error:
        if server:
            server.close()
        raise ServerSilentError(_words(error)) from error
    return server


def _post(server: smtplib.SMTP, letter: Taken, posted: Posted) -> None:
    """Hand one letter over; when this has returned it is sent, put back or given up."""
    try:
        server.send_message(_message(letter))
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPRecipientsRefused as refused:
        ((code, said),) = refused.recipients.values()
        _refused(letter, code, said, posted)
    except smtplib.SMTPDataError as refused:
        _refused(letter, refused.smtp_code, refused.smtp_error, posted)
    except (smtplib.SMTPNotSupportedError, EmailNotValidError, UnicodeError) as error:
        outbox.give_up(letter.id, _words(error))
        posted.given_up += 1
    except smtplib.SMTPSenderRefused as error:
        raise ServerSilentError(_words(error)) from error
    except OSError as error:  # silent in the middle: the letter may be the cause, so the try counts
        _later(letter, _words(error), posted)
        posted.silent = _words(error)
    else:
        outbox.mark_sent(letter.id)
        posted.sent += 1


def _message(letter: Taken) -> EmailMessage:
    sender = context.mail_server().sender
    message = EmailMessage()
    message["From"] = f"Kompassrosen <{sender}>"
    message["To"] = _in_ascii(letter.recipient)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = letter.message_id
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday answers it
    if reply := context.mail_server().reply:
        message["Reply-To"] = _in_ascii(reply)
    if letter.ending:
        message["List-Unsubscribe"] = f"<{letter.ending}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(
        as_page(letter.subject, letter.text, letter.language), subtype="html", cte="quoted-printable"
    )
    return message


_LINK = re.compile(r"https?://\S+")


def as_page(subject: str, text: str, language: str = SWEDISH) -> str:
    """Write a letter's text as a plain page: its paragraphs, and its links to press."""
    paragraphs = [
        _LINK.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(one)).replace("\n", "<br>\n")
        for one in text.strip().split("\n\n")
    ]
    head = f'<head><meta charset="utf-8"><title>{escape(subject)}</title></head>'
    body = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    return f'<!doctype html>\n<html lang="{language}">{head}\n<body>\n{body}\n</body></html>\n'


def _in_ascii(email: str) -> str:
    """Write the domain of an address as every mail server reads it."""
    found = validate_email(email, check_deliverability=False)
    return found.ascii_email or found.normalized


def _refused(letter: Taken, code: int, said: bytes | str, posted: Posted) -> None:
    answer = said.decode(errors="replace") if isinstance(said, bytes) else said
    words = _("E-postservern svarade %(code)s: %(said)s", code=code, said=answer)
    if code >= FOR_EVER:
        outbox.give_up(letter.id, words)
        posted.given_up += 1
    else:
        _later(letter, words, posted)


def _later(letter: Taken, words: str, posted: Posted) -> None:
    if outbox.put_back(letter.id, words):
        posted.given_up += 1
    else:
        posted.later += 1


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
