"""What every command says alike: its help, and that it cannot go on."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

explained = click.help_option("--help", help="Visa den här hjälpen.")


def fail(sentence: str) -> NoReturn:
    """Say what is wrong and end with exit code 1."""
    click.echo(sentence, err=True)
    sys.exit(1)
