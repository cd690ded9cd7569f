"""People for tests."""

from itertools import count

from accounts.models import User
from accounts.rights import Role

_numbers = count(1)


def make_user(*roles: Role, email: str = "", name: str = "") -> User:
    """A person with these roles; without any, one who may only be refused."""
    number = next(_numbers)
    return User.objects.create_user(
        email or f"person{number}@test.example",
        "chancery-test",
        name=name or f"Person {number}",
        roles=list(roles),
    )
