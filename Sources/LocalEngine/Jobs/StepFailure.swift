/// A job that cannot be done, in words for its `details`.
struct StepFailure: Error, Hashable {
    var details: String

    static let internalError = StepFailure(
        details: "The engine failed while it analysed the video; its log says more.")
}
