/// A column of the job list.
struct JobColumn {
    enum Kind { case status, title, transfer, age, answered, next, submitted }

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
            columns[place].width = max(4, screenWidth - taken - 1)
        }
        return columns
    }

    private static func chosen(for screenWidth: Int) -> [JobColumn] {
        switch screenWidth {
        case ..<56: [status, title, age]
        case ..<76: [status, title, transfer, age]
        case ..<110: [status, title, transfer, age, answered, next]
        default: [status, title, transfer, age, answered, next, submitted]
        }
    }

    private static let status = JobColumn(kind: .status, title: "STATUS", width: 12, alignment: .left, gap: 1)
    private static let title = JobColumn(kind: .title, title: "TITLE", width: 0, alignment: .left, gap: 1)
    private static let transfer = JobColumn(kind: .transfer, title: "TRANSFER", width: 11, alignment: .left, gap: 1)
    private static let age = JobColumn(kind: .age, title: "IN STATE", width: 8, alignment: .right, gap: 1)
    private static let answered = JobColumn(kind: .answered, title: "ANSWERED", width: 9, alignment: .right, gap: 1)
    private static let next = JobColumn(kind: .next, title: "NEXT", width: 6, alignment: .right, gap: 0)
    private static let submitted = JobColumn(kind: .submitted, title: "SUBMITTED", width: 21, alignment: .right, gap: 1)
}
