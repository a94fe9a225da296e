import Foundation

/// A numeric internet address, judged by whether the outside may make the engine connect to it.
struct NetworkAddress: Hashable, Sendable {
    let text: String
    private let bytes: [UInt8]

    /// Reads an address in the system's own numeric form; nothing is looked up.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            bytes = withUnsafeBytes(of: &six) { Array($0) }
        } else {
            return nil
        }
        self.text = text
    }

    /// Neither this machine nor its network: not loopback, link-local, private, shared, multicast or reserved.
    var isPublic: Bool {
        if bytes.count == 4 { return Self.isPublicFour(bytes) }
        if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff] {
            return Self.isPublicFour(Array(bytes.suffix(4)))
        }
        // Only global unicast, and there neither 6to4 and Teredo, which carry other addresses, nor documentation.
        guard bytes[0] & 0xe0 == 0x20, bytes.prefix(2) != [0x20, 0x02] else { return false }
        return bytes.prefix(4) != [0x20, 0x01, 0, 0] && bytes.prefix(4) != [0x20, 0x01, 0x0d, 0xb8]
    }

    private static func isPublicFour(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (0, _), (10, _), (127, _), (224..., _): false
        case (169, 254), (192, 168), (172, 16...31), (100, 64...127), (198, 18...19): false
        case (192, 0): bytes[2] != 0 && bytes[2] != 2
        default: true
        }
    }

    /// Every address that a name stands for now. Blocks.
    static func resolve(_ host: String) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [NetworkAddress] = []
        var entry = list
        while let current = entry {
            var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let info = current.pointee
            if getnameinfo(info.ai_addr, info.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 {
                let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                if let address = NetworkAddress(text) { addresses.append(address) }
            }
            entry = info.ai_next
        }
        return addresses
    }
}
