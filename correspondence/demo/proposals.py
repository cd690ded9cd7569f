"""What staff of the demo have proposed for the directory; about invented organizations only."""

from collections.abc import Mapping

from correspondence.demo.people import Cast
from recipients.models import Office, Proposal


def enter_proposals(cast: Cast, offices: Mapping[str, Office]) -> None:
    """A correction that waits for the administrator."""
    federation = offices["FHT"].organization
    Proposal.objects.propose(
        organization=federation,
        facts={
            "address": ["5 Harbour Lane\nExample Bay", "9 Pier Street\nExample Bay"],
            "email": ["", "office@harbour-towns.example"],
        },
        note="The letterhead of its last reply (invented) gives the new address.",
        by=cast.staff,
    )
