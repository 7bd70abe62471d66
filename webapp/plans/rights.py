"""Action plans: who may do what."""

from __future__ import annotations

from webapp.ground.rights import Fetcher, Right, Row, rows
from webapp.plans.deeds.plan_drafts import check_coordinates, check_makes_plans, check_may_write
from webapp.plans.queries.own_plans import own_plan

ROWS: dict[tuple[str, str], Row] = {
    **rows(
        Right.PLACE_READ,
        "A plan is the municipality's own, and all its people read it.",
        "GET plans.listing",
    ),
    **rows(
        Right.PLACE_READ,
        "One person decides what a plan is made from.",
        "POST plans.make",
        check=check_makes_plans,
    ),
    **rows(
        Right.PLAN,
        "The municipality's own read it, and nobody else but evaluators it asks, while it does.",
        "GET plans.show",
        "GET plans.follow_up",
        "GET plans.plan_file",
    ),
    **rows(
        Right.PLAN,
        "Those who read it say what they think; the plan itself they do not change.",
        "POST plans.say",
    ),
    **rows(
        Right.PLAN,
        "Those who answer for the municipality say what is done; an owner says how far an action has come.",
        "GET plans.action",
        "POST plans.save_action",
    ),
    **rows(
        Right.PLAN,
        "Those who answer for the municipality plan what is done.",
        "GET plans.new_action",
        "POST plans.add_action",
        "POST plans.add_improvement",
        "GET plans.ask_to_let_be",
        "POST plans.let_be",
        "POST plans.rebase",
        "POST plans.take_over",
        check=check_may_write,
    ),
    **rows(
        Right.PLAN,
        "One person follows the plan up, says when, and asks evaluators to read it.",
        "POST plans.set_review",
        "POST plans.save_follow_up",
        "POST plans.ask_reader",
        "POST plans.end_reader",
        check=check_coordinates,
    ),
}

FETCHERS: dict[Right, Fetcher] = {
    Right.PLAN: lambda who, args: own_plan(who, args["plan_id"]),
}
"""How what each right is about is found, always through the person who asks."""
