"""A page that asks what an act needs to know, and does it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.rights import SignedInRequest
from correspondence.forms.refusals import refuse, status_of
from correspondence.models import Letter, NotAllowed, Response
from correspondence.views.uploads import tell_of_uploads


def act_page(
    request: SignedInRequest,
    form: forms.Form,
    act: Callable[[forms.Form], object],
    *,
    template: str,
    title: str,
    context: dict[str, Any],
    done: str,
    back: Letter | Response,
) -> HttpResponse:
    """Show the form; once it is filled in rightly, act and go back, saying what was done.

    What a rule refuses stands above the form, and what was typed stays in it.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except NotAllowed as error:
            refuse(form, None, error)
        else:
            messages.success(request, done)
            tell_of_uploads(request, form)
            return redirect(back)
    filled = context | {"form": form, "title": title}
    status = status_of(form)
    return render(request, f"correspondence/{template}.html", filled, status=status)
