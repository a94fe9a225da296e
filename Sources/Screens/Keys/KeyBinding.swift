import AppLogic
public import Canvas

/// What a key does somewhere: dispatch, the line of keys and the help page are all made from these.
public struct KeyBinding: Sendable {
    /// Where a binding holds.
    public enum Context: Hashable, Sendable, CaseIterable {
        case everywhere, jobList, jobFilter, pane, queue, confirmation, submit, batch, preview, result, resultFilter
        case files, document, comparison, failures, help
    }

    public let keys: [Key]
    public let context: Context
    /// A whole phrase for the help page.
    public let help: String
    /// A word for the line of keys; `nil` keeps it off that line.
    public let hint: String?
    /// It has a meaning now, so it is worth a hint; a binding that is not applies to nothing.
    let applies: @Sendable (AppState) -> Bool
    /// It applies, and is worth a word on the line of keys.
    let isWorthHint: @Sendable (AppState) -> Bool
    let action: @Sendable (AppState) -> Action?

    init(
        _ keys: [Key], _ context: Context, help: String, hint: String? = nil,
        applies: @escaping @Sendable (AppState) -> Bool = { _ in true },
        isWorthHint: @escaping @Sendable (AppState) -> Bool = { _ in true },
        action: @escaping @Sendable (AppState) -> Action?
    ) {
        self.keys = keys
        self.context = context
        self.help = help
        self.hint = hint
        self.applies = applies
        self.isWorthHint = isWorthHint
        self.action = action
    }

    /// The first key, as it is written on screen.
    func keyText(_ glyphs: Glyphs) -> String { keys.first.map { $0.text(glyphs) } ?? "" }

    /// All its keys, as they are written on screen.
    func allKeysText(_ glyphs: Glyphs) -> String { keys.map { $0.text(glyphs) }.joined(separator: " ") }
}

extension Key {
    func text(_ glyphs: Glyphs) -> String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .enter: glyphs.enter
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .up: glyphs.up
        case .down: glyphs.down
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .function(let number): "F\(number)"
        case .control(let character): "Ctrl-\(character.uppercased())"
        }
    }
}
