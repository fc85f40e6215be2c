"""An opened cartridge: its members, its manifest, and what turned out to be unreadable on the way."""

from collections import defaultdict

from meantime.formats.archive import Archive, DamagedMember
from meantime.formats.cartridge.manifest import Manifest, holds_manifest, read_manifest
from meantime.formats.document import Level, Notice
from meantime.formats.html import Page, read_page
from meantime.formats.people import without_people
from meantime.formats.source import Source
from meantime.formats.xml import Element, parse_xml
from meantime.terms.message import UserError, message

# More lines than this about damage tell a person nothing new.
_NOTICES = 20


class Package:
    """What readers of cartridges ask for files. Every unreadable file is remembered for `notices`."""

    def __init__(self, source: Source) -> None:
        self.archive = Archive(source)
        if not holds_manifest(self.archive):
            raise UserError(message("formats.no_manifest", name=source.name))
        self.manifest: Manifest = read_manifest(self.archive, name=source.name)
        self.paths = tuple(self.archive.paths)
        self._unreadable: dict[str, None] = {}
        self._folders: dict[str, list[str]] = defaultdict(list)
        for path in self.paths:
            self._folders[path.rpartition("/")[0]].append(path)

    def in_folder(self, folder: str) -> list[str]:
        """The files directly in `folder`."""
        return self._folders.get(folder, [])

    def xml(self, href: str) -> Element | None:
        """The root of an XML member; None where it is not there or cannot be read."""
        data = self._read(href)
        root = parse_xml(data) if data else None
        if data is not None and root is None:
            self._unreadable[href] = None
        return root

    def page(self, href: str) -> Page:
        """An HTML member; an empty Page where it is not there or cannot be read."""
        return read_page(self._read(href) or b"")

    def _read(self, href: str) -> bytes | None:
        path = self.archive.find(href)
        if path is None:
            return None
        try:
            return self.archive.read(path)
        except DamagedMember:
            self._unreadable[href] = None
            return None

    def notices(self) -> list[Notice]:
        unreadable = list(self._unreadable)
        notices = [
            Notice(message("formats.member_unreadable"), Level.WARNING, where=without_people(path))
            for path in unreadable[:_NOTICES]
        ]
        if len(unreadable) > _NOTICES:
            more = len(unreadable) - _NOTICES
            notices.append(Notice(message("formats.more_unreadable", n=more), Level.WARNING))
        if self.archive.left_out:
            notices.append(Notice(message("formats.unsafe_members", n=self.archive.left_out), Level.WARNING))
        return notices


def opens(source: Source) -> Archive | None:
    """The archive where `source` is a cartridge at all, else None; for `recognises`."""
    try:
        archive = Archive(source)
    except UserError:
        return None
    return archive if holds_manifest(archive) else None
