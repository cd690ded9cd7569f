"""Who signs in to the demo. The names are invented."""

from dataclasses import dataclass

from accounts.models import User
from accounts.rights import Role

PASSWORD = "chancery-demo"  # noqa: S105 (printed by script/server)
PEOPLE = (
    ("staff@demo.example", "Nadia Rahimi", Role.STAFF),
    ("approver@demo.example", "Ruth Okello", Role.APPROVER),
    ("recipients@demo.example", "Tomas Berg", Role.RECIPIENT_ADMINISTRATOR),
    ("viewer@demo.example", "Lena Castro", Role.VIEWER),
    ("admin@demo.example", "Ivo Marten", Role.SYSTEM_ADMINISTRATOR),
)


@dataclass(frozen=True)
class Cast:
    """The people by what they are here for."""

    staff: User
    approver: User
    recipients: User
    viewer: User
    admin: User


def enter_people() -> Cast:
    """The five accounts; one that exists already is left as it is."""
    accounts = {
        email.partition("@")[0]: User.objects.filter(email=email).first()
        or User.objects.create_user(email, PASSWORD, name=name, roles=[role])
        for email, name, role in PEOPLE
    }
    return Cast(**accounts)
