"""Open data: what there is, how it may be used, and what a data portal harvests."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.results.queries.summaries import catalogue, result_extract
from webapp.results.queries.summaries.catalogue import Catalogue
from webapp.results.queries.summaries.licence import licence
from webapp.results.views.frame import frame
from webapp.results.views.public.result_files import absolute

pages = Blueprint("open_data", __name__)


@pages.get("/oppna-data")
def about() -> ResponseReturnValue:
    """Say what there is, what every column holds, and how it may be used."""
    return render_template(
        "results/open_data.html",
        licence=licence(),
        columns=result_extract.columns(),
        file=partial(url_for, "public.table_file"),
        harvested=absolute(url_for(".harvested")),
        **frame(),
    )


@pages.get("/datasets/dcat")
def harvested() -> Response:
    """Give the catalogue where Swedish data portals look for it, as DCAT-AP-SE in RDF/XML."""
    told = Catalogue(
        title=_("Öppna data från Kompassrosen"),
        description=_("Det som är offentligt om kommuner som har utvärderats med Kommunkompassen."),
        dataset=_("Resultat av Kommunkompassen"),
        about_dataset=_(
            "Enade poäng efter utvärdering och kommunens egna poäng, område för område och delområde för "
            "delområde, från utmärkelsens offentliga omgångar, med vinnare och motivering."
        ),
        keywords=(_("kommuner"), _("kvalitet"), _("utvärdering"), _("Kommunkompassen")),
        publisher=current_app.config["CONTACT_NAME"] or _("Kompassrosen"),
        publisher_type=current_app.config["PUBLISHER_TYPE"],
        contact_email=current_app.config["CONTACT_EMAIL"],
        licence=licence().address,
        address=absolute(url_for(".harvested")),
        landing=absolute(url_for(".about")),
        files={kind: absolute(url_for("public.table_file", kind=kind)) for kind in ("csv", "json", "xlsx")},
    )
    return Response(catalogue.as_rdf(told, catalogue.announced_days()), mimetype="application/rdf+xml")
