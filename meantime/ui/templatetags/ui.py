"""Template tags of the components: icons, minutes as people say them, heights without style attributes."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; hidden from screen readers unless it has a label of its own."""
    address = f"{static('ui/vendor/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, address)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', address)


@register.filter
def hours(minutes: int) -> str:
    """Minutes as a person says them: "45 min", "1 h 30", "7 h"."""
    whole, rest = divmod(int(minutes), 60)
    if not whole:
        return ngettext("%(n)d min", "%(n)d min", rest) % {"n": rest}
    return (
        _("%(hours)d h %(minutes)02d") % {"hours": whole, "minutes": rest} if rest else _("%(hours)d h") % {"hours": whole}
    )


@register.filter
def decimal_hours(minutes: int) -> float:
    """Hours with one decimal, for comparing weeks."""
    return round(minutes / 60, 1)


@register.simple_tag
def tall(minutes: int) -> SafeString:
    """Attributes from which tall.css makes a height: the policy for content forbids style attributes."""
    return format_html('data-h="{}" data-t="{}" data-u="{}"', minutes // 100, minutes // 10 % 10, minutes % 10)


@register.filter
def percent_of(part: float, whole: float) -> int:
    return round(100 * part / whole) if whole else 0


@register.filter
def minus(left: float, right: float) -> float:
    return left - right
