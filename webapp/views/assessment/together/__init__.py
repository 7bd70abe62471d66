"""Pages where a municipality's people work together: who has what, talk, certificate, receipts."""

from webapp.views.assessment.together import certifying, handing_out, receipts, talking

__all__ = ["certifying", "handing_out", "receipts", "talking"]
