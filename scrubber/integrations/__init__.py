"""Thin bridges to the frameworks and engines in which texts are scraped and cleaned; each is imported only by who uses it."""
