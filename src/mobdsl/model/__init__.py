"""What a file means, without a word of how it is spelled. It knows nothing of the rest of the house but places."""
