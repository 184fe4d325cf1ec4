#pragma once

#include <signal.h>

/// From now on notes the first of SIGINT, SIGTERM and SIGHUP; one that comes half a second later or more ends the process
/// at once. A signal that is ignored stays ignored, so that nohup works. Must be called on one thread, before others are
/// started.
///
/// Returns 0, or the error of the system.
int winnow_signals_catch(void);

/// The signal that was noted; 0 if there was none.
int winnow_signals_received(void);

/// A descriptor that can be read from once a signal has been noted; -1 as long as none is caught.
int winnow_signals_descriptor(void);

/// The signals that are noted.
sigset_t winnow_signals_set(void);

/// Dies of a signal.
void winnow_signals_die(int signal);
