/// How the job page divides the screen's rows; scrolling and drawing both go by it.
public struct JobListLayout: Hashable, Sendable {
    /// Rows of jobs below the header and the column titles.
    public let listRows: Int
    /// Rows of the pane with its title line; 0 where there is no room.
    public let paneRows: Int

    /// Header, column titles, and the line of keys.
    private static let fixedRows = 3
    /// A question is hardly ever longer.
    private static let rowsOfQuestion = 16

    /// - Parameter asks: a question takes the pane's place, and more of the list's if it has to; a third of the list
    ///   stays.
    public init(_ size: ScreenSize, asks: Bool = false) {
        let free = max(0, size.rows - Self.fixedRows)
        let usual = free < 5 ? 0 : max(3, free * 2 / 5)
        paneRows = asks ? max(usual, min(Self.rowsOfQuestion, free - free / 3)) : usual
        listRows = free - paneRows
    }

    /// Rows of text in the pane.
    public var paneTextRows: Int { max(0, paneRows - 1) }
}

extension AppState {
    /// How the job page divides the screen now.
    public var layout: JobListLayout { JobListLayout(size, asks: confirmation != nil || repetition != nil) }
}
