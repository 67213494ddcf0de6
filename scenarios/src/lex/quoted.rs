//! From the spelling of a string literal or character constant to its characters. Knows no place and no context.

use super::number::Problem;
use crate::ast::{CharLit, CharWidth, StrText};

/// One character or escape.
#[derive(Clone, Copy)]
enum Unit {
    /// A character of the source.
    Char(char),
    /// The number in an escape.
    Code(u32),
}

/// The characters of a string literal, as wide ones if it has the prefix `L`.
///
/// ```
/// use tpio_scenarios::{ast::StrText, lex::string};
/// assert_eq!(string(r#""\\\\.\\a\x41""#).unwrap(), StrText::Narrow(br"\\.\aA".to_vec()));
/// ```
///
/// # Errors
///
/// An escape that C does not have, or one whose value does not fit.
pub fn string(spelling: &str) -> Result<StrText, Problem> {
    let (width, inside) = inside(spelling, '"');
    let mut narrow = Vec::new();
    let mut wide = Vec::new();
    for unit in units(inside, width)? {
        match (width, unit) {
            (CharWidth::Narrow, Unit::Char(c)) => narrow.extend(c.encode_utf8(&mut [0; 4]).bytes()),
            (CharWidth::Narrow, Unit::Code(code)) => narrow.push(code as u8),
            (CharWidth::Wide, Unit::Char(c)) => wide.extend(c.encode_utf16(&mut [0; 2]).iter()),
            (CharWidth::Wide, Unit::Code(code)) => wide.push(code as u16),
        }
    }
    Ok(match width {
        CharWidth::Narrow => StrText::Narrow(narrow),
        CharWidth::Wide => StrText::Wide(wide),
    })
}

/// The value of a character constant.
///
/// ```
/// use tpio_scenarios::lex::character;
/// assert_eq!(character(r"'\n'").unwrap().value, 10);
/// assert_eq!(character(r"'\xff'").unwrap().value, -1);
/// ```
///
/// # Errors
///
/// It holds no character or several, or an escape as in [`string`].
pub fn character(spelling: &str) -> Result<CharLit, Problem> {
    let (width, inside) = inside(spelling, '\'');
    let units = units(inside, width)?;
    let value = match (units.as_slice(), width) {
        ([Unit::Char(c)], CharWidth::Narrow) if c.is_ascii() => *c as i32,
        ([Unit::Code(code)], CharWidth::Narrow) => *code as u8 as i8 as i32,
        ([Unit::Char(c)], CharWidth::Wide) if (*c as u32) < 0x1_0000 => *c as i32,
        ([Unit::Code(code)], CharWidth::Wide) => *code as u16 as i32,
        ([], _) => {
            return problem("the character constant `''` is empty".into(), "put one character in it, as in `'a'`");
        }
        _ => {
            return problem(
                format!("the character constant {spelling} does not fit in one character"),
                "use one character in single quotes, or a string in double quotes",
            );
        }
    };
    Ok(CharLit { value, width })
}

/// What is between the quotes.
fn inside(spelling: &str, quote: char) -> (CharWidth, &str) {
    let (width, rest) = match spelling.strip_prefix('L') {
        Some(rest) => (CharWidth::Wide, rest),
        None => (CharWidth::Narrow, spelling),
    };
    let rest = rest.strip_prefix(quote).unwrap_or(rest);
    (width, rest.strip_suffix(quote).unwrap_or(rest))
}

fn problem<T>(message: String, help: &'static str) -> Result<T, Problem> {
    Err(Problem { message, help })
}

fn units(inside: &str, width: CharWidth) -> Result<Vec<Unit>, Problem> {
    let mut units = Vec::with_capacity(inside.len());
    let mut rest = inside.chars();
    while let Some(c) = rest.next() {
        if c == '\\' {
            units.push(escape(&mut rest, width)?);
        } else {
            units.push(Unit::Char(c));
        }
    }
    Ok(units)
}

/// The escape whose backslash was just read.
fn escape(rest: &mut std::str::Chars<'_>, width: CharWidth) -> Result<Unit, Problem> {
    let Some(c) = rest.next() else {
        return problem("a lone `\\` in a literal".into(), "write `\\\\` for one backslash");
    };
    let code = match c {
        '\\' | '"' | '\'' | '?' => c as u32,
        'a' => 7,
        'b' => 8,
        'e' => 27,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '0'..='7' => {
            let mut code = c as u32 - '0' as u32;
            for _ in 0..2 {
                let Some(digit) = peek(rest).and_then(|c| c.to_digit(8)) else { break };
                rest.next();
                code = code * 8 + digit;
            }
            code
        }
        'x' => hexadecimal(rest)?,
        'u' | 'U' => return universal(rest, if c == 'u' { 4 } else { 8 }),
        _ => {
            return problem(
                format!("`\\{c}` is not an escape of C"),
                "write `\\\\` for a backslash; escapes are \\n \\t \\r \\0 \\\\ \\\" \\' \\a \\b \\f \\v \\xHH \\ooo \\uHHHH",
            );
        }
    };
    let largest = match width {
        CharWidth::Narrow => 0xff,
        CharWidth::Wide => 0xffff,
    };
    if code > largest {
        return problem(
            format!("the escape stands for 0x{code:x}"),
            "a character holds at most 0xff, a wide one (L'…') 0xffff; to end an escape, split the string: \"\\x41\" \"b\"",
        );
    }
    Ok(Unit::Code(code))
}

fn hexadecimal(rest: &mut std::str::Chars<'_>) -> Result<u32, Problem> {
    let mut code: u32 = 0;
    let mut digits = 0;
    while let Some(digit) = peek(rest).and_then(|c| c.to_digit(16)) {
        rest.next();
        code = code.saturating_mul(16).saturating_add(digit);
        digits += 1;
    }
    if digits == 0 {
        return problem("`\\x` without hexadecimal digits".into(), "write them after it, as in `\\x1f`");
    }
    Ok(code)
}

/// `\uHHHH` or `\UHHHHHHHH`.
fn universal(rest: &mut std::str::Chars<'_>, digits: usize) -> Result<Unit, Problem> {
    let text = rest.as_str().get(..digits).filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let code = text.and_then(|text| u32::from_str_radix(text, 16).ok()).and_then(char::from_u32);
    let Some(c) = code else {
        return problem(
            format!("`\\{}` without the code of a character", if digits == 4 { 'u' } else { 'U' }),
            "write 4 hexadecimal digits after \\u, 8 after \\U",
        );
    };
    *rest = rest.as_str()[digits..].chars();
    Ok(Unit::Char(c))
}

fn peek(rest: &std::str::Chars<'_>) -> Option<char> {
    rest.clone().next()
}
