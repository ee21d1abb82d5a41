"""What needs more than the tests' own requirements is looked at only where that is installed."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("pandas") else ["in_frames.py"]
