"""Starts the platform."""

import sys

import click
from flask import Flask

from webapp import EmptyShelfError, FaultyEditionError, create_app
from webapp.ground.configuration.safety import SettingError


def started() -> Flask:
    """Put the application together; a command that cannot says why in its sentence, and nothing else.

    A server gets the error itself: one that starts its workers anew must see that none of them can begin.
    """
    try:
        return create_app()
    except (SettingError, EmptyShelfError, FaultyEditionError) as error:
        if click.get_current_context(silent=True) is None:
            raise
        sys.exit(str(error))


app = started()
