"""Many agreements at once, set by set: one statement that a database answers."""
