"""Pages that everybody who signs in has."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.rights import Right, SignedInRequest, allowed


@allowed(Right.SIGN_IN)
def email(request: SignedInRequest) -> HttpResponse:
    """The address one signs in with; only an administrator changes it."""
    return render(request, "account/email.html")


@allowed(Right.SIGN_IN)
def keyboard(request: SignedInRequest) -> HttpResponse:
    """The keys that lead around the house."""
    return render(request, "accounts/keyboard.html")
