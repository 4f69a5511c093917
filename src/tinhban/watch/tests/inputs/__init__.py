"""What sites send, as it comes, each with what is right: written before the code that reads it."""
