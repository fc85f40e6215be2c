"""Forms as a browser sends them: every field with what the page holds in it."""

from lxml import html


def fields_of(page: str, form: str = "//form[@method='post'][last()]") -> dict[str, list[str]]:
    """What pressing a button of the form would send, without the button itself. `form`: an XPath of it."""
    found = html.fromstring(page).xpath(form)[0]
    fields: dict[str, list[str]] = {}
    for name, value in found.form_values():
        fields.setdefault(name, []).append(value)
    return fields


def row_number(page: str, title: str) -> str:
    """The number under which the grid shows an activity."""
    cell = html.fromstring(page).xpath("//th[@class='title']/input[@value=$title]", title=title)[0]
    return str(cell.get("name")).removeprefix("title-")
