/// What the terminal, or the system in its name, tells the program.
public enum TerminalEvent: Hashable, Sendable {
    case key(Key)
    /// Text that was pasted, as one piece and as it came: not yet sanitised.
    case paste(String)
    case resized(Size)
    case focusGained
    case focusLost
    /// SIGINT or Ctrl-C.
    case interrupted
    /// The session is going away: SIGTERM, SIGHUP, SIGQUIT or a lost terminal.
    case terminated
    /// The program was stopped and goes on; everything must be painted again.
    case resumed
}

/// What the terminal can show.
public enum GlyphSet: Hashable, Sendable {
    case unicode
    case ascii
}
