"""Open data: under a licence that is set, explained column by column, and harvested by data portals."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.support.pages import Page
from tests.support.summaries import make_public
from webapp.ground.configuration.safety import PUBLISHERS
from webapp.results.queries.summaries.catalogue import SPACES

ABOUT, HARVESTED = "/oppna-data", "/datasets/dcat"
RDF = f"{{{SPACES['rdf']}}}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MANDATORY = {
    "dcat:Catalog": (
        *("dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:dataset", "dcterms:license"),
    ),
    "dcat:Dataset": ("dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:distribution"),
    "dcat:Distribution": ("dcat:accessURL", "dcterms:license", "dcterms:format"),
    "foaf:Agent": ("foaf:name", "dcterms:type"),
    "vcard:Organization": ("vcard:fn", "vcard:hasEmail"),
}
"""What DCAT-AP-SE 3.0.1 asks of each class, and what makes it whole."""
ONCE = {
    *("dcterms:publisher", "dcterms:issued", "dcterms:modified", "foaf:homepage", "dcterms:license"),
    *("dcterms:accessRights", "dcterms:accrualPeriodicity", "dcat:accessURL", "dcterms:format"),
    *("dcatap:availability", "dcterms:type"),
}
"""What a thing has at most one of."""
WORDS = {"dcterms:title", "dcterms:description", "dcat:keyword", "foaf:name"}
"""What is said in a language that is named."""
EU = "http://publications.europa.eu/resource/authority"
LISTS = {
    "dcterms:accessRights": (f"{EU}/access-right/", ("PUBLIC", "RESTRICTED", "NON_PUBLIC")),
    "dcterms:accrualPeriodicity": (f"{EU}/frequency/", ("IRREG", "ANNUAL", "UNKNOWN")),
    "dcterms:language": (f"{EU}/language/", ("SWE",)),
    "dcat:themeTaxonomy": (f"{EU}/", ("data-theme",)),
    "dcat:theme": (f"{EU}/data-theme/", ("GOVE",)),
    "dcatap:availability": (
        f"{EU}/planned-availability/",
        ("TEMPORARY", "EXPERIMENTAL", "AVAILABLE", "STABLE"),
    ),
    "dcterms:type": ("http://purl.org/adms/publishertype/", PUBLISHERS),
}
"""Where a value is one of a list that the profile names: what all begin with, and those we may say."""
RECOMMENDED = {
    "dcat:Catalog": (
        *("dcterms:issued", "dcterms:modified", "dcterms:language", "dcterms:license", "dcterms:spatial"),
        *("foaf:homepage", "dcat:themeTaxonomy"),
    ),
    "dcat:Dataset": (
        *("dcat:contactPoint", "dcat:keyword", "dcat:theme", "dcterms:spatial", "dcterms:temporal"),
        *("dcterms:accessRights", "dcterms:accrualPeriodicity", "dcterms:issued", "dcterms:modified"),
        *("dcterms:language", "dcterms:identifier", "dcat:landingPage"),
    ),
    "dcat:Distribution": (
        *("dcterms:title", "dcterms:description", "dcterms:format", "dcterms:license", "dcat:downloadURL"),
        *("dcatap:availability", "dcterms:issued", "dcterms:modified", "dcterms:language"),
    ),
    "dcterms:PeriodOfTime": ("dcat:startDate", "dcat:endDate"),
}
"""What DCAT-AP-SE recommends besides; what a standard or an organisation number says is left out."""
RESOURCES = {
    *("dcterms:publisher", "dcterms:license", "dcterms:language", "dcterms:spatial", "dcterms:temporal"),
    *("dcterms:accessRights", "dcterms:accrualPeriodicity", "dcat:contactPoint", "dcat:theme"),
    *("dcat:distribution", "dcat:dataset", "dcat:landingPage", "dcat:accessURL", "dcat:downloadURL"),
    *("dcat:themeTaxonomy", "foaf:homepage", "vcard:hasEmail", "dcatap:availability", "dcterms:type"),
}
"""What leads to something else, and is never words."""


def name(short: str) -> str:
    prefix, _colon, last = short.partition(":")
    return f"{{{SPACES[prefix]}}}{last}"


def graph(world) -> ET.Element:
    answer = world.at("").get(HARVESTED)
    assert (answer.status_code, answer.mimetype) == (200, "application/rdf+xml")
    return ET.fromstring(answer.data)  # noqa: S314 -- our own


@pytest.fixture
def published(small_world):
    """Give a world with an address, somebody to ask, and public results."""
    small_world.app.config.update(
        ADDRESS="https://kompass.example", CONTACT_NAME="Kansliet", CONTACT_EMAIL="data@kompass.example"
    )
    make_public()
    return small_world


def test_every_thing_has_an_address_of_its_own_and_what_the_profile_asks_of_it(published):
    things = list(graph(published))

    assert [thing.get(f"{RDF}about", "")[:24] for thing in things] == ["https://kompass.example/"] * len(
        things
    )
    assert len({thing.get(f"{RDF}about") for thing in things}) == len(things) == 8
    for kind, needed in MANDATORY.items():
        of_kind = [thing for thing in things if thing.tag == name(kind)]
        assert of_kind, kind
        assert [one for thing in of_kind for one in needed if thing.find(name(one)) is None] == []


def test_what_the_profile_recommends_is_there_and_is_an_address_or_words_as_it_says(published):
    root = graph(published)

    for kind, wanted in RECOMMENDED.items():
        of_kind = [thing for thing in root if thing.tag == name(kind)]
        assert [one for thing in of_kind for one in wanted if thing.find(name(one)) is None] == [], kind
    leading = {one.tag for thing in root for one in thing if one.get(f"{RDF}resource")}
    assert leading == {name(one) for one in RESOURCES}
    assert [one.tag for one in root.iter() if one.tag in leading and (one.text or "").strip()] == []


def test_a_value_stands_once_in_a_named_language_or_from_the_list_where_the_profile_says_so(published):
    root = graph(published)

    often = [one for thing in root for one in ONCE if len(thing.findall(name(one))) > 1]
    mute = [one.text for word in WORDS for one in root.iter(name(word)) if not one.get(LANGUAGE)]
    unlisted = [
        to
        for kind, (begins, ends) in LISTS.items()
        for one in root.iter(name(kind))
        if (to := one.get(f"{RDF}resource")) not in {f"{begins}{end}" for end in ends}
    ]
    assert (often, mute, unlisted) == ([], [], [])


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_whoever_publishes_is_of_the_kind_that_is_set(published, publisher):
    published.app.config["PUBLISHER_TYPE"] = publisher

    (agent,) = graph(published).findall(name("foaf:Agent"))

    assert [one.get(f"{RDF}resource") for one in agent.findall(name("dcterms:type"))] == [
        f"http://purl.org/adms/publishertype/{publisher}"
    ]


def test_no_node_is_blank_and_every_reference_within_leads_to_a_thing(published):
    root = graph(published)
    about = {thing.get(f"{RDF}about") for thing in root}
    links = [one.get(f"{RDF}resource") for thing in root for one in thing if one.get(f"{RDF}resource")]
    ours = "https://kompass.example/datasets/dcat"

    assert [one.tag for thing in root for one in thing if len(one) or one.get(f"{RDF}nodeID")] == []
    assert [to for to in links if to.startswith(ours) and to not in about] == []


def test_every_file_that_is_told_can_be_fetched(published):
    root = graph(published)
    files = [one.get(f"{RDF}resource") for one in root.iter(name("dcat:downloadURL"))]
    kinds = [one.text for one in root.iter(name("dcterms:format"))]

    answers = [published.at("").get(to.removeprefix("https://kompass.example")) for to in files]

    assert [(answer.status_code, answer.mimetype) for answer in answers] == [(200, kind) for kind in kinds]


def test_before_the_announcement_the_catalogue_has_no_days_and_names_nobody(small_world):
    root = graph(small_world)

    assert [
        one.tag for one in root.iter() if one.tag in (name("dcterms:issued"), name("dcterms:modified"))
    ] == []
    assert "Norrvik" not in small_world.at("").get(HARVESTED).text


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC0-1.0", "http://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY-4.0", "http://creativecommons.org/licenses/by/4.0/"),
    ],
)
def test_the_licence_is_the_one_that_the_office_has_set(published, licence, address):
    published.app.config["LICENCE"] = licence
    page = Page(published.at("").get(ABOUT).text)

    assert [one["href"] for one in page.root.all("a") if one["rel"] == "license"] == [address]
    assert {one.get(f"{RDF}resource") for one in graph(published).iter(name("dcterms:license"))} == {address}


def test_the_page_explains_every_column_of_the_file(published):
    page = Page(published.at("").get(ABOUT).text)
    head = published.at("").get("/resultat/tabell.csv").data.decode("utf-8-sig").splitlines()[0].split(";")

    explained = [one.text for one in page.root.all("dt")]
    assert explained == [heading for heading in head if not heading.startswith("Område ")]


def test_the_office_sets_the_licence_of_a_round_on_its_page_and_files_and_portals_say_it(small_world):
    office, page = small_world.at("kansli"), "/kansli/2026"
    kept = office.post(f"{page}/licens", {"licence": "CC-BY-4.0"}, page=page)
    refused = office.post(f"{page}/licens", {"licence": "MIT"}, page=page)
    make_public()

    told = [small_world.at("").get(to).text for to in (ABOUT, HARVESTED, "/resultat/omgang/2026.json")]

    assert (kept.status_code, refused.status_code) == (302, 422)
    assert ["creativecommons.org/licenses/by/4.0" in one for one in told] == [True] * 3
    assert "satte licensen CC-BY-4.0 för omgångens öppna data" in office.get(f"{page}/steg").text


def test_a_licence_of_what_is_public_is_never_narrowed(small_world):
    office, page = small_world.at("kansli"), "/kansli/2026"
    make_public()

    narrowed = office.post(f"{page}/licens", {"licence": "CC-BY-4.0"}, page=page)

    assert (narrowed.status_code, "Licensen kan bara bli friare." in narrowed.text) == (409, True)
    assert "CC BY 4.0" not in small_world.at("").get(ABOUT).text
