"""What grammar and the rest of a document say against or beside the network: one reading of language a module."""
