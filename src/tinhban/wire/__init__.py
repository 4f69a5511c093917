"""Events as they travel between organisations, spelt once for the node and for the verifier."""
