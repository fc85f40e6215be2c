"""What makes one plan better than another: one file each, a cost for the solver beside a score for any plan."""
