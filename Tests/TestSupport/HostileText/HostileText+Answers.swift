extension HostileText {
    /// One text for each known hole by which a terminal was taken over, or a reader deceived.
    static let answers: [Kind] = [
        Kind("CVE-2003-0063", "\u{1B}]2;;id>/tmp/owned;\u{7}\u{1B}[21t"),
        Kind("CVE-2008-2383", "\u{1B}P$q\"\u{A}id>/tmp/owned\u{A}\"\u{1B}\\"),
        Kind("CVE-2022-45063", "\u{1B}]50;i$(id>/tmp/owned)\u{7}\u{1B}]50;?\u{7}"),
        Kind("CVE-2021-33477", "\u{1B}GQ"),
        Kind("CVE-2023-46300", "\u{1B}P1000p%begin 1 1 1\u{A}%output %1 owned\u{A}\u{1B}\\"),
        Kind("CVE-2024-38396", "\u{1B}Ptmux;\u{1B}]0;;id\u{7}\u{1B}[21t\u{1B}\\"),
        Kind("CVE-2021-27135", "a" + String(repeating: "\u{300}\u{483}\u{20DD}", count: 40)),
        Kind("CVE-2021-25743", "pod\u{1B}[1A\u{1B}[2Kinnocent"),
        Kind("CVE-2018-1000021", "remote: \u{1B}[2J\u{1B}]0;owned\u{7}"),
        Kind("CVE-2024-43785", "author\u{1B}[8m <a@b.example>"),
        Kind("CVE-2024-58251", "argv\u{1B}[31m\u{B}\u{C}"),
        Kind("CVE-2019-6110", "file\u{1B}[1A\u{1B}[0Kfile"),
        Kind("CVE-2009-4487", "GET /\u{1B}]2;owned\u{7} HTTP/1.1"),
        Kind("CVE-2021-42574", "if \u{202E}\u{2066}// admin\u{2069} \u{2066}{"),
    ]
}
