"""Validated data that an institution can replace: credit, workload rates, equivalencies, principles, phase shapes."""
