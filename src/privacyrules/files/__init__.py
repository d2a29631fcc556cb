"""The only room that touches the disk, git and the packaged rules."""
