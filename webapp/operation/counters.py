"""Figures of requests for Prometheus, counted over all workers; never a name of anybody or of a place.

They are counted only where the settings have a word for whoever reads them.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from time import perf_counter
from typing import cast

from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from webapp.ground.configuration.settings import counters_folder

READING = ("GET", "HEAD", "OPTIONS")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Counters:
    """What is counted of the requests of one process; with a folder in common, of all its siblings."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = self._counter("requests", "Requests answered", "method", "endpoint", "status")
        self.saves = self._counter("saves", "Forms sent that were kept", "endpoint")
        self.refusals = self._counter("refusals", "Requests refused", "endpoint", "status")
        self.seconds = Histogram(
            "kompassrosen_request_seconds",
            "How long an answer took",
            ("method",),
            buckets=SECONDS,
            registry=self.registry,
        )

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"kompassrosen_{name}", about, labels, registry=self.registry)

    def count(self, response: Response) -> Response:
        """Count one answer, by the name of its route: an address may hold whom it is about."""
        endpoint, method = request.endpoint or "none", request.method
        status = response.status_code
        self.requests.labels(method, endpoint, status).inc()
        if 400 <= status < 500:  # noqa: PLR2004 -- what HTTP calls the sender's fault
            self.refusals.labels(endpoint, status).inc()
        elif status < 400 and method not in READING:  # noqa: PLR2004 -- as above
            self.saves.labels(endpoint).inc()
        self.seconds.labels(method).observe(perf_counter() - g.begun_at)
        return response


class _Given:
    """Gauges as Prometheus' library asks for them."""

    def __init__(self, gauges: Iterable[tuple[str, str, float]]) -> None:
        self._gauges = gauges

    def collect(self) -> Iterable[GaugeMetricFamily]:
        for name, about, much in self._gauges:
            yield GaugeMetricFamily(name, about, value=much)


def register(app: Flask) -> None:
    """Count every request, where somebody may read it."""
    if not app.config["METRICS_TOKEN"]:
        return
    counters = app.extensions["counters"] = Counters()
    app.after_request(counters.count)


def may_read(header: str) -> bool:
    """Tell whether a header holds the word of the settings; without such a word nobody's does."""
    token = str(current_app.config["METRICS_TOKEN"])
    return bool(token) and hmac.compare_digest(header.encode(), f"Bearer {token}".encode())


def written(gauges: Iterable[tuple[str, str, float]]) -> bytes:
    """Write all figures: what every worker has counted, and what is so at this moment."""
    counted = cast("Counters", current_app.extensions["counters"]).registry
    if folder := counters_folder():
        counted = CollectorRegistry()
        MultiProcessCollector(counted, folder)  # type: ignore[no-untyped-call]
    now = CollectorRegistry()
    now.register(_Given(gauges))
    return bytes(generate_latest(counted) + generate_latest(now))
