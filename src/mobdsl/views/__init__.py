"""What other programs read: JSON views, and which events are shown as one line."""
