"""`make bench`: how fast a node is on this machine, beside the bare floor measured in the same run."""
