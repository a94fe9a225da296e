import CNcurses

/// The terminal's modes as they were found, and their return: at the end, at a stop, and at a crash.
///
/// The C functions keep their state in the object file that calls them, so this file is their only caller.
enum TerminalModes {
    /// False when standard input is no terminal.
    static func remember() -> Bool { restore_remember_modes() }

    static func giveBack() {
        restore_apply_modes()
        restore_disarm()
    }

    static func freeControlKeys() { restore_free_control_keys() }

    /// A crash from now on puts the terminal back before the process dies of it.
    static func guardAgainstCrash(restoring text: String) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else { return }
                restore_arm(start, characters.count)
            }
        }
    }

    /// To be called on the thread that runs the program now, so that an exhausted stack, too, is a crash that is caught.
    static func guardThread() { restore_guard_thread() }

    static func stopProcess() { restore_stop_process() }

    static func useDefaultAction(for signal: Int32) { restore_default_action(signal) }
}
