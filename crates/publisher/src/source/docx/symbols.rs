//! Characters of symbol fonts, whose codes have another meaning than in
//! Unicode.

/// The character shown, or `None` if it has no counterpart.
pub fn character(font: &str, c: char) -> Option<char> {
    let private = ('\u{E000}'..='\u{F8FF}').contains(&c);
    let Some(table) = table(font) else {
        // An ordinary font: only an ordinary character has a meaning, and the
        // space of symbol fonts, which looks the same in all.
        return match c {
            '\u{F020}' => Some(' '),
            c => (!private).then_some(c),
        };
    };
    // Symbol fonts have their codes at F000 to F0FF, or without the F0.
    let code = match u32::from(c) {
        code @ 0xF020..=0xF0FF => code - 0xF000,
        code @ 0x20..=0xFF => code,
        _ => return (!private).then_some(c),
    };
    let code = code as usize - 0x20;
    let shown = table.get(code / 0x10)?.chars().nth(code % 0x10)?;
    (shown != char::REPLACEMENT_CHARACTER).then_some(shown)
}

/// Whether a font has characters of its own at the codes of letters.
pub fn is_symbolic(font: &str) -> bool {
    table(font).is_some()
}

fn table(font: &str) -> Option<&'static Table> {
    match font.trim().to_ascii_lowercase().as_str() {
        "symbol" | "symbolmt" | "symbol mt" | "standard symbols l" => Some(&SYMBOL),
        "webdings" => Some(&WEBDINGS),
        "wingdings" => Some(&WINGDINGS),
        "wingdings 2" | "wingdings2" => Some(&WINGDINGS_2),
        "wingdings 3" | "wingdings3" => Some(&WINGDINGS_3),
        _ => None,
    }
}

/// The characters at 20 to FF, 16 a row; U+FFFD where there is none. Where two
/// have much the same form, the one that more devices can show.
type Table = [&'static str; 14];

const SYMBOL: Table = [
    " !∀#∃%&∍()*+,−./",
    "0123456789:;<=>?",
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ",
    "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    "‾αβχδεφγηιϕκλμνο",
    "πθρστυϖωξψζ{|}~�",
    "����������������",
    "����������������",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓",
    "°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
    "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭�",
];

const WEBDINGS: Table = [
    " 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼",
    "🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳",
    "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂",
    "🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫",
    "⮔✔🚲⬜🛡📦🛱⬛🚑🛈🛩🛰🟈🕴⬤🛥",
    "🚔🗘🗙❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲�",
    "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠",
    "🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻",
    "🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜",
    "🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻",
    "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒",
    "🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫",
    "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦",
    "🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊",
];

const WINGDINGS: Table = [
    " 🖉✂✁👓🕭🕮🕯☎✆✉🖃📪📫📬📭",
    "🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍",
    "🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳",
    "🏱✈☼🌢❄🕆✞🕈✠✡☪☯🕉☸♈♉",
    "♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□",
    "□❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷▯",
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹",
    "❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•",
    "⬝○○🞈◉◎🔿▪◻🟁✦★✶🟏🟓🟑",
    "⯐⌖✧⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘",
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗",
    "🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←",
    "→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦",
    "⇨⇧⇩⇔⇕⬁⬀⬃⬂🢬🢭✗✓☒☑⊞",
];

const WINGDINGS_2: Table = [
    " 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋",
    "🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙",
    "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗",
    "✓☒☑☒☒⮾⮿🛇⦸🙱🙴🙲🙳‽🙹🙺",
    "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥",
    "⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿�",
    "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤",
    "🕥🕦🕧🙨🙩⋅🞄●●○🞅🞇🞉⊙⦿🞌",
    "🞍◾■□🞑🞒🞓🞔▣🞕🞖🞗🞘⬩⬥◇",
    "🞚◈🞛🞜🞝🞞⬪⬧◊🞠◖◗⯊⯋⯀⯁",
    "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪",
    "🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺",
    "🞻🞼🞽🞾🞿🟀🟂🟄🟆🟉🟊✶🟌🟎🟐🟒",
    "✹🟃🟇✯🟍🟔⯌⯍※⁂������",
];

const WINGDINGS_3: Table = [
    " ⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻",
    "⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧",
    "⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌",
    "⭮⭯⎋⌤⌃⌥␣⍽⇪⮸🢠🢡🢢🢣🢤🢥",
    "🢦🢧🢨🢩🢪🢫🡐🡒🡑🡓🡔🡕🡗🡖🡘🡙",
    "▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁�",
    "🞃⯅⯆⯇⯈⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕",
    "🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅",
    "🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟",
    "🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽",
    "🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮",
    "⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷",
    "🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕",
    "🢗���������������",
];
