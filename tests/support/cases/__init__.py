"""What every role may do, deed by deed: the expected half of the policy."""

from __future__ import annotations

from tests.support.cases import (
    comparing,
    consensus,
    evaluations,
    everybody,
    figures,
    meetings,
    municipality,
    report,
    reviewing,
    rounds,
    visiting,
)

PARTS = (
    comparing,
    consensus,
    evaluations,
    everybody,
    figures,
    meetings,
    municipality,
    report,
    reviewing,
    rounds,
    visiting,
)
READ = [case for part in PARTS for case in part.READ]
WRITE = [case for part in PARTS for case in part.WRITE]
