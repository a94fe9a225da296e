// What Swift cannot call: functions with a variable number of arguments, and handlers of signals.
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/// From now on no core file of this process is written or handed to a collector, and only root may look into its memory.
/// Programs that it starts are not concerned by the second.
static inline void process_keep_memory_private(void) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/// From now on a fault ends this process without a report.
static inline void process_die_silently(void) {
    static const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
    for (size_t index = 0; index < sizeof faults / sizeof faults[0]; index++) signal(faults[index], SIG_DFL);
}

#endif
