"""Canvas course exports (.imscc): a Common Cartridge 1.1 or 1.3 with Canvas's own files beside it.

Format: the exporter of canvas-lms (lib/cc) and https://canvas.instructure.com/xsd/cccv1p0.xsd. Dates are UTC.
"""

from meantime.formats.canvas.reader import NAME, read, recognises

__all__ = ["NAME", "read", "recognises"]
