/// What can be done while a result is looked at.
public enum ResultAction: Hashable, Sendable {
    case tabChosen(ResultTab)
    case tabMoved(by: Int)
    /// `lastTop` is the furthest that the overview can be scrolled, as measured where it is drawn.
    case overviewScrolled(by: Int, lastTop: Int)
    case rowMoved(by: Int)
    case rowJumped(JobListState.Jump)
    /// `lastTop` as for the overview.
    case paneScrolled(by: Int, lastTop: Int)
    /// Along the strip, in cells.
    case positionMoved(by: Int)
    case positionShifted(seconds: Int)
    /// To the selected item's next occurrence, or to the one before.
    case occurrenceSought(by: Int)
    case sortCycled
    case timeFormatCycled
    /// From the transcript to its keywords, and back.
    case keywordsToggled
    case filterRequested
    case filterEdited(TextEdit)
    case filterClosed
    case filterCleared
    /// The selected row as text, made where words are made.
    case lineCopied(String?)
    case videoRequested
}
