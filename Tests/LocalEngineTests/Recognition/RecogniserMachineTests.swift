import Testing

@testable import LocalEngine

@Suite struct UtteranceMachineTests {
    private func words(_ lines: String) -> [HeardWord] {
        var machine = UtteranceMachine()
        for line in lines.split(separator: "\n") { machine.take(String(line)) }
        return machine.words
    }

    @Test func `words come with their times, without noises and ways of pronouncing`() {
        let found = words(
            """
            hello world
            <s> 2.880 3.150 0.999900
            hello(2) 3.160 3.590 0.999900
            <sil> 3.590 3.600 1.000000
            [NOISE] 3.590 3.600 1.000000
            ++UH++ 3.590 3.600 1.000000
            world 3.600 4.120 1.000400
            again 4.120 4.130 0.500000
            </s> 4.130 4.370 1.000000
            """)
        #expect(
            found == [
                HeardWord(stretch: Stretch(start: 3.16, end: 3.59), text: "hello", confidence: 0.9999),
                HeardWord(stretch: Stretch(start: 3.6, end: 4.12), text: "world", confidence: 1),
                HeardWord(stretch: Stretch(start: 4.12, end: 4.13), text: "again", confidence: 0.5),
            ])
    }

    @Test func `an utterance of which the recogniser is unsure is left out, and so is one without an end`() {
        let unsure = "<s> 0 1 1\nmaybe 1 2 0.2\nsure 2 3 0.7\nquite 3 4 0.8\n</s> 4 5 1\n"
        let sure = "<s> 5 6 1\nmaybe 6 7 0.2\nsure 7 8 0.9\nquite 8 9 0.8\n</s> 9 10 1\n"
        let open = "<s> 10 11 1\nlost 11 12 1\nand 12 13 1\nlost 13 14 1\n"
        #expect(words(unsure + sure + open).map(\.text) == ["maybe", "sure", "quite"])
    }

    @Test func `a sound that was taken for a word or two is no speech, nor is a word that is mere guess`() {
        let cough = "<s> 0 1 1\nhm 1 2 1\nah 2 3 1\n</s> 3 4 1\n"
        let guess = "<s> 5 6 1\nwe 6 7 1\njaded 7 8 0.05\nleft 8 9 1\nhome 9 10 1\n</s> 10 11 1\n"
        #expect(words(cough + guess).map(\.text) == ["we", "left", "home"])
    }

    @Test(arguments: [
        "", "word", "word 1 2", "word x 2 1", "word 2 1 1", "word nan inf 1", "word -1 2 1", "\u{1B} 1 2 1",
    ])
    func `a line that is none is passed over`(_ line: String) {
        #expect(words("<s> 0 1 1\n\(line)\n</s> 2 3 1").isEmpty)
    }

    @Test func `captions end at pauses and where they would be too long`() {
        let words = (0..<40).map { number in
            let start = Double(number) + (number >= 3 ? 10 : 0)
            return HeardWord(stretch: Stretch(start: start, end: start + 0.8), text: "word\(number)", confidence: 1)
        }
        let cues = HeardWord.captions(of: words)
        #expect(cues.first?.text == "word0 word1 word2")
        #expect(cues.first?.stretch == Stretch(start: 0, end: 2.8))
        #expect(cues.allSatisfy { $0.text.count <= HeardWord.longestCaption })
        #expect(cues.map(\.text).joined(separator: " ") == words.map(\.text).joined(separator: " "))
    }
}

@Suite struct TextTableTests {
    private func row(_ page: Int, _ line: Int, _ confidence: String, _ text: String) -> String {
        "5\t\(page)\t1\t1\t\(line)\t1\t0\t0\t10\t10\t\(confidence)\t\(text)"
    }

    private func pages(_ rows: [String]) -> [TextPage] {
        var table = TextTable()
        for row in rows { table.take(row) }
        return table.pages
    }

    @Test func `sure words become the text of their picture, line by line`() {
        let found = pages([
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
            row(2, 1, "96", "Evening"), row(2, 1, "94", "News"), row(2, 1, "30", "oh"), row(2, 2, "95", "at"),
            row(2, 2, "95", "&"), row(2, 3, "95", "Helsinki"),
        ])
        #expect(found == [TextPage(), TextPage(text: "Evening News Helsinki", confidence: 0.95)])
    }

    @Test(arguments: [
        "", "garbage", "5\t1\t1", "5\t0\t1\t1\t1\t1\t0\t0\t1\t1\t96\tzero", "5\t99999\t1\t1\t1\t1\t0\t0\t1\t1\t96\tfar",
        "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\tnan\tWord", "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t1e9\tWord",
        "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t96\t\u{1B}\u{7}", "4\t1\t1\t1\t1\t1\t0\t0\t1\t1\t96\tWord",
    ])
    func `a row that is none is passed over`(_ row: String) {
        #expect(pages([row]).isEmpty)
    }

    @Test func `control characters are not text and a text has a length`() {
        let long = String(repeating: "x", count: 3000)
        let found = pages([row(1, 1, "90", "a\u{1B}[2Jbc"), row(2, 1, "90", long)])
        #expect(found.map(\.text) == ["a[2Jbc", String(long.prefix(TextTable.longestText))])
    }

    @Test func `a text lasts to the next picture or to the end of its shot`() {
        let shots = [
            ShotSpan(stretch: Stretch(start: 0, end: 5), firstFrame: 0, lastFrame: 49),
            ShotSpan(stretch: Stretch(start: 5, end: 9), firstFrame: 50, lastFrame: 89),
        ]
        let texts = ["News", "NEWS!", "", "Sport", "News"].enumerated().map { position, text in
            TextPage(text: text, confidence: 0.9 + Double(position) / 100)
        }
        let found = SeenText.all(texts, at: [0, 2, 3.5, 4, 8], shots: shots)
        #expect(found.map(\.text) == ["News", "Sport"])
        #expect(found.first?.sightings.map(\.stretch) == [Stretch(start: 0, end: 3.5), Stretch(start: 8, end: 9)])
        #expect(found.last?.sightings.map(\.stretch) == [Stretch(start: 4, end: 5)])
    }
}

@Suite struct SpeechLanguageTests {
    @Test(arguments: [
        ("en-US", "en", "eng"), ("fin", "fi", "fin"), ("fi", "fi", "fin"), ("zh-TW", "zh", "zho"), ("xx", "xx", nil),
        ("", "", nil), ("no such thing", "no such thing", nil),
    ])
    func `a language is known by two letters and by three`(_ tag: String, _ code: String, _ three: String?) {
        #expect(SpeechLanguage(tag).code == code)
        #expect(SpeechLanguage(tag).threeLetters == three)
    }

    @Test
    func `the track in the language is taken, else one that does not say, and signs only where there is no other`() {
        func track(_ stream: Int, _ language: String?, forced: Bool = false) -> MediaFacts.SubtitleTrack {
            .init(stream: stream, language: language, isForced: forced)
        }
        func chosen(_ tracks: MediaFacts.SubtitleTrack...) -> Int? {
            let facts = MediaFacts(
                videoStream: 0, width: 4, height: 2, framesPerSecond: 10,
                video: .init(longName: "Long", shortName: "short"), subtitles: tracks)
            return facts.subtitles(in: SpeechLanguage("en-US"))?.stream
        }
        #expect(chosen() == nil)
        #expect(chosen(track(2, "fin"), track(3, "eng", forced: true), track(4, "eng")) == 4)
        #expect(chosen(track(2, "fin"), track(3, nil)) == 3)
        #expect(chosen(track(2, "fin"), track(3, "swe")) == 2)
        #expect(chosen(track(2, "eng", forced: true)) == 2)
    }
}
