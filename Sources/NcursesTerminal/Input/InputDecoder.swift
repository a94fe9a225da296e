import Canvas

/// Turns the bytes of a terminal into events: a pure machine, so that every split of a sequence can be tested.
///
/// Sequences that mean nothing here are swallowed whole, among them Alt with a key, so none of their letters
/// is taken for a command.
nonisolated struct InputDecoder {
    private enum State {
        case ground
        case character(lead: [UInt8], missing: Int)
        case escape
        case control(ControlSequence)
        /// After `ESC O`.
        case single
        /// After `ESC [ [`, the function keys of the Linux console.
        case linuxFunction
        /// A character held with Alt, of which this many bytes are still to come.
        case alternate(missing: Int)
        /// An answer of the terminal that goes on until BEL or ST.
        case reply(sawEscape: Bool)
        case paste(PasteCollector)
    }

    private var state = State.ground
    private var events: [TerminalEvent] = []

    /// Everything that these bytes complete, in order.
    mutating func decode(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
        for byte in bytes { take(byte) }
        return takeEvents()
    }

    /// How long to wait for the rest of what has begun; nil when nothing has.
    var patience: Duration? {
        switch state {
        case .ground: nil
        case .paste, .reply: .milliseconds(500)
        default: .milliseconds(25)
        }
    }

    /// The rest did not come: a lone Escape is the key, a paste is what there is of it, all else is dropped.
    mutating func giveUpWaiting() -> [TerminalEvent] {
        switch state {
        case .escape: events.append(.key(.escape))
        case .paste(var collector): events.append(.paste(collector.finish()))
        default: break
        }
        state = .ground
        return takeEvents()
    }

    private mutating func takeEvents() -> [TerminalEvent] {
        defer { events = [] }
        return events
    }

    private mutating func take(_ byte: UInt8) {
        switch state {
        case .ground: begin(byte)
        case .character(let lead, let missing): go(on: lead, missing: missing, with: byte)
        case .escape: escape(byte)
        case .control(let sequence): control(sequence, byte)
        case .single: end(with: KeySequences.single(byte))
        case .linuxFunction: end(with: KeySequences.linuxFunction(byte))
        case .alternate(let missing): alternate(missing: missing, byte)
        case .reply(let sawEscape): reply(sawEscape: sawEscape, byte)
        case .paste(var collector):
            // The collector must be the only one to hold its bytes, or each would copy them all.
            state = .ground
            if let text = collector.take(byte) { events.append(.paste(text)) } else { state = .paste(collector) }
        }
    }

    private mutating func end(with key: Key?) {
        state = .ground
        if let key { events.append(.key(key)) }
    }
}

nonisolated extension InputDecoder {
    private mutating func begin(_ byte: UInt8) {
        switch byte {
        case 0x1B: state = .escape
        case 0x03: events.append(.interrupted)
        case 0x20..<0x7F: events.append(.key(.character(Character(Unicode.Scalar(byte)))))
        case 0xC2..<0xF5: state = .character(lead: [byte], missing: InputDecoder.followers(of: byte))
        default: if let key = KeySequences.control(byte) { events.append(.key(key)) }
        }
    }

    private static func followers(of lead: UInt8) -> Int {
        switch lead {
        case 0xC2..<0xE0: 1
        case 0xE0..<0xF0: 2
        case 0xF0..<0xF5: 3
        default: 0
        }
    }

    /// Broken UTF-8 is dropped, and the byte that broke it starts anew.
    private mutating func go(on lead: [UInt8], missing: Int, with byte: UInt8) {
        guard byte & 0xC0 == 0x80 else {
            state = .ground
            return begin(byte)
        }
        guard missing == 1 else {
            state = .character(lead: lead + [byte], missing: missing - 1)
            return
        }
        state = .ground
        guard let text = String(validating: lead + [byte], as: UTF8.self), let scalar = text.unicodeScalars.first,
            scalar.properties.generalCategory != .control
        else { return }
        events.append(.key(.character(Character(scalar))))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x1B: events.append(.key(.escape))
        case UInt8(ascii: "["): state = .control(ControlSequence())
        case UInt8(ascii: "O"): state = .single
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            state = .reply(sawEscape: false)
        default:
            let missing = InputDecoder.followers(of: byte)
            state = missing > 0 ? .alternate(missing: missing) : .ground
        }
    }

    private mutating func alternate(missing: Int, _ byte: UInt8) {
        guard byte & 0xC0 == 0x80 else {
            state = .ground
            return begin(byte)
        }
        state = missing > 1 ? .alternate(missing: missing - 1) : .ground
    }

    private mutating func reply(sawEscape: Bool, _ byte: UInt8) {
        let ends = byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\"))
        state = ends ? .ground : .reply(sawEscape: byte == 0x1B)
    }

    private mutating func control(_ sequence: ControlSequence, _ byte: UInt8) {
        var sequence = sequence
        switch sequence.take(byte) {
        case .more: state = .control(sequence)
        case .linuxFunction: state = .linuxFunction
        case .restart: state = .escape
        case .broken: state = .ground
        case .complete(let meaning): finish(meaning)
        }
    }

    private mutating func finish(_ meaning: ControlSequence.Meaning) {
        state = .ground
        switch meaning {
        case .key(let key): events.append(.key(key))
        case .pasteStart: state = .paste(PasteCollector())
        case .focusGained: events.append(.focusGained)
        case .focusLost: events.append(.focusLost)
        case .nothing: break
        }
    }
}
