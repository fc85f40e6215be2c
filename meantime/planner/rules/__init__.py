"""What a plan must satisfy: one file per rule, said to the solver (`constraints`) and to people (`violations`)."""
