/// A column of the job list.
struct JobColumn {
    enum Kind { case status, title, transfer, age, answered, next, created }

    let kind: Kind
    let title: String
    var width: Int
    let alignment: Line.Alignment
    /// Empty columns behind it.
    let gap: Int

    /// The columns that a screen of this width has room for; the title takes what is left.
    static func fitting(_ screenWidth: Int) -> [JobColumn] {
        var columns = chosen(for: screenWidth)
        let taken = 1 + columns.reduce(0) { $0 + $1.width + $1.gap }
        for place in columns.indices where columns[place].kind == .title {
            columns[place].width = min(widestTitle, max(4, screenWidth - taken - 1))
        }
        return columns
    }

    private static func chosen(for screenWidth: Int) -> [JobColumn] {
        switch screenWidth {
        case ..<56: [status, title, age]
        case ..<76: [status, title, transfer, age]
        case ..<110: [status, title, transfer, age, answered, next]
        default: [wideStatus, title, transfer, age, answered, next, created]
        }
    }

    /// So that the eye finds the way from a title to its state.
    private static let widestTitle = 72

    private static let status = JobColumn(kind: .status, title: "STATUS", width: 12, alignment: .left, gap: 1)
    /// Room for words that a service may come up with.
    private static let wideStatus = JobColumn(kind: .status, title: "STATUS", width: 20, alignment: .left, gap: 1)
    private static let title = JobColumn(kind: .title, title: "TITLE", width: 0, alignment: .left, gap: 1)
    private static let transfer = JobColumn(kind: .transfer, title: "TRANSFER", width: 11, alignment: .left, gap: 1)
    private static let age = JobColumn(kind: .age, title: "IN STATE", width: 8, alignment: .right, gap: 1)
    private static let answered = JobColumn(kind: .answered, title: "ANSWERED", width: 9, alignment: .right, gap: 1)
    private static let next = JobColumn(kind: .next, title: "NEXT", width: 7, alignment: .right, gap: 0)
    private static let created = JobColumn(kind: .created, title: "CREATED", width: 21, alignment: .right, gap: 1)
}
