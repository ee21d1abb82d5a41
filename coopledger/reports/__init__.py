"""What an answer says before it has a form."""
