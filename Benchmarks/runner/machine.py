"""The machine and the programs, in general words."""

import os
import platform
import re
import shutil
import subprocess


def describe() -> str:
    return "\n".join([
        f"- {os.cpu_count()} cores, {_processor()}, {_memory()} GiB of memory, {_system()}",
        f"- versions: {', '.join(version for version in map(_version, PROGRAMS) if version)}",
    ])


PROGRAMS = (
    ("Swift", ["swift", "--version"]), ("ripgrep", ["rg", "--version"]), ("Python", ["python3", "--version"]),
    ("gzip", ["gzip", "--version"]), ("Zstandard", ["zstd", "--version"]), ("c++", ["c++", "--version"]),
)


def _version(program: tuple[str, list[str]]) -> str:
    name, command = program
    if not shutil.which(command[0]):
        return ""
    text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+\.\d+(\.\d+)?", text)
    return f"{name} {number[0]}" if number else ""


def _processor() -> str:
    return _field("/proc/cpuinfo", "model name") or platform.machine()


def _memory() -> int:
    return round(int((_field("/proc/meminfo", "MemTotal") or "0 kB").split()[0]) / (1 << 20))


def _system() -> str:
    return f"{_field('/etc/os-release', 'PRETTY_NAME', '=').strip(chr(34))}, Linux {platform.release().split('-')[0]}"


def _field(path: str, name: str, separator: str = ":") -> str:
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition(separator)
            if key.strip() == name:
                return value.strip()
    return ""
