"""Measurements for people: how long a build takes, and of what that time is made. Nothing here asserts a time."""
