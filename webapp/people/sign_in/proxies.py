"""Proxies in front of the service: how many may say where a request comes from."""

from __future__ import annotations

import logging

from flask import Flask, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

log = logging.getLogger(__name__)

FORWARDED = ("X-Forwarded-For", "Forwarded")


def register(app: Flask) -> None:
    """Believe as many proxies as the settings say; without any, say once that somebody stands in between."""
    if trusted := app.config["PROXIES"]:
        # The name of the host is left to the Host header, which KOMPASSROSEN_TRUSTED_HOSTS is held against.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=0)  # type: ignore[method-assign]
    else:
        app.before_request(_warn_once)


def _warn_once() -> None:
    """Warn at the first request that came through a proxy; later ones are told of already."""
    if current_app.extensions.get("warned_of_proxy") or not any(
        name in request.headers for name in FORWARDED
    ):
        return
    current_app.extensions["warned_of_proxy"] = True
    log.warning(
        "Requests come through a proxy but KOMPASSROSEN_PROXIES is not set: everybody behind it "
        "counts as one address. Write how many stand in front, for example KOMPASSROSEN_PROXIES=1"
    )
