"""Common Cartridge 1.0-1.3 and Thin Common Cartridge of any system but Canvas. It holds no dates at all.

Specification: https://www.imsglobal.org/cc/index.html (1EdTech, formerly IMS Global).
"""

from meantime.formats.common_cartridge.reader import NAME, read, recognises

__all__ = ["NAME", "read", "recognises"]
