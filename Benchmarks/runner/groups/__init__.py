"""The tables. Each module has a title, a few words on what is measured, and makes the tasks of its table."""

from groups import archive, floors, large, small

GROUPS = {"archive": archive, "large": large, "small": small, "floors": floors}
