import CoreAPI

/// The error that a call ends with; `nil` if it succeeds.
func failure(_ call: () async throws(APIError) -> Void) async -> APIError? {
    do {
        try await call()
        return nil
    } catch {
        return error
    }
}
