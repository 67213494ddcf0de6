//! Format strings of `printf` and its like: do the conversions go with the arguments?
//!
//! Must never know: how the output is made; that is the model's.

use super::Checker;
use super::call::counted;
use crate::ast::{self, ExprKind as Syntax, Span, StrText};
use crate::diagnostic::Diag;
use crate::tree::Expr;
use crate::types::Type;

/// Functions with a format string, and which argument it is.
const PRINTERS: [(&str, usize); 11] = [
    ("printf", 0),
    ("fprintf", 1),
    ("sprintf", 1),
    ("snprintf", 2),
    ("_snprintf", 2),
    ("sprintf_s", 2),
    ("printf_s", 0),
    ("wprintf", 0),
    ("swprintf", 2),
    ("wsprintfA", 1),
    ("wsprintfW", 1),
];

/// What a conversion takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// an integer of so many bits
    Integer(u8),
    /// a double
    Floating,
    /// a pointer to characters
    Text,
    /// any pointer
    Pointer,
}

/// One conversion, or the width or precision `*` of one.
struct Conversion {
    text: String,
    takes: Takes,
}

/// Checks the arguments after the format, if the format is a literal.
pub(super) fn check(checker: &mut Checker<'_>, name: &str, syntax: &[ast::Expr], values: &[Expr], span: Span) {
    let Some((_, at)) = PRINTERS.iter().find(|(printer, _)| *printer == name) else { return };
    let Some(ast::Expr { kind: Syntax::Str(literal), span: place }) = syntax.get(*at) else { return };
    let text = match &literal.text {
        StrText::Narrow(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        StrText::Wide(units) => String::from_utf16_lossy(units),
    };
    let conversions = match conversions(&text) {
        Ok(conversions) => conversions,
        Err((what, help)) => {
            checker.report(Diag::error(*place, what).help(help));
            return;
        }
    };
    let values = &values[(at + 1).min(values.len())..];
    for (index, conversion) in conversions.iter().enumerate() {
        let Some(value) = values.get(index) else {
            checker.report(
                Diag::error(span, format!("`{}` in the format has no argument", conversion.text))
                    .help(counts(conversions.len(), values.len())),
            );
            return;
        };
        check_type(checker, conversion, value);
    }
    if let Some(surplus) = values.get(conversions.len()) {
        checker.report(
            Diag::error(surplus.span, "an argument without a conversion in the format")
                .help(counts(conversions.len(), values.len())),
        );
    }
}

fn counts(conversions: usize, values: usize) -> String {
    format!("the format wants {}, after it there are {values}", counted(conversions))
}

fn check_type(checker: &mut Checker<'_>, conversion: &Conversion, value: &Expr) {
    let fits = match (&value.ty, conversion.takes) {
        (Type::Int(_), Takes::Floating) => value.ty.is_floating(),
        (Type::Int(_), _) if value.ty.is_floating() => false,
        (Type::Int(kind), Takes::Integer(bits)) => (kind.int().bytes() == 8) == (bits == 64),
        // real programs print handles so; what is printed is the same
        (Type::Pointer(_), Takes::Integer(bits)) => bits == 64,
        (Type::Pointer(_), Takes::Text | Takes::Pointer) => true,
        (Type::Int(kind), Takes::Pointer) => kind.int().bytes() == 8,
        (Type::Error, _) => true,
        _ => false,
    };
    if fits {
        return;
    }
    let name = checker.show(&value.ty);
    let help = match conversion.takes {
        Takes::Integer(_) if value.ty.is_floating() => "it takes an integer; print a `double` with `%f`, or cast it",
        Takes::Integer(64) => "it takes a 64-bit integer; cast the argument, or drop `ll`",
        Takes::Integer(_) => "it takes a 32-bit integer; cast the argument, or write `%lld`, `%llu` or `%p`",
        Takes::Floating => "it takes a `double`; cast the argument to it",
        Takes::Text => "it takes a pointer to characters",
        Takes::Pointer => "it takes a pointer",
    };
    let message = format!("`{}` in the format with an argument of type `{name}`", conversion.text);
    let diag = match (conversion.takes, &value.ty) {
        // as a pointer, an integer would be followed into nowhere
        (Takes::Text | Takes::Floating, _) | (_, Type::Record(_)) => Diag::error(value.span, message),
        _ if value.ty.is_floating() => Diag::error(value.span, message),
        _ => Diag::warning(value.span, message),
    };
    checker.report(diag.help(help));
}

/// The conversions in a format, or what is wrong with it and what would work.
fn conversions(format: &str) -> Result<Vec<Conversion>, (String, String)> {
    let mut found = Vec::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        let text = &rest[at..];
        let (length, takes, stars) = conversion(text)?;
        for _ in 0..stars {
            found.push(Conversion { text: "*".to_owned(), takes: Takes::Integer(32) });
        }
        if let Some(takes) = takes {
            found.push(Conversion { text: text[..length].to_owned(), takes });
        }
        rest = &text[length..];
    }
    Ok(found)
}

/// One conversion: how long it is, what it takes (`%%` nothing), how many `*` are in it.
fn conversion(text: &str) -> Result<(usize, Option<Takes>, usize), (String, String)> {
    let body = &text[1..];
    let modifiers = body.trim_start_matches(|c: char| "-+ #0123456789.*".contains(c));
    let stars = body[..body.len() - modifiers.len()].matches('*').count();
    let (kind, bits) = ["I64", "I32", "hh", "ll", "I", "h", "l", "L", "j", "z", "t", "w"]
        .into_iter()
        .find_map(|prefix| modifiers.strip_prefix(prefix).map(|rest| (rest, width(prefix))))
        .unwrap_or((modifiers, 32));
    let Some(letter) = kind.chars().next() else {
        return Err(("the format ends inside a conversion".to_owned(), "write `%%` for a percent sign".to_owned()));
    };
    let length = text.len() - kind.len() + letter.len_utf8();
    let takes = match letter {
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => Some(Takes::Integer(bits)),
        'c' | 'C' => Some(Takes::Integer(32)),
        's' | 'S' => Some(Takes::Text),
        'p' => Some(Takes::Pointer),
        '%' => None,
        'f' | 'F' | 'e' | 'E' | 'g' | 'G' => Some(Takes::Floating),
        'a' | 'A' => {
            let what = format!("`{}` prints hexadecimal floating point, which is not supported", &text[..length]);
            return Err((what, "print with `%f`, `%e` or `%g`".to_owned()));
        }
        _ => {
            let what = format!("unknown conversion `{}` in the format", &text[..length]);
            return Err((
                what,
                "supported: %d %i %u %x %X %o %c %s %p %f %e %g %%, with h, l, ll, z, I64 before them".to_owned(),
            ));
        }
    };
    Ok((length, takes, stars))
}

fn width(prefix: &str) -> u8 {
    match prefix {
        "I64" | "ll" | "I" | "j" | "z" | "t" => 64,
        _ => 32,
    }
}
