"""The pages of a municipality's register of evidence."""

from __future__ import annotations

from webapp.evidence.views import evidence_files, evidence_register

PAGES = (evidence_register.pages,)
"""The addresses of this subject."""

__all__ = ["PAGES", "evidence_files", "evidence_register"]
