import NIOCore

/// The fields of an upload call: a form, or for `finalize_file_upload` also a JSON body.
struct FormFields {
    private var values: [String: ByteBuffer]

    init(form: MultipartForm) { values = form.parts }

    init(json: JSONFields) throws(RequestFailure) {
        values = [:]
        for name in ["api_key", "upload_id"] {
            if let text = try json.optionalString(name) { values[name] = ByteBuffer(string: text) }
        }
    }

    func requiredString(_ name: String) throws(RequestFailure) -> String {
        guard let value = values[name], value.readableBytes > 0 else { throw .missing(name) }
        guard value.readableBytes <= 1024 else { throw .invalid(name, "it is too long") }
        return String(buffer: value)
    }

    func requiredInteger(_ name: String, in range: ClosedRange<Int64>, otherwise reason: String) throws(RequestFailure)
        -> Int64
    {
        guard let number = Int64(try requiredString(name)) else { throw .invalid(name, "expected an integer") }
        guard range.contains(number) else { throw .invalid(name, reason) }
        return number
    }

    func requiredBytes(_ name: String) throws(RequestFailure) -> ByteBuffer {
        guard let value = values[name] else { throw .missing(name) }
        return value
    }
}
