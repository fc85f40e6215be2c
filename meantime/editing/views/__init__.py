"""The pages of editing, a module each."""
