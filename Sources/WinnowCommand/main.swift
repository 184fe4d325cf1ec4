import Glibc
import Winnow

// A closed pipe shall be an answer of write(2), not the end of the process.
signal(SIGPIPE, SIG_IGN)
Allocator.keepsFreedMemory()
exit(Entry.run(Array(CommandLine.arguments.dropFirst())).rawValue)
