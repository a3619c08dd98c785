"""How an article is laid out for reading: sentences, tokens, grammar, and the words that user and model bring."""
