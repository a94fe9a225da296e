/// How the pages of a result that have a list divide the screen's rows; scrolling and drawing both go by it.
public struct ResultLayout: Hashable, Sendable {
    /// Rows of the list below its column titles.
    public let listRows: Int
    /// Rows of the pane: its rule, the strip, the scale, and text; 0 where there is no room.
    public let paneRows: Int
    /// Columns of the strip.
    public let stripColumns: Int

    /// Title, tabs, column titles, and the line of keys.
    private static let fixedRows = 4
    /// Rule, strip and scale.
    private static let rowsOfStrip = 3

    public init(_ size: ScreenSize) {
        let free = max(0, size.rows - Self.fixedRows)
        paneRows = free < 6 ? 0 : min(24, max(Self.rowsOfStrip + 1, free * 9 / 20))
        listRows = free - paneRows
        stripColumns = max(0, size.columns)
    }

    /// Rows of text below the strip.
    public var paneTextRows: Int { max(0, paneRows - Self.rowsOfStrip) }
}
