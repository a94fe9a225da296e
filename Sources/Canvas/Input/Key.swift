/// A key as the user pressed it, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backTab
    case up, down, left, right, home, end, pageUp, pageDown
    case backspace, delete, insert
    /// F1 is 1.
    case function(Int)
    /// A letter held with Ctrl, in lower case.
    case control(Character)
}
