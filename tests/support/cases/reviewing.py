"""What the reviewer and the municipality may do with a draft: deed by deed, who gets it and who does not."""

from __future__ import annotations

from tests.support.rights import BOTH, Case

FOR_PAIR = [
    ("reviewing.areas", ""),
    ("reviewing.area", ", number=3"),
    ("reviewing.feedback", ""),
    ("reviewing.slides", ""),
    ("reviewing.facts_of_report", ""),
    ("reviewing.progress", ""),
    ("reviewing.replies", ""),
]
BY_PAIR = [
    ("reviewing.save_facts_of_report", ""),
    ("reviewing.save_area", ", number=3"),
    ("reviewing.save_text", ", number=3, ref=strengths-3"),
    ("reviewing.carry_passage", ", number=3, part=3.1"),
    ("reviewing.add_example", ", number=3"),
    ("reviewing.remove_example", ", number=3, example_id=1"),
    ("reviewing.send", ""),
    ("reviewing.answer", ""),
    ("reviewing.open_draft", ""),
    ("reviewing.send_version", ""),
    ("reviewing.decide_reply", ", reply_id=1"),
]
NORRVIK = ("samordnare@norrvik.example",)
READ = [
    *(Case(endpoint, "GET", f"undeclared{rest}", (), BOTH) for endpoint, rest in FOR_PAIR),
    *(Case(endpoint, "GET", f"fixed{rest}", BOTH) for endpoint, rest in FOR_PAIR),
    Case("reviewing.office_draft", "GET", "fixed", ("kansli",)),
    Case("reviewing.evidence_file", "GET", "judged evidence", ()),
    Case("reviewing.queue", "GET", "round", ()),
    Case("reviewing.read", "GET", "fixed", ()),
    Case("reviewing.read_area", "GET", "fixed, number=3", ()),
    Case("reviewing.declare", "GET", "fixed", ()),
    Case("reviewing.draft", "GET", "fixed", NORRVIK),
    Case("reviewing.draft_area", "GET", "fixed, number=3", NORRVIK),
    Case("reviewing.changed", "GET", "fixed", NORRVIK),
    Case("reviewing.replies_document", "GET", "fixed", NORRVIK),
    Case("reviewing.draft", "GET", "undeclared", ()),
    Case("reviewing.examples", "GET", "fixed", NORRVIK),
    Case("reviewing.opinion", "GET", "fixed", NORRVIK),
    Case("reviewing.opinion", "GET", "undeclared", ()),
    Case("reviewing.opinions_together", "GET", "", ("kansli", *BOTH)),
    Case("reviewing.examples", "GET", "undeclared", ()),
]
WRITE = [
    *(Case(endpoint, "POST", f"undeclared{rest}", (), BOTH) for endpoint, rest in BY_PAIR),
    Case("reviewing.office_open", "POST", "undeclared", ("kansli",)),
    Case("reviewing.comment", "POST", "fixed", ()),
    Case("reviewing.decide", "POST", "fixed", ()),
    Case("reviewing.save_declaration", "POST", "fixed", ()),
    Case("reviewing.reply", "POST", "fixed, number=3, place=3", NORRVIK),
    Case("reviewing.finish", "POST", "fixed", NORRVIK),
    Case("reviewing.give_opinion", "POST", "fixed", NORRVIK),
    Case("reviewing.share", "POST", "fixed, example_id=1", NORRVIK),
    Case("reviewing.welcome", "POST", "fixed, example_id=1", NORRVIK),
]
