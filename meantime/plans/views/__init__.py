"""The pages of plans, a module each; `access` is the door to all of them."""
