"""What Canvas exports and Common Cartridges share: the manifest, its resources and the package."""
