"""Sign-in, language and form protection: the kept libraries, set up once."""

from __future__ import annotations

from flask import Flask
from flask_babel import Babel
from flask_migrate import Migrate
from flask_security import Security
from flask_wtf import CSRFProtect

from webapp.ground.configuration.settings import ROOT
from webapp.ground.store.database import db
from webapp.ground.who import NoRole, Person
from webapp.ground.words.languages import language
from webapp.people.deeds.account_letters import OutboxMail
from webapp.people.sign_in import forms, limits, people, providers, proxies, sessions
from webapp.people.sign_in.factors import second_step
from webapp.people.sign_in.passwords import Passwords
from webapp.people.sign_in.words import words

csrf = CSRFProtect()
FROM_MAIL_PROGRAMS = "webapp.people.views.secret_addresses.end"
"""The one form that others send: a mail program has no page of ours, only the secret address."""


def register(app: Flask) -> None:
    """Hang the libraries on the application."""
    app.config["SECURITY_I18N_DOMAIN"] = "flask_security;messages"  # its own words, and then ours
    app.config["SECURITY_I18N_DIRNAME"] = ["builtin", app.config["BABEL_TRANSLATION_DIRECTORIES"]]
    said = words()
    for name, sentence in said.items():
        app.config.setdefault(f"SECURITY_MSG_{name}", (sentence, "error"))
    app.config["SECURITY_MSG_PASSWORD_CHANGE"] = (said["PASSWORD_CHANGE"], "success")
    for done in ("PASSWORD_RESET_REQUEST", "PASSWORD_RESET_NO_LOGIN"):
        app.config[f"SECURITY_MSG_{done}"] = (said[done], "ok")
    proxies.register(app)
    app.session_interface = sessions.Sessions()
    Babel(app, locale_selector=language)  # one an application: it keeps the language's words
    csrf.init_app(app)
    csrf.exempt(FROM_MAIL_PROGRAMS)
    Migrate(app, db, directory=str(ROOT / "migrations"), compare_type=True, render_as_batch=True)
    security = Security(
        app,
        people.People(db, Person, NoRole),
        mail_util_cls=OutboxMail,
        password_util_cls=Passwords,
        login_form=forms.SignInForm,
        verify_form=forms.AgainForm,
        change_password_form=forms.ChangeForm,
        forgot_password_form=forms.ForgottenForm,
        reset_password_form=forms.ChosenForm,
    )
    security.support_mfa = True  # without the library's own pages: it keeps recovery codes readable
    security.principal.identity_loaders.clear()  # rights belong to places: nobody asks for the library's own
    people.register(app)
    second_step.register(app)
    providers.register(app)
    sessions.register(app)
    limits.register(app)
