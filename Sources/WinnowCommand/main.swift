import Glibc
import Winnow

// A closed pipe shall be an answer of write(2), not the end of the process.
signal(SIGPIPE, SIG_IGN)
Allocator.keepsFreedMemory()
Allocator.reservesHeap()
let status = Entry.run(Array(CommandLine.arguments.dropFirst()))
StopSignal.received?.die()
exit(status.rawValue)
