"""The commands that make a backup and restore one."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from webapp.commands.terminal import NOT_MADE, SILENT, explained, fail
from webapp.ground import context
from webapp.operation.backup_file import BackupError, Manifest
from webapp.operation.deeds import backups, restores

BACKUP = """Skriv en säkerhetskopia av databasen och filerna, medan tjänsten går.

FIL är filen som skrivs, eller en mapp: då får filen dagens datum och klockslag. Den skrivs hel eller inte
alls, läses tillbaka och skrivs aldrig över. KOMPASSROSEN_SECRET_KEY är inte med: spara den för sig.
"""
RESTORE = """Återställ en säkerhetskopia i en tom tjänst: en databas utan rader och en tom mapp för filer.

Kopian kontrolleras först, och en äldre versions rader görs aktuella. Kopian kan vara från SQLite och
återställas i PostgreSQL, eller tvärtom. Har återställningen avbrutits kan den göras om.
"""


@click.command("backup", help=BACKUP)
@explained
@click.argument("path", metavar="FIL", type=click.Path(path_type=Path))
@with_appcontext
def backup(path: Path) -> None:
    """Make a backup, and tell what is in it."""
    standing = context.database_standing()
    if standing != context.CURRENT:
        fail(SILENT if standing == context.SILENT else NOT_MADE)
    try:
        made = backups.make(path)
    except BackupError as error:
        fail(str(error))
    click.echo(f"{made.path} är skriven och läst tillbaka: {_told(made.manifest)}, {made.size} byte.")


@click.command("restore", help=RESTORE)
@explained
@click.argument("path", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--new-key", is_flag=True, help="Återställ fast KOMPASSROSEN_SECRET_KEY är en annan.")
@with_appcontext
def restore(path: Path, *, new_key: bool) -> None:
    """Restore a backup, and tell what was in it."""
    if context.database_standing() == context.SILENT:
        fail(SILENT)
    try:
        manifest = restores.restore(path, new_key=new_key)
    except BackupError as error:
        fail(str(error))
    click.echo(f"{path} är återställd: {_told(manifest)}.")
    click.echo(f"Kopian gjordes {manifest.made_at[:16].replace('T', ' ')} UTC av version {manifest.version}.")
    click.echo("Kontrollera den med: flask --app wsgi check")


def _told(manifest: Manifest) -> str:
    return f"{len(manifest.tables)} tabeller, {manifest.rows} rader, {len(manifest.files)} filer"
