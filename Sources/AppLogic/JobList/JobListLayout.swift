/// How the job page divides the screen's rows; scrolling and drawing both go by it.
public struct JobListLayout: Hashable, Sendable {
    /// Rows of jobs below the header and the column titles.
    public let listRows: Int
    /// Rows of the pane with its title line; 0 where there is no room.
    public let paneRows: Int

    /// Header, column titles, and the line of keys.
    private static let fixedRows = 3

    public init(_ size: ScreenSize) {
        let free = max(0, size.rows - Self.fixedRows)
        paneRows = free < 5 ? 0 : max(3, free * 2 / 5)
        listRows = free - paneRows
    }

    /// Rows of text in the pane.
    public var paneTextRows: Int { max(0, paneRows - 1) }
}
