"""The directory's tabs, and what its pages put into words."""

from typing import Any

from django import template
from django.template import RequestContext

from accounts.rights import Right
from recipients.importing.words import told as facts_in_words
from recipients.models import Proposal

register = template.Library()


@register.inclusion_tag("recipients/_import_tab.html", takes_context=True)
def import_tab(context: RequestContext, here: str) -> dict[str, object]:
    """The tab of those who keep the directory."""
    is_shown = context.request.user.has_right(Right.KEEP_RECIPIENTS)  # type: ignore[union-attr]
    return {"is_shown": is_shown, "is_here": here == "imports"}


@register.filter
def told(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """The facts of a row of an import in words, without the names that stand beside them."""
    besides = {name: fact for name, fact in facts.items() if name not in ("name", "office")}
    return facts_in_words(besides)


@register.inclusion_tag("recipients/_proposals_tab.html", takes_context=True)
def proposals_tab(context: RequestContext, here: str) -> dict[str, object]:
    """The tab of those who may propose, with the number of proposals that wait."""
    is_shown = context.request.user.has_right(Right.PROPOSE_RECIPIENTS)  # type: ignore[union-attr]
    waiting = Proposal.objects.waiting().count() if is_shown else 0
    return {"is_shown": is_shown, "is_here": here == "proposals", "waiting": waiting}
