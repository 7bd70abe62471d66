"""Every sentence about level texts of a question's own (ankare), and about what shares are counted of."""

from __future__ import annotations

from questionnaires.check.findings import Sentence

ANCHOR_MISSING = Sentence(
    "texten till nivån ”{level}” i delen ”{part}” saknas.",
    'Skriv den under [question.anchor.{part}]: {level} = {{ sv = "…", en = "…" }}.',
)
ANCHOR_UNEXPECTED = Sentence(
    "frågan har egna nivåtexter men utgåvan är inte förankrad.",
    "Skriv anchored = true i edition.toml och egna nivåtexter till alla frågor, eller ta bort dem här.",
)
ANCHOR_UNKNOWN = Sentence(
    "”{name}” finns inte i frågans slag ”{kind}”.",
    "Ta bort raden, eller rätta stavningen till någon av {known}.",
)
MEASURES_ANCHORED = Sentence(
    "en fråga med åtgärder har inga nivåtexter.", "Ta bort anchor, eller skriv kind i stället för measures."
)
DENOMINATOR_MISSING = Sentence(
    "frågan säger inte vad delen ”{part}” räknar andelar av.",
    'Skriv nämnaren i bestämd form flertal: denominator.sv = "nämnderna".',
)
DENOMINATOR_UNUSED = Sentence(
    "frågan har en nämnare men ingen del som räknar andelar.",
    "Ta bort denominator, eller byt slag.",
)
DENOMINATOR_NOT_IN_TEXT = Sentence(
    "texten nämner inte det som andelen räknas av, ”{denominator}”.",
    "Skriv nämnaren i alla fem texterna: ”Ingen …”, ”Högst en fjärdedel av {denominator}.”",
)
WRONG_PART = Sentence(
    "”{word}” säger något som en annan del än ”{part}” avgör.",
    "Skriv om texten så att den bara säger det som den egna delen frågar efter.",
)
SAME_LEVEL = Sentence(
    "texten är densamma som för nivån ”{level}” i delen ”{part}”.",
    "Skriv om en av dem, så att en uppgift pekar ut en enda nivå.",
)
LEVEL_WITHIN = Sentence(
    "hela texten till nivån ”{level}” står i den här, så samma uppgift stämmer på båda.",
    "Säg i den lägre nivån vad som saknas, eller skriv om den här.",
)
LOWEST_ALSO_FITS = Sentence(
    "texten saknar bara något skrivet, och den som gör saken utan att skriva ned den passar då "
    "också ”{level}”.",
    "Säg vad som inte görs: ”Ingen kartlägger kompetens.” i stället för ”Ingen modell finns.”",
)
LONG_LEVEL = Sentence(
    "texten har {words} ord men får ha högst {most}.", "Korta den: en nivå läses i en lista av fem."
)
SPLIT_KEEPS_ID = Sentence(
    "frågan är delad, men en av delarna heter ”{own_id}” som den hela.",
    "En del av en delad fråga är en annan fråga. Ge den ett eget id.",
)
NOT_KEPT = Sentence(
    "”{own_id}” finns inte kvar i {edition}: den är delad, ihopslagen eller borta.",
    'Skriv en [[link]] med how = "split" eller "merged" och de nya frågorna, eller flytta den till gone.',
)
