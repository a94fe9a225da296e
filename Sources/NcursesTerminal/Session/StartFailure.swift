public import Canvas

extension NcursesTerminal {
    /// Why there is no screen; `description` says what to do instead.
    nonisolated public enum StartFailure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Standard input or output is a file or a pipe.
        case noTerminal
        /// TERM is not set or empty.
        case unnamedTerminal
        /// TERM names a terminal that cannot place its cursor, such as "dumb".
        case unusableTerminal(name: String)
        /// The terminfo database does not know what TERM names.
        case unknownTerminal(name: String)

        public var description: String {
            switch self {
            case .noTerminal:
                "This needs a terminal for both input and output. Use a command such as `kajo list` in scripts and pipes."
            case .unnamedTerminal:
                "TERM is not set, so nobody knows how to use this terminal. Set it, for example TERM=xterm-256color."
            case .unusableTerminal(let name):
                "The terminal “\(name)” (from TERM) cannot show a full screen. "
                    + "Use another terminal, or a command such as `kajo list`."
            case .unknownTerminal(let name):
                "The terminal “\(name)” (from TERM) is not known here. "
                    + "Install its terminfo entry (package ncurses-term), or try TERM=xterm-256color."
            }
        }
    }

    /// What the terminal can do.
    nonisolated public struct Capabilities: Hashable, Sendable {
        /// The value of TERM.
        public let name: String
        public let glyphs: GlyphSet
        /// How many colours there are; 0 when none, or when the user wants none (NO_COLOR).
        public let colors: Int
    }
}
