"""Balance a course between live meetings and own time: a `Problem` in, a `Plan` out. The only part that knows ortools."""
