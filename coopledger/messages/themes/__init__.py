"""What people read, a file a theme: its findings, and the words and refusals that go with them."""
