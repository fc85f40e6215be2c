"""Zone names of every system to IANA names, and wall times moved between zones."""
