"""Where one is signed in: the list of browsers, and signing out of one or all of them."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user, logout_user

from webapp.ground.frame.guard import person_id
from webapp.people.deeds import sign_ins
from webapp.people.sign_in.sessions import forget_all

pages = Blueprint("devices", __name__, url_prefix="/inloggningar")


@pages.get("/")
def own() -> ResponseReturnValue:
    """Show the browsers one is signed in at, and what has happened to the account."""
    return render_template(
        "people/devices.html",
        devices=sign_ins.devices_of(person_id(), g.sign_in_id),
        story=sign_ins.story(person_id()),
        who={"place": current_user.name, "role": current_user.email},
        nav=[
            {"label": _("Mitt arbete"), "href": url_for("account.home"), "current": False},
            {"label": _("Mina uppgifter"), "href": url_for("own_page.show"), "current": False},
            {"label": _("Inloggningar"), "href": url_for(".own"), "current": True},
        ],
    )


@pages.post("/<int:sign_in_id>/logga-ut")
def sign_out(sign_in_id: int) -> ResponseReturnValue:
    """Sign out of one browser, for good."""
    if sign_in_id == g.sign_in_id:
        logout_user()
        return redirect(url_for("about.start"))
    sign_ins.end(person_id(), sign_in_id)
    flash(_("Du är utloggad där."), "ok")
    return redirect(url_for(".own"))


@pages.post("/logga-ut-overallt")
def sign_out_everywhere() -> ResponseReturnValue:
    """Sign out everywhere, here too."""
    forget_all(person_id())
    flash(_("Du är utloggad överallt. Logga in igen om du vill fortsätta."), "ok")
    return redirect(url_for("about.start"))
