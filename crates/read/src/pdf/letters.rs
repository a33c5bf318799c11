//! Characters as readers type them.

/// The characters that the Kangxi radicals U+2F00 to U+2FD5 look like, in order (Unicode, compatibility mappings).
///
/// Several font tools map a glyph that both a character and its radical use back to the radical: 支出 then reads as
/// two signs of which the first is no letter, and no search finds it.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠\
";

/// The same for the simplified forms in the supplement U+2E80 to U+2EF3 that are characters of their own
/// (Unicode, `EquivalentUnifiedIdeograph.txt`).
const SUPPLEMENT: &[(char, char)] = &[
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE7}', '卤'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{2EF3}', '龟'),
    ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'),
];

/// The character to keep for one that a font maps a glyph to, or `None` for one that prints nothing.
pub(super) fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{0}'..='\u{8}'
        | '\u{B}'..='\u{1F}'
        | '\u{7F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{FEFF}' => None,
        '\t' | '\n' | '\u{A0}' => Some(' '),
        '\u{2E80}'..='\u{2FD5}' => Some(ideograph(letter)),
        other => Some(other),
    }
}

fn ideograph(radical: char) -> char {
    let nth = u32::from(radical).checked_sub(0x2F00).and_then(|index| usize::try_from(index).ok());
    let kangxi = nth.and_then(|index| KANGXI.chars().nth(index));
    let other = || SUPPLEMENT.iter().find(|(from, _)| *from == radical).map(|(_, to)| *to);
    kangxi.or_else(other).unwrap_or(radical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_the_characters_that_they_look_like() {
        let read: String = "⽀出总⻚⻋辆⼀⿕".chars().filter_map(plain).collect();
        assert_eq!(read, "支出总页车辆一龠");
    }

    #[test]
    fn what_prints_nothing_is_dropped() {
        assert_eq!(['\0', '\u{200B}', '\u{A0}', '　'].map(plain), [None, None, Some(' '), Some('　')]);
    }
}
