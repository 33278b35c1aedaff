"""Words for people: answers with their proofs, in a terminal and in Discord."""
