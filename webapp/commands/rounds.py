"""The commands of rounds: recipes, a new round, who runs it, and what is read of public ones."""

from __future__ import annotations

import click

from webapp.commands.terminal import Commands, explained, fail
from webapp.evaluation.deeds import fixed_sums
from webapp.ground import context
from webapp.ground.refusals import InvalidError, NotThereError
from webapp.results.deeds import summaries
from webapp.rounds.deeds import rounds as round_deeds
from webapp.rounds.recipe_files import FOLDER, read_recipes

rounds = explained(Commands("rounds", help="Omgångar: recept, en ny omgång, och vilka som sköter den."))
results = explained(Commands("results", help="Resultat: skriv om det som sidorna läser."))


@rounds.command("recipes", help="Visa recepten, ett per rad; finns det fel skrivs alla, slutkod 1.")
@explained
def recipes() -> None:
    """Tell the recipes as their files stand now."""
    read = read_recipes(FOLDER)
    for recipe in read.known.values():
        many = str(recipe.fewest) if recipe.fewest == recipe.most else f"{recipe.fewest}–{recipe.most}"
        forms = ", ".join(filter(None, (recipe.nomination, recipe.compass)))
        click.echo(f"{recipe.id}: {recipe.name}. {len(recipe.steps)} steg, {many} nominerade, {forms}")
    if read.faults:
        fail("\n".join((*read.faults, f"{len(read.faults)} fel i recepten. Rätta dem och försök igen.")))


@rounds.command("make", help='Gör en omgång, till exempel: rounds make 2021 --key 2027 --name "Omgång 2027"')
@explained
@click.argument("recipe", metavar="RECEPT")
@click.option("--key", required=True, metavar="ADRESS", help="Årtalet i adressen: 2027 eller 2027-nord.")
@click.option("--name", required=True, metavar="NAMN", help="Vad omgången heter.")
@click.option("--officer", required=True, metavar="E-POST", help="Vem i kansliet som sköter den.")
def make(recipe: str, key: str, name: str, officer: str) -> None:
    """Make a round from a recipe."""
    try:
        made = round_deeds.make_round(round_deeds.person_by_email(officer).id, recipe, key, name)
    except NotThereError:
        fail(
            f"Ingen i databasen har e-postadressen {officer}. Kontrollera den. "
            "Är tjänsten ny bjuds den första i kansliet in med: flask --app wsgi office first E-POST NAMN"
        )
    except InvalidError as error:
        known = ", ".join(read_recipes(FOLDER).known)
        told = [
            f"{sentence} Dessa finns: {known}." if field == "recipe" else sentence
            for field, sentence in error.faults.items()
        ]
        fail("\n".join(told))
    click.echo(f"Omgången {made.key} är gjord: /kansli/{made.key}")


@rounds.command("officer", help="Lägg till en person i omgångens kansli.")
@explained
@click.argument("key", metavar="OMGÅNG")
@click.argument("email", metavar="E-POST")
def officer(key: str, email: str) -> None:
    """Let one more person run a round."""
    try:
        award_round = round_deeds.round_by_key(key)
    except NotThereError:
        fail(f"Omgången {key} finns inte. Kontrollera årtalet.")
    try:
        person = round_deeds.person_by_email(email)
    except NotThereError:
        fail(
            f"Ingen i databasen har e-postadressen {email}. Kontrollera den. "
            "Den som inte har ett konto bjuds in av kansliet på sidan Personer: "
            f"{context.address()}/kansli/{key}/personer"
        )
    new = round_deeds.add_officer(None, award_round, person)
    click.echo(f"{person.name} {'är nu med i' if new else 'var redan med i'} kansliet för {key}.")


@results.command(
    "rebuild",
    help="Skriv om sammandragen av alla offentliga omgångar, det som sidan Goda exempel söker i, och "
    "summorna på juryns sidor, ur det som är fastställt och delat. Inget annat ändras.",
)
@explained
def rebuild() -> None:
    """Write the summaries anew."""
    rebuilt, fixed = summaries.rebuild_summaries(), fixed_sums.rebuild_sums()
    click.echo(
        f"{rebuilt.summaries} sammandrag av {rebuilt.rounds} offentliga omgångar är skrivna, "
        f"och summorna av {fixed} fastställda resultat."
    )
