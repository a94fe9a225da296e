/// Amounts of files in words, for the command line.
public enum AmountWords {
    /// For instance `310 files, 1.2 TB`.
    /// - Parameter bytes: of all of them.
    public static func files(_ count: Int, bytes: Int64) -> String {
        NumberText.count(count, "file", "files") + ", " + NumberText.bytes(bytes)
    }
}
