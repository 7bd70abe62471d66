"""The `flask …` commands of the office and of operators; what they print and how they end is a contract."""

from __future__ import annotations

from flask import Flask

from webapp.commands.banks import banks
from webapp.commands.demo import demo
from webapp.commands.export import export
from webapp.commands.mail import mail
from webapp.commands.office import office
from webapp.commands.operation.backups import backup, restore
from webapp.commands.operation.check import check
from webapp.commands.operation.settings import settings
from webapp.commands.published import published
from webapp.commands.rounds import results, rounds


def register(app: Flask) -> None:
    """Hang up the commands."""
    for group in (banks, demo, export, mail, office, published, results, rounds):
        app.cli.add_command(group)
    for one in (backup, check, restore, settings):
        app.cli.add_command(one)
