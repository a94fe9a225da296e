import HTTPTypes

/// Collects what is wrong with several fields, so that one answer tells all of it in the fields' order.
struct FieldProblems {
    private var messages: [String] = []

    /// - Returns: what was read; `nil` where the field is wrong or missing, which `check` will tell.
    mutating func reading<Value>(_ read: () throws(RequestFailure) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            // Fields of the same wrong object have one and the same problem.
            messages += error.messages.filter { !messages.contains($0) }
            return nil
        }
    }

    func check() throws(RequestFailure) {
        guard messages.isEmpty else { throw RequestFailure(status: .badRequest, messages: messages) }
    }
}
