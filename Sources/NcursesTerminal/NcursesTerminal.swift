import CNcurses
public import Canvas
import Glibc

/// The terminal that the process was started in, from entering its alternate screen to leaving it as it was found.
///
/// There can be one at a time. Nothing else may write to standard output or error, or read standard input, meanwhile.
/// After a crash, too, the terminal is whole again, and the process dies of the signal that it got.
public final class NcursesTerminal {
    /// Columns and rows as of now; a change is also told by `TerminalEvent.resized`.
    public private(set) var size: Size
    /// What the terminal can show; does not change.
    public let capabilities: Capabilities
    /// Keys, pastes and signals in the order in which they came. Ends after `leave`. For one reader.
    public let events: AsyncStream<TerminalEvent>

    private let inbox: AsyncStream<TerminalEvent>.Continuation
    private let restoreText: String
    private let farewellText: String
    private var painter: Painter
    private var input: InputReader?
    private var signals: SignalSources?
    private var isOnScreen = true
    /// Another program has the terminal, so its keys and the signals that come of them are not ours.
    private var isLent = false
    private let clipboard: ClipboardText

    /// Enters the alternate screen; it shows with the first frame.
    ///
    /// - Parameter environment: TERM, NO_COLOR and the locale variables are looked at.
    public init(environment: [String: String]) throws(StartFailure) {
        guard isatty(STDOUT_FILENO) == 1, TerminalModes.remember() else { throw .noTerminal }
        let name = try NcursesTerminal.usableTerminal(environment)
        let glyphs = Locale.glyphs(environment: environment)
        guard shim_start(name) else { throw .unusableTerminal(name: name) }
        let wantsColors = environment["NO_COLOR", default: ""].isEmpty
        capabilities = Capabilities(name: name, glyphs: glyphs, colors: wantsColors ? Int(shim_start_colors()) : 0)
        painter = Painter(capabilities: capabilities)
        size = Size(width: Int(shim_columns()), height: Int(shim_rows()))
        let capability = { (name: String) in shim_capability(name).map { String(cString: $0) } }
        restoreText = RestoreText.whole(capability: capability)
        farewellText = RestoreText.lastLine(capability: capability)
        clipboard = ClipboardText(environment: environment)
        (events, inbox) = AsyncStream.makeStream()
        TerminalModes.freeControlKeys()
        def_prog_mode()
        enterModes()
        listen()
    }

    private static func usableTerminal(_ environment: [String: String]) throws(StartFailure) -> String {
        guard let name = environment["TERM"], !name.isEmpty else { throw .unnamedTerminal }
        guard shim_find_terminal(name) == 1 else { throw .unknownTerminal(name: name) }
        guard shim_capability("cup") != nil, shim_capability("clear") != nil else {
            throw .unusableTerminal(name: name)
        }
        return name
    }

    /// Shows a frame. Only what differs from the last one is written; nothing when nothing does.
    ///
    /// A frame of another size than the terminal's is clipped or leaves the rest blank.
    public func present(_ frame: CellBuffer) {
        guard isOnScreen else { return }
        TerminalModes.guardThread()
        painter.present(frame)
    }

    /// Paints the last frame anew, in case something else has written on the screen.
    public func redrawAll() {
        guard isOnScreen else { return }
        painter.repaint()
    }

    /// Stops the process as Ctrl-Z does, with the terminal given back; when it goes on, `.resumed` follows.
    public func suspend() {
        guard isOnScreen else { return }
        leaveScreen()
        TerminalModes.stopProcess()
        resume()
    }

    /// Asks the terminal to put a text into the clipboard of whoever sits before it (OSC 52), over SSH and through tmux
    /// and screen too. The terminal does not say whether it does.
    ///
    /// - Returns: how many bytes of the text were left off at its end, because terminals take no longer ones.
    public func copy(_ text: String) -> Int {
        guard isOnScreen else { return 0 }
        let request = clipboard.request(for: text)
        shim_write(request.sequence)
        return request.leftOff
    }

    /// Gives the terminal to another program, as it was found, until `work` is done; then `.resumed` follows.
    ///
    /// Meanwhile frames are not shown and Ctrl-C is the other program's; a wish to end kajo is still told.
    public func lend(_ work: () async -> Void) async {
        guard isOnScreen else { return }
        isLent = true
        input?.stop()
        input = nil
        leaveScreen()
        await work()
        isLent = false
        guard signals != nil else { return }
        resume()
        input = InputReader { [inbox] in inbox.yield($0) }
    }

    /// Gives the terminal back as it was found and ends `events`. Signals have their default actions again. Idempotent.
    public func leave() {
        input?.stop()
        signals?.stop()
        input = nil
        signals = nil
        leaveScreen()
        inbox.finish()
    }
}

extension NcursesTerminal {
    private var speaksPrivateModes: Bool { restoreText.contains(RestoreText.modesOff) }

    private func enterModes() {
        TerminalModes.guardAgainstCrash(restoring: restoreText)
        if speaksPrivateModes { shim_write(RestoreText.modesOn) }
    }

    private func leaveScreen() {
        guard isOnScreen else { return }
        isOnScreen = false
        if speaksPrivateModes { shim_write(RestoreText.modesOff) }
        endwin()
        shim_write(farewellText)
        TerminalModes.giveBack()
    }

    /// After a stop the shell has had the terminal, so nothing on it or of its modes can be relied on.
    private func resume() {
        isOnScreen = true
        reset_prog_mode()
        enterModes()
        painter.forget()
        takeSize()
        inbox.yield(.resumed)
    }

    private func takeSize() {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard shim_window_size(&columns, &rows) else { return }
        let now = Size(width: Int(columns), height: Int(rows))
        guard now != size else { return }
        size = now
        resizeterm(rows, columns)
        painter.forget()
        inbox.yield(.resized(now))
    }

    private func listen() {
        let inbox = self.inbox
        input = InputReader { inbox.yield($0) }
        signals = SignalSources([SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP, SIGQUIT]) { [weak self] signal in
            self?.handle(signal)
        }
    }

    private func handle(_ signal: Int32) {
        switch signal {
        case SIGTSTP where isLent: TerminalModes.stopProcess()
        case SIGWINCH where isLent, SIGCONT where isLent, SIGINT where isLent, SIGQUIT where isLent: break
        case SIGWINCH: takeSize()
        case SIGTSTP: suspend()
        case SIGCONT: resume()
        case SIGINT: inbox.yield(.interrupted)
        default: inbox.yield(.terminated)
        }
    }
}
