"""Ways to show findings."""
