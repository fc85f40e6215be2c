"""The pages on which a course is changed: its activities, outcomes, term. Each change takes the plan along."""
