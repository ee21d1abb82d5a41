"""Where exchange rates come from: one source a file, looked up once and then recorded."""
