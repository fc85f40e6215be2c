"""Asks `balance` for plans, keeps the answers and shows them as term maps. May use: activities, courses, accounts."""
