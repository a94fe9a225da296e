// What Swift cannot import from ncurses (macros, the shared variables stdscr and stdout) as small functions.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

// No feature macro such as _XOPEN_SOURCE: it would give system structures another shape than other modules see.
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

// From term.h, which cannot be included: it defines names such as `lines` as macros.
extern int setupterm(const char *term, int fd, int *error);

enum shim_attribute { shim_bold = 1, shim_dim = 2, shim_underline = 4, shim_reverse = 8 };

/// 1 when the terminal is known, 0 when it is not, -1 when there is no terminfo database.
static inline int shim_find_terminal(const char *name) {
    int error = 0;
    return setupterm(name, STDOUT_FILENO, &error) == OK ? 1 : error;
}

/// A capability of the terminal found last; NULL when it lacks it.
static inline const char *shim_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

static inline int shim_number(const char *name) { return tigetnum(name); }

/// Starts the screen; the size comes from the kernel, never from LINES and COLUMNS, which go stale.
static inline bool shim_start(const char *name) {
    use_env(FALSE);
    use_tioctl(TRUE);
    if (newterm(name, stdout, stdin) == NULL) return false;
    cbreak();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    typeahead(-1);
    curs_set(0);
    return true;
}

/// Writes past ncurses, which has nothing in its buffer between paints.
static inline void shim_write(const char *text) {
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t written = write(STDOUT_FILENO, text, left);
        if (written < 0) return;
        text += written;
        left -= (size_t)written;
    }
}

static inline int shim_columns(void) { return getmaxx(stdscr); }
static inline int shim_rows(void) { return getmaxy(stdscr); }

/// What the kernel says now; false when it does not know.
static inline bool shim_window_size(int *columns, int *rows) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

/// The number of colours, 0 when there are none; the default colours stay in use.
static inline int shim_start_colors(void) {
    if (!has_colors() || start_color() != OK) return 0;
    return use_default_colors() == OK ? COLORS : 0;
}

static inline int shim_color_pairs(void) { return COLOR_PAIRS; }

static inline bool shim_define_pair(short pair, short foreground, short background) {
    return init_pair(pair, foreground, background) == OK;
}

/// Puts one glyph, a spacing character and its marks, ended by 0.
static inline void shim_put(int y, int x, const wchar_t *glyph, int attributes, short pair) {
    attr_t all = A_NORMAL;
    if (attributes & shim_bold) all |= A_BOLD;
    if (attributes & shim_dim) all |= A_DIM;
    if (attributes & shim_underline) all |= A_UNDERLINE;
    if (attributes & shim_reverse) all |= A_REVERSE;
    cchar_t cell;
    if (setcchar(&cell, glyph, all, pair, NULL) == OK) mvwadd_wch(stdscr, y, x, &cell);
}

static inline void shim_erase(void) { werase(stdscr); }

/// Paints what has changed. A cursor at a negative place is hidden and left where it is.
static inline void shim_paint(int cursor_y, int cursor_x) {
    bool shown = cursor_y >= 0 && cursor_x >= 0;
    leaveok(stdscr, !shown);
    if (shown) wmove(stdscr, cursor_y, cursor_x);
    curs_set(shown ? 1 : 0);
    wnoutrefresh(stdscr);
    doupdate();
}

/// The next paint starts from a cleared screen.
static inline void shim_forget_screen(void) { clearok(curscr, TRUE); }

/// True when the encoding of the locale in use is UTF-8.
static inline bool shim_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

/// The columns that the C library gives a character, as ncurses will; -1 when it cannot show it.
static inline int shim_width(wchar_t character) { return wcwidth(character); }

static inline bool shim_set_locale(const char *name) { return setlocale(LC_CTYPE, name) != NULL; }

#endif
