"""Why nobody gets a letter about what else happens to an account; its own letters stand in deeds/."""

from __future__ import annotations

from webapp.ground.mail.occasions import untold
from webapp.people import events

untold(
    "It stands among what has happened to the account, where its owner looks; each would be a letter a day.",
    *(events.ACCOUNT_SIGNED_IN, events.ACCOUNT_SIGNED_OUT, events.ACCOUNT_SIGNED_OUT_EVERYWHERE),
    *(events.ACCOUNT_SIGN_IN_FAILED, events.ACCOUNT_PASSWORD_FAILED, events.ACCOUNT_CODE_FAILED),
)
untold(
    "The owner has just done it, and it opens nothing to anybody else.",
    *(events.ACCOUNT_DETAILS_CHANGED, events.ACCOUNT_CODES_RENEWED, events.ACCOUNT_IDENTITY_ENDED),
    *(events.ACCOUNT_ADDRESS_CONFIRMED, events.ACCOUNT_ADDRESS_LEFT),
)
untold("The link has ended, and says so itself.", events.INVITATION_WITHDRAWN)
untold(
    "Whoever invited sees it where people are; one who came into an office is told of by its admission.",
    events.INVITATION_REDEEMED,
)
