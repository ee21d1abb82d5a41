"""Every sentence that people read, in Spanish and in English."""
