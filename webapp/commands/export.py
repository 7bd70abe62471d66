"""The commands that write workbooks to be handed on."""

from __future__ import annotations

from pathlib import Path

import click

from webapp.award.queries import jury_entry
from webapp.commands.terminal import Commands, explained, fail
from webapp.ground.refusals import NotThereError, Refusal
from webapp.rounds.queries import posts

export = explained(Commands("export", help="Arbetsböcker att lämna vidare."))


@export.command(
    "jury", help="Skriv juryns arbetsbok för en omgång, till exempel: export jury 2026 --to jury.xlsx"
)
@explained
@click.argument("round_key", metavar="OMGÅNG")
@click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Filen som skrivs."
)
def jury(round_key: str, path: Path) -> None:
    """Write the jury's workbook to a file."""
    try:
        path.write_bytes(jury_entry.jury_workbook(posts.round_by_key(round_key)))
    except NotThereError:
        fail(f"Omgången {round_key} finns inte. Dessa finns: {', '.join(posts.round_keys()) or 'inga'}.")
    except Refusal as refusal:
        fail(f"{refusal.sentence} {refusal.remedy}".strip())
    except OSError as error:
        fail(f"Filen {path} gick inte att skriva: {error.strerror}. Kontrollera mappen.")
    click.echo(f"{path} är skriven.")
