"""What decides, pure: no disk, no clock, no network."""
