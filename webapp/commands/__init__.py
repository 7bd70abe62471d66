"""The `flask …` commands of the office and of operators; what they print and how they end is a contract."""

from __future__ import annotations

from flask import Flask

from webapp.commands.banks import banks
from webapp.commands.demo import demo
from webapp.commands.export import export
from webapp.commands.judgement import judgement
from webapp.commands.mail import mail
from webapp.commands.office import office
from webapp.commands.operation.backups import backup, restore
from webapp.commands.operation.check import check
from webapp.commands.operation.settings import settings
from webapp.commands.operation.worker import worker
from webapp.commands.published import published
from webapp.commands.rounds import results, rounds
from webapp.commands.twin.answers import answers


def register(app: Flask) -> None:
    """Hang up the commands."""
    for group in (answers, banks, demo, export, judgement, mail, office, published, results, rounds):
        app.cli.add_command(group)
    for one in (backup, check, restore, settings, worker):
        app.cli.add_command(one)
