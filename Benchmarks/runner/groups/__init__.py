"""The tables. Each module has a title, a few words on what is measured, and makes the tasks of its table."""

from groups import archive, floors, folder, large, peers, profile, rules, small

GROUPS = {
    "archive": archive, "large": large, "folder": folder, "small": small, "rules": rules, "floors": floors,
    "peers": peers, "profile": profile,
}
