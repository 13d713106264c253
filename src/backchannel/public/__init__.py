"""The universe that customers are served from: enquiries, speech in rooms, customers and the directory."""
