/// How much of an answer is taken before it counts as wrong, in bytes.
struct AnswerLimits: Sendable {
    var answer = 8 << 20
    /// A key may have very many jobs.
    var list = 64 << 20
    /// Far above any real result, and below what fills a disk.
    var result = 2 << 30
    /// How much of a result is held back until it is clear that it is one.
    var peek = 4096
}
