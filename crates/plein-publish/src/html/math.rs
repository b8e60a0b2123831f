//! Formulas: TeX into MathML, which browsers show by themselves.
//!
//! What always holds: only elements and attributes that are listed here come out, whatever the converter makes; TeX that
//! it does not understand, or that is unreasonably long or deep, gives `None`, and its source is shown.

use maud::{Markup, PreEscaped};
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The longest formula that is read, in bytes.
const LONGEST: usize = 4_000;
/// The most commands, and the deepest braces: the converter takes a step of the stack for each.
const COMMANDS: usize = 120;
const DEEPEST: usize = 30;

const ELEMENTS: [&str; 24] = [
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "msup",
    "msub",
    "msubsup",
    "mfrac",
    "msqrt",
    "mroot",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
    "mstyle",
    "mpadded",
    "mphantom",
    "menclose",
    "mmultiscripts",
];

const ATTRIBUTES: [&str; 25] = [
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "stretchy",
    "fence",
    "form",
    "separator",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "symmetric",
    "largeop",
    "movablelimits",
    "accent",
    "accentunder",
    "linethickness",
    "width",
    "height",
    "depth",
    "voffset",
    "columnalign",
    "columnspacing",
    "notation",
];

/// The formula, on a line of its own (`block`) or inside a text.
pub(super) fn formula(tex: &str, block: bool) -> Option<Markup> {
    if tex.trim().is_empty() || !is_reasonable(tex) {
        return None;
    }
    let made = catch_unwind(AssertUnwindSafe(|| convert(tex, block))).ok()??;
    listed(&made).map(PreEscaped)
}

fn is_reasonable(tex: &str) -> bool {
    let commands = tex.bytes().filter(|byte| matches!(byte, b'\\' | b'^' | b'_')).count();
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in tex.bytes() {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    tex.len() <= LONGEST && commands <= COMMANDS && deepest <= DEEPEST
}

fn convert(tex: &str, block: bool) -> Option<String> {
    let storage = Storage::new();
    let events = Parser::new(tex, &storage).collect::<Vec<_>>();
    if events.iter().any(Result::is_err) {
        return None;
    }
    let display_mode = if block { DisplayMode::Block } else { DisplayMode::Inline };
    let mut made = String::new();
    push_mathml(&mut made, events.into_iter(), RenderConfig { display_mode, ..RenderConfig::default() }).ok()?;
    Some(made)
}

/// The same with nothing in it but what is listed; `None` when there is another element.
fn listed(made: &str) -> Option<String> {
    let mut out = String::with_capacity(made.len());
    let mut rest = made;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let (tag, after) = rest[at + 1..].split_once('>')?;
        rest = after;
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let (name, empty) = name.strip_suffix('/').map_or((name, tag.ends_with('/')), |name| (name, true));
        if !ELEMENTS.contains(&name) {
            return None;
        }
        out.push_str(if closing { "</" } else { "<" });
        out.push_str(name);
        for (name, value) in pairs(attributes).filter(|(name, _)| ATTRIBUTES.contains(name)) {
            out.extend([" ", name, "=\"", value, "\""]);
        }
        out.push('>');
        if empty {
            out.extend(["</", name, ">"]);
        }
    }
    out.push_str(rest);
    Some(out)
}

/// `a="b"`, one after another; those with a value that is more than words and numbers are left out.
fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let plain = |value: &str| value.bytes().all(|b| b.is_ascii_alphanumeric() || b" .,%-".contains(&b));
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        rest = after;
        Some((name.trim(), value))
    })
    .filter(move |(_, value)| plain(value))
}

#[cfg(test)]
mod tests {
    use super::formula;

    fn made(tex: &str) -> String {
        formula(tex, true).map(|made| made.into_string()).unwrap_or_default()
    }

    #[test]
    fn a_formula_is_mathml() {
        let half = made(r"A(t) = A_0 \cdot \left(\frac{1}{2}\right)^{t / t_{1/2}}");
        assert!(half.starts_with("<math display=\"block\">") && half.ends_with("</math>"), "{half}");
        assert!(half.contains("<mfrac>") && half.contains("<msup>"), "{half}");
        assert!(formula("x^2", false).is_some_and(|made| !made.into_string().contains("block")));
    }

    #[test]
    fn what_is_not_a_formula_is_none() {
        for wrong in ["", "  ", r"\frac{1", r"\nietbestaand x", r"\begin{matrix} 1", "}{", r"x^", r"\left("] {
            assert_eq!(made(wrong), "", "{wrong}");
        }
    }

    #[test]
    fn nothing_of_a_person_becomes_an_element() {
        for hostile in [
            "<script>alert(1)</script>",
            r"\text{<img src=x onerror=alert(1)>}",
            r"\operatorname{</math><b>}",
            r"\color{red}x",
            r"\href{javascript:alert(1)}{x}",
            "\"onload=\"x",
            r"\text{&lt;b&gt;}",
            r"\hspace{1em}x",
        ] {
            let made = made(hostile);
            for bad in ["<script", "<img", "<b>", "style=", "href", "onload=\"x\""] {
                assert!(!made.contains(bad), "{hostile}: {made}");
            }
        }
    }

    #[test]
    fn depth_is_no_reason_to_fall_over() {
        let deep = |piece: &str, times: usize| made(&piece.repeat(times));
        std::thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(move || {
                assert_eq!(deep("{", 4000), "");
                for piece in [r"\sqrt", r"\frac", "x^", "_", r"\left(", r"\begin{matrix}", r"\text{", "[", r"\sqrt["] {
                    for times in [10, 29, 119, 1000] {
                        deep(piece, times);
                        made(&format!("{}x", piece.repeat(times)));
                    }
                }
            })
            .expect("a thread")
            .join()
            .expect("no panic");
    }
}
