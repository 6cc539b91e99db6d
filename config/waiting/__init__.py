"""What waits for each duty; every question costs the same for one campaign as for ten."""
