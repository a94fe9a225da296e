import NIOCore

/// The fields of an upload call: a form, or for `finalize_file_upload` also a JSON body.
struct FormFields {
    private var values: [String: ByteBuffer] = [:]
    /// Fields that are there and cannot be read; told when they are asked for.
    private var failures: [String: RequestFailure] = [:]

    init(form: MultipartForm) { values = form.parts }

    init(json: JSONFields) {
        for name in ["api_key", "upload_id"] {
            do {
                values[name] = try json.optionalString(name).map { ByteBuffer(string: $0) }
            } catch {
                failures[name] = error
            }
        }
    }

    func requiredString(_ name: String) throws(RequestFailure) -> String {
        if let failure = failures[name] { throw failure }
        guard let value = values[name], value.readableBytes > 0 else { throw .missing(name) }
        guard value.readableBytes <= 1024 else { throw .invalid(name, "it is too long") }
        return String(buffer: value)
    }

    func requiredInteger(_ name: String) throws(RequestFailure) -> Int64 {
        guard let number = Int64(try requiredString(name)) else { throw .invalid(name, "expected an integer") }
        return number
    }

    func requiredBytes(_ name: String) throws(RequestFailure) -> ByteBuffer {
        guard let value = values[name] else { throw .missing(name) }
        return value
    }
}
