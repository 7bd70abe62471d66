"""Where every stored field leaves the service, or why it stays: written by hand, and never read by it."""

from __future__ import annotations

ROW = "It tells rows apart inside the database; what it stands for leaves by its own name."
SAVED = "Who saved last and how often is told beside the page; the text itself leaves."
SIGN_IN = "It is a secret of the sign-in, and leaves nowhere."
ACCOUNT = "It is about an account, not about an answer; its owner sees it on the pages of the account."
PAIR = "It is the two evaluators' own way to an agreed mark, and stays between them; the agreed mark leaves."
BALLOT = "A ballot, a note and a declaration are secret for ever; what was decided leaves."
PROCESS = "It is how the office runs its round, told on its pages and in its events."
DRAFT = "It is a draft as it once stood; the result that was fixed leaves, and so do replies and outcomes."
TEAM = "It is who has what while the work goes on; the answer, who saved it and the talk leave."
EVENT = "What has happened is told on the pages to each audience; the state that it led to leaves."
PRINT = "It is read in from a file that the office has, and counted again by published recompute."
LINE = "It is the line of files that wait to be made, for a day; the files themselves leave."
SHOWN = "Titles, addresses and pages leave among the links of the answers; files are fetched on a page."
COPY = "It is written of what is announced, for pages to read; what it is a copy of leaves by its own name."
MINUTES = "Fixed minutes leave as a document and as the text of their checksum; drafts do not."
LETTER = "A letter has left already, to the one it was written to."
LEAVES = {
    "answer": {
        "question_id": "answers.answers.question_id",
        "said": "answers.answers.text",
        "version": "answers.answers.version",
        "saved_at": "answers.answers.saved_at",
        "saved_by_id": "answers.answers.saved_by",
    },
    "assessment": {
        "edition": "participants.forms.edition",
        "name": "participants.forms.form",
        "closes_at": "participants.forms.closes_at",
        "submitted_at": "participants.forms.submitted_at",
        "receipt_number": "participants.forms.receipt",
        "municipality_id": "participants.forms.municipality",
        "signed_name": "answers.about.Inlämnat av",
        "signed_title": "answers.about.Inlämnat av",
    },
    "area_text": {
        "part": "feedback.texts.part",
        "kind": "feedback.texts.kind",
        "text": "feedback.texts.text",
    },
    "award_round": {
        "award": "participants.about.Utmärkelse",
        "name": "participants.about.Omgång",
        "step": "participants.steps.current",
    },
    "comment": {
        "question_id": "answers.talk.question_id",
        "audience": "answers.talk.audience",
        "text": "answers.talk.text",
        "person_id": "answers.talk.who",
        "reply_to_id": "answers.talk.thread",
        "at": "answers.talk.at",
    },
    "entrant": {
        "municipality_id": "participants.participants.municipality",
        "nominated_at": "participants.participants.nominated_at",
        "contact_name": "participants.participants.contact_name",
        "contact_email": "participants.participants.contact_email",
    },
    "evaluation": {"published_at": "participants.participants.fixed_at"},
    "evaluation_source": {
        "kind": "feedback.sources.kind",
        "title": "feedback.sources.title",
        "address": "feedback.sources.url",
        "dated": "feedback.sources.dated",
        "at": "feedback.sources.dated",
    },
    "evaluator_mark": {
        "question_id": "feedback.questions.question_id",
        "motivation": "feedback.questions.motivation",
    },
    "figure_table": {"file_name": "figures.about.Tabellen", "read_in_at": "figures.about.Tabellen"},
    "figure_value": {
        "municipality": "figures.measured.code",
        "figure": "figures.measured.figure_id",
        "year": "figures.measured.year",
        "value": "figures.measured.value",
    },
    "good_example": {
        "part": "feedback.examples.part",
        "text": "feedback.examples.text",
        "learn_from": "feedback.examples.learn_from",
        "shared_at": "feedback.examples.shared",
    },
    "honour": {
        "entrant_id": "participants.participants.municipality",
        "kind": "participants.participants.honours",
    },
    "invitation_answer": {"answer": "figures.positions.answer", "why": "figures.positions.answer_why"},
    "municipality": {"name": "participants.participants.municipality"},
    "nomination_reason": {"reason": "participants.participants.reason"},
    "person": {"name": "answers.answers.saved_by"},
    "published_result": {
        "municipality_id": "national.questions.municipality",
        "edition": "national.questions.edition",
        "marks": "national.questions.levels",
        "figures": "national.areas.points",
        "published_at": "national.questions.fixed_at",
    },
    "reply": {
        "place": "feedback.replies.place",
        "number": "feedback.replies.number",
        "kind": "feedback.replies.kind",
        "clause": "feedback.replies.clause",
        "evidence": "feedback.replies.evidence",
        "saved_at": "feedback.replies.saved_at",
        "outcome": "feedback.replies.outcome",
        "outcome_why": "feedback.replies.outcome_why",
    },
    "seat": {
        "person_id": "participants.participants.evaluators",
        "done_at": "participants.participants.done",
    },
    "step_date": {
        "step": "participants.steps.step",
        "opens_at": "participants.steps.opens_at",
        "closes_at": "participants.steps.closes_at",
    },
    "withdrawal": {
        "reason": "participants.participants.left_why",
        "withdrawn_at": "participants.participants.left_at",
    },
}
"""By table and column: the kind, the table of the extract ("about": its cover) and the column."""

WHOLE_TABLES_STAY = {
    "backup": "It is when a backup was made, told by the command and to monitors.",
    "address_change": SIGN_IN,
    "admission": PROCESS,
    "ballot": BALLOT,
    "beginning": PAIR,
    "certificate": TEAM,
    "declaration": BALLOT,
    "event": EVENT,
    **dict.fromkeys(("fixed_minutes", "panel_minutes", "panel_attendance"), MINUTES),
    **dict.fromkeys(("evidence", "evidence_request", "evidence_use"), SHOWN),
    "failed_tries": SIGN_IN,
    "identity": SIGN_IN,
    **dict.fromkeys(("interview_question", "passage", "visit"), PAIR),
    "invitation": ACCOUNT,
    "invitation_text": "It stands in every letter of invitation, and has left with them.",
    **dict.fromkeys(("job", "worker"), LINE),
    "letter": LETTER,
    "letter_wish": ACCOUNT,
    **dict.fromkeys(("meeting", "poll", "vote"), "It is the way to an answer; the answer leaves."),
    **dict.fromkeys(("membership", "officer"), ACCOUNT),
    "minutes": PAIR,
    "municipal_domain": PROCESS,
    "motivation": "The jury's public words stand on the announced result; its inner words are its own.",
    "opinion": "What a municipality says of its evaluation is told in sum alone, and never leaves.",
    "panel": BALLOT,
    "participant_table": "It is the file as the office sent it; the participants that it brought leave.",
    "passkey": SIGN_IN,
    "pen": PAIR,
    "plan_tick": PAIR,
    **dict.fromkeys(("post", "registration"), ACCOUNT),
    **dict.fromkeys(("plan", "improvement", "plan_action", "follow_up", "plan_reader", "plan_word"), TEAM),
    "short_fact": "It stands in the report, with its year and its source.",
    "presence": "It is who has a question open just now, for two minutes.",
    **dict.fromkeys(("printed_figure", "printed_flag"), PRINT),
    "private_note": BALLOT,
    **dict.fromkeys(("answerer", "inquiry", "proposal", "proposed_file", "read_through", "task"), TEAM),
    "recovery_code": SIGN_IN,
    "sent_table": "It waits to be read, for a day at most.",
    "returned_file": "It is a workbook that somebody brought back; the answers that it brought leave.",
    **dict.fromkeys(("review", "review_comment", "right_of_reply"), DRAFT),
    "second_factor": SIGN_IN,
    "second_say": PROCESS,
    "share": "It is to whom an own assessment is shown; what is shown leaves as its own answers.",
    "sign_in": SIGN_IN,
    "source_link": PAIR,
    **dict.fromkeys(("summary", "fixed_sums", "public_example", "example_word", "example_count"), COPY),
    "tie": "What ties a person to a municipality is kept to keep partial people away, and for nothing else.",
}
STAYS = {
    "answer": {ROW: ("id", "assessment_id")},
    "assessment": {
        ROW: ("id", "round_id", "purpose"),
        "The tables and the sum of an own assessment are of these areas alone.": ("areas",),
        "What is put away is the municipality's own order.": ("archived_at", "removed_at"),
        "Whether last time's answers stand beside the questions is how a page is shown.": ("beside_last",),
        PROCESS: ("created_at", "submitted_by_id"),
        "The receipt's own file tells it, for the registrar.": ("receipt_hash",),
    },
    "area_text": {ROW: ("id", "evaluation_id"), SAVED: ("version", "saved_at", "saved_by_id")},
    "award_round": {
        ROW: ("id", "key"),
        PROCESS: ("nomination_edition", "compass_edition", "closes_at", "created_at", "announced_at"),
        "Whether it lies in the archive is of use to its office alone.": ("archived_at",),
        "It is what the round is made from, in its own file.": ("recipe", "version", "fewest", "most"),
        "Every file of open results says under which licence it is.": ("licence",),
    },
    "comment": {ROW: ("id", "assessment_id", "evaluation_id")},
    "entrant": {ROW: ("id", "round_id")},
    "evaluation": {ROW: ("id", "assessment_id"), PROCESS: ("created_at", "revealed_at")},
    "evaluation_source": {
        ROW: ("id", "evaluation_id"),
        SAVED: ("version", "saved_at", "saved_by_id"),
        "What was taken away does not leave.": ("gone_at",),
        "Where somebody was met, and in which roles, is told by the title alone.": ("place", "roles"),
        "How it was met is told in sum.": ("minutes", "people", "track", "evidence_id"),
    },
    "evaluator_mark": {
        ROW: ("id", "evaluation_id"),
        SAVED: ("version", "saved_at", "saved_by_id"),
        PAIR: ("track", "mark", "differs", "way", "sureness"),
    },
    "figure_table": {
        ROW: ("id", "round_id"),
        SAVED: ("sent_at", "sent_by_id", "read_in_by_id"),
        "It is the file as it was sent; its values leave.": ("content", "columns", "many"),
        "A table that was taken back counts no longer, and does not leave.": ("undone_at",),
    },
    "figure_value": {ROW: ("id", "round_id", "table_id")},
    "good_example": {
        ROW: ("id", "evaluation_id"),
        SAVED: ("version", "saved_at", "saved_by_id", "shared_by_id", "welcome_at"),
        "What was taken away does not leave.": ("gone_at",),
    },
    "honour": {ROW: ("id", "round_id"), PROCESS: ("named_at", "named_by_id")},
    "invitation_answer": {ROW: ("id", "entrant_id"), SAVED: ("answered_at", "answered_by_id")},
    "municipality": {ROW: ("id",)},
    "nomination_reason": {ROW: ("id", "entrant_id"), PROCESS: ("named_at", "named_by_id", "by_group")},
    "person": {
        ROW: ("id",),
        SIGN_IN: ("password", "fs_uniquifier"),
        ACCOUNT: ("email", "title", "active", "demo", "created_at", "language"),
    },
    "published_result": {
        ROW: ("id", "evaluation_id"),
        PROCESS: ("published_by_id",),
        "The report tells under which digest it was counted.": ("digest",),
    },
    "reply": {
        ROW: ("id", "evaluation_id"),
        SAVED: ("version", "saved_by_id", "outcome_at", "outcome_by_id"),
        DRAFT: ("levels", "settled"),
    },
    "seat": {
        ROW: ("id", "evaluation_id", "track"),
        BALLOT: ("declared_at", "conflict"),
        "It stands beside the result of an evaluation at home.": ("answered_for",),
    },
    "step_date": {ROW: ("id", "round_id")},
    "withdrawal": {ROW: ("id", "entrant_id"), PROCESS: ("noted_by_id",)},
}
"""By table: why its other columns stay."""
