"""Where messages stand, in the groups that are asked for: still here, gone, with the person, or never to go."""

from victimcontact.records.models import MessageState

NOT_GONE = (MessageState.DRAFTED, MessageState.APPROVED)
NEVER_WENT = (*NOT_GONE, MessageState.STOPPED, MessageState.FAILED)
OUT = (MessageState.SENT, MessageState.DELIVERED, MessageState.ACKNOWLEDGED)
# What came back had gone: the member may read it in their own pages all the same.
WENT = (*OUT, MessageState.BOUNCED)
