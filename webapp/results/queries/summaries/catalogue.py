"""What the national data portal harvests: public results as DCAT-AP-SE, in RDF/XML without blank nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from sqlalchemy import func, select

from webapp.ground.calendar import clock
from webapp.ground.store.database import db
from webapp.results.models.summaries import Summary
from webapp.rounds.models.rounds import Round

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "dcatap": "http://data.europa.eu/r5r/",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
SWEDISH = f"{AUTHORITY}/language/SWE"
PUBLISHERS = "http://purl.org/adms/publishertype"
THEMES = f"{AUTHORITY}/data-theme"
PUBLIC = f"{AUTHORITY}/access-right/PUBLIC"
IRREGULAR = f"{AUTHORITY}/frequency/IRREG"
LASTING = f"{AUTHORITY}/planned-availability/STABLE"
SWEDEN = "http://sws.geonames.org/2661886"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
DAY = "http://www.w3.org/2001/XMLSchema#date"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
for _prefix, _space in SPACES.items():
    ET.register_namespace(_prefix, _space)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is told of the public results: in words, by whom, under which licence, and at which addresses."""

    title: str
    description: str
    dataset: str
    about_dataset: str
    keywords: tuple[str, ...]
    publisher: str
    publisher_type: str
    contact_email: str
    licence: str
    address: str
    landing: str
    files: Mapping[str, str]
    """Where the file of each form is fetched."""


def announced_days() -> tuple[date, date] | None:
    """Tell when results first were public, and when they last became more; None while there are none."""
    query = select(func.min(Round.announced_at), func.max(Round.announced_at))
    first, last = db.session.execute(
        query.join(Summary, Summary.round_id == Round.id).where(Round.announced_at.is_not(None))
    ).one()
    if first is None or last is None:
        return None
    return clock.in_sweden(first).date(), clock.in_sweden(last).date()


def as_rdf(told: Catalogue, days: tuple[date, date] | None) -> bytes:
    """Write the catalogue."""
    root = ET.Element(_name("rdf:RDF"))
    _catalogue(root, told, days)
    _agents(root, told)
    _dataset(root, told, days)
    for kind, file in told.files.items():
        distribution = _thing(root, "dcat:Distribution", f"{told.address}#{kind}")
        _words(distribution, "dcterms:title", f"{told.dataset}, {kind.upper()}")
        _words(distribution, "dcterms:description", told.about_dataset)
        _words(distribution, "dcterms:format", MEDIA_TYPES[kind], language="")
        _link(distribution, "dcatap:availability", LASTING)
        _link(distribution, "dcterms:language", SWEDISH)
        _days(distribution, days)
        _link(distribution, "dcat:accessURL", told.landing)
        _link(distribution, "dcat:downloadURL", file)
        _link(distribution, "dcterms:license", told.licence)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _catalogue(root: ET.Element, told: Catalogue, days: tuple[date, date] | None) -> None:
    catalogue = _thing(root, "dcat:Catalog", told.address)
    _words(catalogue, "dcterms:title", told.title)
    _words(catalogue, "dcterms:description", told.description)
    _link(catalogue, "dcterms:publisher", f"{told.address}#utgivare")
    _link(catalogue, "dcat:dataset", f"{told.address}#resultat")
    _link(catalogue, "dcterms:license", told.licence)
    _link(catalogue, "foaf:homepage", told.landing)
    _link(catalogue, "dcterms:language", SWEDISH)
    _link(catalogue, "dcat:themeTaxonomy", THEMES)
    _link(catalogue, "dcterms:spatial", SWEDEN)
    _days(catalogue, days)


def _agents(root: ET.Element, told: Catalogue) -> None:
    """Tell who publishes, and whom to ask where that is known; a portal wants them apart."""
    agent = _thing(root, "foaf:Agent", f"{told.address}#utgivare")
    _words(agent, "foaf:name", told.publisher)
    _link(agent, "dcterms:type", f"{PUBLISHERS}/{told.publisher_type}")
    if told.contact_email:
        contact = _thing(root, "vcard:Organization", f"{told.address}#kontakt")
        _words(contact, "vcard:fn", told.publisher, language="")
        _link(contact, "vcard:hasEmail", f"mailto:{told.contact_email}")


def _dataset(root: ET.Element, told: Catalogue, days: tuple[date, date] | None) -> None:
    dataset = _thing(root, "dcat:Dataset", f"{told.address}#resultat")
    _words(dataset, "dcterms:title", told.dataset)
    _words(dataset, "dcterms:description", told.about_dataset)
    _words(dataset, "dcterms:identifier", f"{told.address}#resultat", language="")
    for word in told.keywords:
        _words(dataset, "dcat:keyword", word)
    _link(dataset, "dcterms:publisher", f"{told.address}#utgivare")
    if told.contact_email:
        _link(dataset, "dcat:contactPoint", f"{told.address}#kontakt")
    _link(dataset, "dcat:theme", f"{THEMES}/GOVE")
    _link(dataset, "dcterms:accessRights", PUBLIC)
    _link(dataset, "dcterms:accrualPeriodicity", IRREGULAR)
    _link(dataset, "dcterms:language", SWEDISH)
    _link(dataset, "dcterms:spatial", SWEDEN)
    _link(dataset, "dcat:landingPage", told.landing)
    for kind in told.files:
        _link(dataset, "dcat:distribution", f"{told.address}#{kind}")
    _days(dataset, days)
    if days:
        _link(dataset, "dcterms:temporal", f"{told.address}#tid")
        period = _thing(root, "dcterms:PeriodOfTime", f"{told.address}#tid")
        for name, day in zip(("dcat:startDate", "dcat:endDate"), days, strict=True):
            _day(period, name, day)


def _name(short: str) -> str:
    prefix, _colon, name = short.partition(":")
    return f"{{{SPACES[prefix]}}}{name}"


def _thing(root: ET.Element, kind: str, address: str) -> ET.Element:
    return ET.SubElement(root, _name(kind), {_name("rdf:about"): address})


def _link(thing: ET.Element, name: str, to: str) -> None:
    ET.SubElement(thing, _name(name), {_name("rdf:resource"): to})


def _words(thing: ET.Element, name: str, text: str, language: str = "sv") -> None:
    ET.SubElement(thing, _name(name), {_LANGUAGE: language} if language else {}).text = text


def _days(thing: ET.Element, days: tuple[date, date] | None) -> None:
    for name, day in zip(("dcterms:issued", "dcterms:modified"), days or (), strict=False):
        _day(thing, name, day)


def _day(thing: ET.Element, name: str, day: date) -> None:
    ET.SubElement(thing, _name(name), {_name("rdf:datatype"): DAY}).text = day.isoformat()
