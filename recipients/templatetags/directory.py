"""The directory's tabs that say how much waits behind them."""

from django import template
from django.template import RequestContext

from accounts.rights import Right
from recipients.models import Proposal

register = template.Library()


@register.inclusion_tag("recipients/_proposals_tab.html", takes_context=True)
def proposals_tab(context: RequestContext, here: str) -> dict[str, object]:
    """The tab of those who may propose, with the number of proposals that wait."""
    is_shown = context.request.user.has_right(Right.PROPOSE_RECIPIENTS)  # type: ignore[union-attr]
    waiting = Proposal.objects.waiting().count() if is_shown else 0
    return {"is_shown": is_shown, "is_here": here == "proposals", "waiting": waiting}
