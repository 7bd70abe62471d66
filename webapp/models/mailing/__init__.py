"""What is sent by mail: letters, and the invitations that some of them carry."""

from webapp.models.mailing.invitations import Invitation
from webapp.models.mailing.letters import Letter

__all__ = ["Invitation", "Letter"]
