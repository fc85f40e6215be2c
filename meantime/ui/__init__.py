"""What every page shares: frame, tokens, components, icons. A leaf: knows nothing of ours."""
