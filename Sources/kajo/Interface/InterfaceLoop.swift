import AppLogic
import Canvas
import Foundation
import NcursesTerminal
import Screens

/// The loop of the interface: take all that has happened, update once for each, draw once, run the effects.
@MainActor
final class InterfaceLoop {
    private let terminal: NcursesTerminal
    private let theme: Theme
    private let inbox: Inbox
    private let effects: EffectRunner
    private var state: AppState
    private var tick: (due: Date, task: Task<Void, Never>)?
    /// What the terminal is lent to.
    private var guest: Task<Void, Never>?
    private let environment: [String: String]
    private let player: Player

    init(
        terminal: NcursesTerminal, state: AppState, inbox: Inbox, effects: EffectRunner, environment: [String: String],
        player: Player
    ) {
        self.terminal = terminal
        self.state = state
        self.inbox = inbox
        self.effects = effects
        self.environment = environment
        self.player = player
        let capabilities = terminal.capabilities
        theme = Theme(glyphSet: capabilities.glyphs, hasColor: capabilities.colors > 0)
    }

    /// Returns when the user, or a signal, has asked to quit.
    func run() async {
        present()
        let keys = listen()
        defer { keys.cancel() }
        for await _ in inbox.arrivals {
            take(inbox.takeAll())
            if state.isQuitting { break }
            present()
        }
        tick?.task.cancel()
        guest?.cancel()
        await guest?.value
    }

    /// Beside the loop, so that all keys that come while it draws are there when it is done.
    private func listen() -> Task<Void, Never> {
        let (events, inbox) = (terminal.events, inbox)
        return Task.detached {
            for await event in events { inbox.post(.event(event)) }
            inbox.post(.terminated)
        }
    }

    private func take(_ items: [Inbox.Item]) {
        apply(.ticked(Date()))
        for item in items {
            switch item {
            case .action(let action): apply(action)
            case .event(let event):
                // A key means what it means in the state that the keys before it have left.
                if let action = meaning(of: event) { apply(action) }
            }
        }
    }

    private func apply(_ action: Action) {
        for effect in update(&state, action) { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .redraw: terminal.redrawAll()
        case .copy(let text):
            let leftOff = terminal.copy(text)
            inbox.post(.copied(Copying(size: text.utf8.count - leftOff, leftOff: leftOff)))
        case .page(let text):
            let pager = Pager(environment: environment)
            lend { await pager.show(text).map { .pagerFailed($0) } }
        case .play(let source, let seconds):
            let player = player
            lend { await player.play(source, seconds: seconds).map { .playerFailed($0) } }
        default: effects.run(effect)
        }
    }

    /// The loop goes on meanwhile, so that a signal still ends it.
    private func lend(to program: @escaping @Sendable () async -> Action?) {
        let (terminal, inbox) = (terminal, inbox)
        guest = Task {
            await terminal.lend {
                if let failure = await program() { inbox.post(failure) }
            }
        }
    }

    private func present() {
        terminal.present(draw(state, theme: theme))
        scheduleTick()
    }

    private func meaning(of event: TerminalEvent) -> Action? {
        switch event {
        case .key(let key): KeyTable.action(for: key, in: state)
        case .paste(let text): KeyTable.action(forPaste: text, in: state)
        case .resized(let size): .resized(ScreenSize(columns: size.width, rows: size.height))
        case .interrupted, .terminated: .terminated
        case .resumed: .redrawRequested
        case .focusGained, .focusLost: nil
        }
    }

    /// One timer, for the moment at which something shown changes by itself; none if nothing does.
    private func scheduleTick() {
        let due = state.nextTick
        guard due != tick?.due else { return }
        tick?.task.cancel()
        tick = due.map { due in
            let inbox = inbox
            let task = Task.detached {
                guard (try? await Task.sleep(for: .seconds(max(0.01, due.timeIntervalSinceNow)))) != nil else { return }
                inbox.post(.ticked(Date()))
            }
            return (due, task)
        }
    }
}
