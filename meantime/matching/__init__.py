"""Text to kind and traits; traits and context to a recommendation with its reasons."""
