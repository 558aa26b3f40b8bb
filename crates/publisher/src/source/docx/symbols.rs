//! Characters of symbol fonts, whose codes have another meaning than in
//! Unicode.

/// The character shown, or `None` if it has no counterpart.
pub fn character(font: &str, c: char) -> Option<char> {
    let code = u32::from(c);
    // Symbol fonts have their codes at F000 to F0FF, or without the F0.
    let code = match code {
        0xF000..=0xF0FF => code - 0xF000,
        _ => code,
    };
    let font = font.to_ascii_lowercase();
    let table: &[(u32, char)] = match font.as_str() {
        "wingdings" => &WINGDINGS,
        "wingdings 2" => &WINGDINGS_2,
        "symbol" => &SYMBOL,
        _ if (0xE000..=0xF8FF).contains(&u32::from(c)) => return None,
        // An ordinary font and an ordinary character.
        _ => return Some(c),
    };
    let found = table.iter().find(|(from, _)| *from == code);
    found.map(|(_, to)| *to)
}

const WINGDINGS: [(u32, char); 36] = [
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2A, '✉'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAB, '★'),
    (0xB2, '✧'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xDF, '←'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
    (0x81, '①'),
    (0x82, '②'),
];

const WINGDINGS_2: [(u32, char); 7] = [
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x97, '●'),
    (0xA3, '□'),
];

const SYMBOL: [(u32, char); 24] = [
    (0xB7, '•'),
    (0xA8, '♦'),
    (0xA3, '≤'),
    (0xB3, '≥'),
    (0xB1, '±'),
    (0xB4, '×'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xB0, '°'),
    (0xA5, '∞'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x64, 'δ'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0x57, 'Ω'),
    (0x53, 'Σ'),
];
