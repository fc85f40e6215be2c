"""A course on its way in: source, preview, term, policy, and then rows. Files are read in the worker, apart."""
