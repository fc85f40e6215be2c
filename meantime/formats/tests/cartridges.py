"""Small cartridges for tests, built in memory: each function makes one thing as its exporter would write it."""

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from meantime.formats.source import Source

_CANVAS = 'xmlns="http://canvas.instructure.com/xsd/cccv1p0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_LOR = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


@dataclass
class Part:
    """Members of the archive, and the XML of their resources."""

    members: dict[str, str | bytes] = field(default_factory=dict)
    resources: str = ""


def zipped(members: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            # A fixed date: tests that are named after such bytes have the same name in every worker.
            entry = zipfile.ZipInfo(name, date_time=(2027, 1, 11, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, content)
    return buffer.getvalue()


def manifest(*, title: str = "Tides", items: str = "", resources: str = "", version: str = "1p1") -> str:
    space = "imscc/imscp_v1p1" if version == "1p0" else f"imscc{'v' + version}/imscp_v1p1"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest identifier="m" '
        f'xmlns="http://www.imsglobal.org/xsd/{space}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xmlns:lomimscc="http://ltsc.ieee.org/xsd/imscc{version}/LOM/manifest"><metadata><schema>IMS Common Cartridge'
        f"</schema><schemaversion>1.1.0</schemaversion><lomimscc:lom><lomimscc:general><lomimscc:title>"
        f"<lomimscc:string>{escape(title)}</lomimscc:string></lomimscc:title></lomimscc:general></lomimscc:lom>"
        f'</metadata><organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">'
        f"{items}</item></organization></organizations><resources>{resources}</resources></manifest>"
    )


def item(identifier: str, title: str, *, ref: str = "", items: str = "") -> str:
    reference = f' identifierref="{ref}"' if ref else ""
    return f'<item identifier="{identifier}"{reference}><title>{escape(title)}</title>{items}</item>'


def resource(identifier: str, kind: str, *files: str, href: bool = False, inner: str = "") -> str:
    first = f" href={quoteattr(files[0])}" if href else ""
    inside = "".join(f"<file href={quoteattr(path)}/>" for path in files)
    return f'<resource identifier="{identifier}" type="{kind}"{first}>{inside}{inner}</resource>'


def cartridge(*parts: Part, items: str = "", version: str = "1p1", name: str = "course.imscc", **more: str) -> Source:
    """A Common Cartridge that is not Canvas's."""
    members = {path: content for part in parts for path, content in part.members.items()}
    resources = "".join(part.resources for part in parts)
    whole = {"imsmanifest.xml": manifest(items=items, resources=resources, version=version, **more), **members}
    return Source(name, zipped(whole))


def canvas_course(*parts: Part, modules: str = "", settings: str = "", name: str = "export.imscc") -> Source:
    """A Canvas export. `modules`: what `module` makes; `settings`: elements of course_settings.xml."""
    members: dict[str, str | bytes] = {
        "course_settings/canvas_export.txt": "Q: What did the panda say?",
        "course_settings/course_settings.xml": f"<course {_CANVAS}><title>Tides</title>{settings}</course>",
        "course_settings/module_meta.xml": f"<modules {_CANVAS}>{modules}</modules>",
    }
    for part in parts:
        members |= part.members
    resources = "".join(part.resources for part in parts)
    return Source(name, zipped({"imsmanifest.xml": manifest(resources=resources), **members}))


def module(identifier: str, title: str, *items: str, position: int = 1, inside: str = "") -> str:
    return (
        f'<module identifier="{identifier}"><title>{escape(title)}</title><position>{position}</position>{inside}'
        f"<items>{''.join(items)}</items></module>"
    )


def entry(kind: str, ref: str, title: str, *, position: int = 1, url: str = "") -> str:
    """An item of a module; its id is "i-" and the id of what it shows."""
    return (
        f'<item identifier="i-{ref}"><content_type>{kind}</content_type><title>{escape(title)}</title>'
        f"<identifierref>{ref}</identifierref><url>{escape(url)}</url><position>{position}</position></item>"
    )


def after(*modules: str) -> str:
    inside = "".join(f"<prerequisite><identifierref>{one}</identifierref></prerequisite>" for one in modules)
    return f"<prerequisites>{inside}</prerequisites>"


def required(*refs: str) -> str:
    inside = "".join(
        f'<completionRequirement type="must_view"><identifierref>i-{ref}</identifierref></completionRequirement>'
        for ref in refs
    )
    return f"<completionRequirements>{inside}</completionRequirements>"


def page(identifier: str, title: str, body: str = "<p>Read this.</p>", *, file: str = "") -> Part:
    path = f"wiki_content/{file or identifier}.html"
    html = (
        f'<html><head><title>{escape(title)}</title><meta name="identifier" content="{identifier}"/></head>'
        f"<body>{body}</body></html>"
    )
    return Part({path: html}, resource(identifier, "webcontent", path, href=True))


def assignment_xml(identifier: str, title: str, *, due: str = "", inside: str = "", spaced: bool = True) -> str:
    return (
        f'<assignment identifier="{identifier}"{" " + _CANVAS if spaced else ""}><title>{escape(title)}</title>'
        f"<due_at>{due}</due_at>{inside}</assignment>"
    )


def assignment(identifier: str, title: str, *, due: str = "", inside: str = "", body: str = "") -> Part:
    html = f"{identifier}/text.html"
    meta = f"{identifier}/assignment_settings.xml"
    return Part(
        {html: f"<html><body>{body}</body></html>", meta: assignment_xml(identifier, title, due=due, inside=inside)},
        resource(identifier, _LOR, html, meta, href=True),
    )


def assignment_13(identifier: str, title: str, *, due: str = "", text: str = "") -> Part:
    """As Canvas writes it into a cartridge 1.3: the standard's assignment with its own inside."""
    path = f"{identifier}/assignment.xml"
    own = assignment_xml(f"{identifier}_canvas", title, due=due)
    xml = (
        f'<assignment identifier="{identifier}" xmlns="http://www.imsglobal.org/xsd/imscc_extensions/assignment">'
        f'<title>{escape(title)}</title><text texttype="text/html">{escape(text)}</text>'
        f'<gradable points_possible="10.0">true</gradable><extensions>{own}</extensions></assignment>'
    )
    html = f"{identifier}/text.html"
    return Part(
        {path: xml, html: "<p>the same again</p>"},
        resource(identifier, "assignment_xmlv1p0", path, href=True)
        + resource(f"{identifier}_fallback", "webcontent", html),
    )


def quiz(identifier: str, title: str, *, inside: str = "", questions: str = "", of: str = "") -> Part:
    """A quiz; `of`: the id of its assignment."""
    meta = f"{identifier}/assessment_meta.xml"
    own = f"non_cc_assessments/{identifier}.xml.qti"
    shared = f"{identifier}/assessment_qti.xml"
    nested = assignment_xml(of, title, spaced=False) if of else ""
    return Part(
        {
            meta: f'<quiz identifier="{identifier}" {_CANVAS}><title>{escape(title)}</title>{inside}{nested}</quiz>',
            own: qti(questions),
            shared: qti("<item/>"),
        },
        resource(identifier, "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", shared)
        + resource(f"{identifier}_meta", _LOR, meta, own, href=True),
    )


def qti(inside: str, *, metadata: str = "") -> str:
    return (
        f'<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment>{metadata}'
        f"<section>{inside}</section></assessment></questestinterop>"
    )


def topic(identifier: str, title: str, text: str = "", *, meta: str = "", kind: str = "topic") -> Part:
    """A discussion; `meta`: more elements of its topicMeta."""
    own, other = f"{identifier}.xml", f"{identifier}_meta.xml"
    dependency = f'<dependency identifierref="{identifier}_meta"/>'
    return Part(
        {
            own: f'<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1"><title>{escape(title)}</title>'
            f'<text texttype="text/html">{escape(text)}</text></topic>',
            other: f"<topicMeta {_CANVAS}><topic_id>{identifier}</topic_id><type>{kind}</type>{meta}</topicMeta>",
        },
        resource(identifier, "imsdt_xmlv1p1", own, inner=dependency)
        + resource(f"{identifier}_meta", _LOR, other, href=True),
    )


def events(*inside: str) -> Part:
    return Part({"course_settings/events.xml": f"<events {_CANVAS}>{''.join(inside)}</events>"})


def event(identifier: str, title: str, *, start: str, end: str, inside: str = "") -> str:
    return (
        f'<event identifier="{identifier}"><title>{escape(title)}</title><start_at>{start}</start_at>'
        f"<end_at>{end}</end_at>{inside}</event>"
    )


def web_link(identifier: str, title: str, url: str, *, version: str = "1p1") -> Part:
    path = f"{identifier}.xml"
    xml = (
        f'<webLink xmlns="http://www.imsglobal.org/xsd/imscc{"v" + version}/imswl_v1p1"><title>{escape(title)}</title>'
        f"<url href={quoteattr(url)}/></webLink>"
    )
    return Part({path: xml}, resource(identifier, f"imswl_xmlv{version}", path))
