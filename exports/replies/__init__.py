"""A draft with what its municipality has said to it, and what the evaluators answer: told as a document."""

from exports.replies.entry import RepliesEntry, ToldArea, ToldChange, ToldPlace, ToldReply, ToldText
from exports.replies.replies_report import replies_report

__all__ = [
    "RepliesEntry",
    "ToldArea",
    "ToldChange",
    "ToldPlace",
    "ToldReply",
    "ToldText",
    "replies_report",
]
