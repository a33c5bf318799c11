//! Invented names. They are made of words that real names are made of, in no sensible order.

/// Names from a seed: the same seed gives the same names.
pub(crate) struct Names(u64);

const PLACES: [&str; 6] = ["青岭市", "临溪县", "南泽区", "云川市", "北屏县", "东埠区"];
const BODIES: [&str; 6] = ["水文监测中心", "图书馆", "园林绿化局", "档案馆", "青少年宫", "疾病预防控制中心"];
const WORDS: [&str; 24] = [
    "老旧",
    "设施",
    "更新",
    "数字化",
    "平台",
    "运维",
    "基层",
    "培训",
    "补贴",
    "防汛",
    "抗旱",
    "应急",
    "物资",
    "储备",
    "校园",
    "周边",
    "道路",
    "照明",
    "改造",
    "信息系统",
    "安全",
    "等级保护",
    "测评",
    "堃喆",
];
const OPENINGS: [&str; 8] = ["", "", "", "", "1、", "1、", "2026年", "ZY"];
const CLOSINGS: [&str; 8] = ["", "", "", "（二期）", "“十四五”规划", "A-1标段", "、其他", "3.5公里"];

impl Names {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, count: usize) -> usize {
        // An LCG is random enough for names (Knuth, MMIX).
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count.max(1)
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        let index = self.below(from.len());
        from.get(index).copied().unwrap_or_default()
    }

    /// `青岭市档案馆`, told apart by a number.
    pub(crate) fn agency(&mut self, index: usize) -> String {
        let long = if self.below(4) == 0 {
            "和黄河流域生态保护与高质量发展综合协调服务"
        } else {
            ""
        };
        format!("{}第{}{}{long}", self.pick(&PLACES), index + 1, self.pick(&BODIES))
    }

    /// A project's name, told from all others by its number: from 6 letters to about 150.
    pub(crate) fn project(&mut self, index: usize) -> String {
        let words = if self.below(10) == 0 { 60 } else { 2 + self.below(6) };
        let mut out = self.pick(&OPENINGS).to_owned();
        for _ in 0..words {
            out.push_str(self.pick(&WORDS));
        }
        format!("{out}第{}项{}", index + 1, self.pick(&CLOSINGS))
    }
}
