"""Static files under names that hold their hash, so that browsers may keep them for ever."""

from servestatic.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    # Without this, `import "./cards.js"` inside a module keeps the name without the hash, and browsers an old file.
    support_js_module_import_aggregation = True
