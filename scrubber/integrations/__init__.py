"""Thin bridges to the frameworks people scrape with; each is imported only by who uses it."""
