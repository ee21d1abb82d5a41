"""A page a file: functions that answer an `Asked`. `web/routes.py` says where each is."""
