"""The commands of the question banks: editions, and codings that show how they measure."""

from __future__ import annotations

from webapp.commands.banks import codings
from webapp.commands.banks.editions import banks

__all__ = ["banks", "codings"]
