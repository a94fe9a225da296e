// Puts the terminal back when the process dies of a fault. Only async-signal-safe calls from inside the handler.
//
// The state is static, so each Swift object file that calls these functions would get a state of its own:
// they may be called from one file only.
#ifndef CNCURSES_RESTORE_H
#define CNCURSES_RESTORE_H

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define RESTORE_TEXT_SIZE 512
#define RESTORE_STACK_SIZE 65536

static const int restore_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
#define RESTORE_SIGNAL_COUNT (sizeof restore_signals / sizeof restore_signals[0])

struct restore_state {
    volatile sig_atomic_t armed;
    volatile sig_atomic_t installed;
    size_t length;
    char text[RESTORE_TEXT_SIZE];
    struct termios modes;
    struct sigaction previous[RESTORE_SIGNAL_COUNT];
};

/// Inside of a function because the importer does not emit variables of a header.
static inline struct restore_state *restore_shared(void) {
    static struct restore_state state;
    return &state;
}

static inline void restore_write(void) {
    const char *rest = restore_shared()->text;
    size_t left = restore_shared()->length;
    while (left > 0) {
        ssize_t written = write(STDOUT_FILENO, rest, left);
        if (written <= 0) return;
        rest += written;
        left -= (size_t)written;
    }
}

static inline void restore_on_fault(int number) {
    if (restore_shared()->armed) {
        restore_shared()->armed = 0;
        signal(SIGTTOU, SIG_IGN);
        restore_write();
        tcsetattr(STDIN_FILENO, TCSANOW, &restore_shared()->modes);
    }
    // Whoever handled it before, or the default action, gets the signal as soon as this handler returns.
    for (size_t index = 0; index < RESTORE_SIGNAL_COUNT; index++)
        if (restore_signals[index] == number) sigaction(number, &restore_shared()->previous[index], NULL);
    raise(number);
}

/// Remembers the terminal's modes as they are now; false when standard input is no terminal.
static inline bool restore_remember_modes(void) { return tcgetattr(STDIN_FILENO, &restore_shared()->modes) == 0; }

/// Gives the remembered modes back.
static inline void restore_apply_modes(void) { tcsetattr(STDIN_FILENO, TCSADRAIN, &restore_shared()->modes); }

/// A handler for an exhausted stack needs another one, and each thread its own. The main queue may move from thread to
/// thread; the few stacks live as long as the process.
static inline void restore_guard_thread(void) {
    static _Thread_local bool guarded;
    if (guarded) return;
    guarded = true;
    stack_t stack = {.ss_sp = malloc(RESTORE_STACK_SIZE), .ss_flags = 0, .ss_size = RESTORE_STACK_SIZE};
    if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
}

static inline void restore_install(void) {
    if (restore_shared()->installed) return;
    restore_shared()->installed = 1;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = restore_on_fault;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (size_t index = 0; index < RESTORE_SIGNAL_COUNT; index++)
        sigaction(restore_signals[index], &action, &restore_shared()->previous[index]);
    // Swift's own handler writes a long report to the terminal, may wait for a key or for minutes, and shows memory that
    // may hold a secret. Only who asks for it gets it.
    if (getenv("SWIFT_BACKTRACE") != NULL) return;
    for (size_t index = 0; index < RESTORE_SIGNAL_COUNT; index++) {
        memset(&restore_shared()->previous[index], 0, sizeof restore_shared()->previous[index]);
        restore_shared()->previous[index].sa_handler = SIG_DFL;
    }
}

/// From now on a fault writes `text` and gives the remembered modes back before the process dies.
static inline void restore_arm(const char *text, size_t length) {
    restore_shared()->armed = 0;
    restore_shared()->length = length < RESTORE_TEXT_SIZE ? length : RESTORE_TEXT_SIZE;
    memcpy(restore_shared()->text, text, restore_shared()->length);
    restore_install();
    restore_shared()->armed = 1;
}

static inline void restore_disarm(void) { restore_shared()->armed = 0; }

/// Frees Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O from the driver of the terminal; Ctrl-C and Ctrl-Z keep their meaning.
static inline void restore_free_control_keys(void) {
    struct termios modes;
    if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
    modes.c_iflag &= (tcflag_t) ~(IXON | IXOFF);
    modes.c_lflag &= (tcflag_t)~IEXTEN;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
}

/// Stops the process as Ctrl-Z does by default; returns when it goes on.
static inline void restore_stop_process(void) {
    struct sigaction standard, previous;
    sigset_t stop, mask;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaction(SIGTSTP, &standard, &previous);
    pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
    raise(SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &previous, NULL);
}

/// Lets the signal have its default action again, in this thread at least.
static inline void restore_default_action(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

#endif
