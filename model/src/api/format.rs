//! printf with Windows' conversions. Source: wine-tests §1 (conversions in use); LLP64: `l` is 32 bits, `I` is the size
//! of a pointer.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Call, Then, decimal, strings};
use crate::memory::Touch;
use crate::program::Int;
use crate::world::{Or, World};

/// Characters of an 8-bit or 16-bit string as text.
pub(super) fn narrow(units: &[u32]) -> String {
    units.iter().map(|unit| char::from_u32(unit & 0xffff).unwrap_or('?')).collect()
}

/// Bytes of an 8-bit string as text: UTF-8 where it is that, else byte by byte.
pub(super) fn text(bytes: &[u32]) -> String {
    let bytes: Vec<u8> = bytes.iter().map(|byte| *byte as u8).collect();
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => error.into_bytes().into_iter().map(char::from).collect(),
    }
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "C's five flags are independent of each other")]
struct Conversion {
    left: bool,
    zero: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    width: usize,
    precision: Option<usize>,
    size: Size,
    kind: char,
}

/// What a length modifier says.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Size {
    #[default]
    Int,
    Char,
    Short,
    Long,
    Eight,
}

impl Size {
    fn int(self, signed: bool) -> Int {
        match (self, signed) {
            (Size::Char, true) => Int::I8,
            (Size::Char, false) => Int::U8,
            (Size::Short, true) => Int::I16,
            (Size::Short, false) => Int::U16,
            (Size::Int | Size::Long, true) => Int::I32,
            (Size::Int | Size::Long, false) => Int::U32,
            (Size::Eight, true) => Int::I64,
            (Size::Eight, false) => Int::U64,
        }
    }
}

/// Where the arguments of a format come from.
pub(super) enum Args<'a> {
    /// From the words of the call.
    Passed(&'a [u64]),
    /// From a `va_list`: words of eight bytes in memory.
    List(u64),
}

impl Args<'_> {
    /// The next argument, if the call has one.
    fn next(&mut self, world: &mut World) -> Or<Option<u64>> {
        match self {
            Args::Passed(words) => Ok(words.split_off_first().copied()),
            Args::List(address) => {
                let word = world.load(*address, Int::U64, Touch::Read)?;
                *address += 8;
                Ok(Some(word))
            }
        }
    }
}

/// What a call of a function of printf's family makes of its format: argument number `at`, and the arguments after it.
pub(super) fn expand(world: &mut World, call: &Call, at: usize) -> Or<String> {
    made(world, call.args[at], Int::I8, Args::Passed(&call.args[at + 1..]))
}

/// The same for a function that takes a `va_list` after its format.
pub(super) fn expand_list(world: &mut World, call: &Call, at: usize) -> Or<String> {
    made(world, call.args[at], Int::I8, Args::List(call.args[at + 1]))
}

/// The same for a format of 16-bit characters.
pub(super) fn expand_wide(world: &mut World, call: &Call, at: usize) -> Or<String> {
    made(world, call.args[at], Int::U16, Args::Passed(&call.args[at + 1..]))
}

/// The text of a format whose characters are of that type.
fn made(world: &mut World, format: u64, unit: Int, mut args: Args<'_>) -> Or<String> {
    let units = world.load_string(format, unit)?;
    let format: Vec<char> = if unit == Int::U16 { narrow(&units) } else { text(&units) }.chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < format.len() {
        if format[at] != '%' {
            out.push(format[at]);
            at += 1;
            continue;
        }
        at += 1;
        let mut conversion = parse(world, &format, &mut at, &mut args)?;
        if unit == Int::U16 && conversion.size == Size::Int {
            // in a wide format %s is wide and %S is not
            conversion.kind = match conversion.kind {
                's' => 'S',
                'S' => 's',
                kind => kind,
            };
        }
        convert(world, &conversion, &mut args, &mut out)?;
    }
    Ok(out)
}

/// Where a stream of the C library leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// To the output that is a part of the outcome.
    Out,
    /// To the other one, which is not.
    Error,
}

/// The stream that a `FILE *` stands for.
pub(super) fn stream(world: &mut World, file: u64) -> Or<Stream> {
    match file {
        2 => Ok(Stream::Out),
        3 => Ok(Stream::Error),
        _ => Err(world.unsupported("a stream other than stdout and stderr")),
    }
}

/// Prints to a stream; the value is that of `printf`.
pub(super) fn print_to(world: &mut World, stream: Stream, text: String) -> Then {
    let count = text.len() as u64;
    match stream {
        Stream::Out => world.print(text),
        Stream::Error => {}
    }
    Then::Return(count)
}

/// Stores a text and its terminating zero.
pub(super) fn store_text(world: &mut World, address: u64, text: &str) -> Or<Then> {
    let bytes: Vec<u8> = text.bytes().chain([0]).collect();
    world.store_bytes(address, &bytes, Touch::Write)?;
    Ok(Then::Return(text.len() as u64))
}

/// Stores as much of a text as fits into a buffer, with its terminating zero; the value is the length of all of it.
pub(super) fn store_cut(world: &mut World, address: u64, size: u64, text: &str) -> Or<Then> {
    let kept = text.len().min((size as usize).saturating_sub(1));
    if size > 0 {
        let bytes: Vec<u8> = text.bytes().take(kept).chain([0]).collect();
        world.store_bytes(address, &bytes, Touch::Write)?;
    }
    Ok(Then::Return(text.len() as u64))
}

fn parse(world: &mut World, format: &[char], at: &mut usize, args: &mut Args<'_>) -> Or<Conversion> {
    let mut c = Conversion::default();
    while let Some(flag) = format.get(*at) {
        match flag {
            '-' => c.left = true,
            '0' => c.zero = true,
            '+' => c.plus = true,
            ' ' => c.space = true,
            '#' => c.alternate = true,
            _ => break,
        }
        *at += 1;
    }
    c.width = number(world, format, at, args)?.unwrap_or(0);
    if format.get(*at) == Some(&'.') {
        *at += 1;
        c.precision = Some(number(world, format, at, args)?.unwrap_or(0));
    }
    c.size = size(format, at);
    c.kind = format.get(*at).copied().unwrap_or('%');
    *at += 1;
    Ok(c)
}

/// Widths beyond this are cut: a screen is not so wide.
const WIDEST: usize = 4096;

fn number(world: &mut World, format: &[char], at: &mut usize, args: &mut Args<'_>) -> Or<Option<usize>> {
    if format.get(*at) == Some(&'*') {
        *at += 1;
        return Ok(Some((args.next(world)?.unwrap_or(0) as u32 as usize).min(WIDEST)));
    }
    let mut value = None;
    while let Some(digit) = format.get(*at).and_then(|c| c.to_digit(10)) {
        value = Some((value.unwrap_or(0) * 10 + digit as usize).min(WIDEST));
        *at += 1;
    }
    Ok(value)
}

fn size(format: &[char], at: &mut usize) -> Size {
    let rest: String = format[*at..].iter().take(3).collect();
    let table = [
        ("I64", Size::Eight),
        ("I32", Size::Int),
        ("ll", Size::Eight),
        ("hh", Size::Char),
        ("I", Size::Eight),
        ("z", Size::Eight),
        ("t", Size::Eight),
        ("j", Size::Eight),
        ("h", Size::Short),
        ("l", Size::Long),
        ("L", Size::Long),
        ("w", Size::Long),
    ];
    for (prefix, size) in table {
        if rest.starts_with(prefix) {
            *at += prefix.len();
            return size;
        }
    }
    Size::Int
}

fn convert(world: &mut World, c: &Conversion, args: &mut Args<'_>, out: &mut String) -> Or<()> {
    if c.kind == '%' {
        out.push('%');
        return Ok(());
    }
    let Some(arg) = args.next(world)? else {
        return Err(world.unsupported("printf with fewer arguments than its format asks for"));
    };
    if !matches!(c.kind, 's' | 'S') {
        world.tell_number(arg);
    }
    let signed = c.size.int(true).canonical(arg) as i64;
    let unsigned = c.size.int(false).canonical(arg);
    let body = match c.kind {
        'd' | 'i' => digits(c, format!("{}", signed.unsigned_abs()), sign(c, signed)),
        'u' => digits(c, format!("{unsigned}"), ""),
        'x' => digits(c, format!("{unsigned:x}"), if c.alternate && unsigned != 0 { "0x" } else { "" }),
        'X' => digits(c, format!("{unsigned:X}"), if c.alternate && unsigned != 0 { "0X" } else { "" }),
        'o' => digits(c, format!("{unsigned:o}"), if c.alternate { "0" } else { "" }),
        'f' | 'F' | 'e' | 'E' | 'g' | 'G' => {
            let value = f64::from_bits(arg);
            let minus = if value.is_sign_negative() { -1 } else { 0 };
            filled(c, &decimal::text(c.kind, c.precision, c.alternate, value), sign(c, minus), value.is_finite())
        }
        'p' => format!("{arg:016X}"),
        'c' | 'C' => narrow(&[arg as u32 & 0xff]),
        's' | 'S' => string(world, c, arg)?,
        _ => return Err(world.unsupported("a conversion of printf that is not modelled")),
    };
    pad(c, &body, out);
    Ok(())
}

fn sign(c: &Conversion, value: i64) -> &'static str {
    match value {
        ..0 => "-",
        _ if c.plus => "+",
        _ if c.space => " ",
        _ => "",
    }
}

/// Sign or prefix, zeroes up to precision or width, digits.
fn digits(c: &Conversion, digits: String, prefix: &str) -> String {
    let wanted = match c.precision {
        Some(precision) => precision,
        None if c.zero && !c.left => c.width.saturating_sub(prefix.len()),
        None => 0,
    };
    let zeroes = "0".repeat(wanted.saturating_sub(digits.len()));
    format!("{prefix}{zeroes}{digits}")
}

/// Sign, zeroes up to the width where they are asked for, digits.
fn filled(c: &Conversion, digits: &str, sign: &str, finite: bool) -> String {
    let wanted = if c.zero && !c.left && finite { c.width.saturating_sub(sign.len()) } else { 0 };
    let zeroes = "0".repeat(wanted.saturating_sub(digits.len()));
    format!("{sign}{zeroes}{digits}")
}

fn string(world: &mut World, c: &Conversion, address: u64) -> Or<String> {
    if address == 0 {
        return Ok(String::from("(null)"));
    }
    let wide = (c.kind == 's' && c.size == Size::Long) || (c.kind == 'S' && c.size != Size::Short);
    let unit = if wide { Int::U16 } else { Int::I8 };
    // what is behind the precision is not looked at
    let units = match c.precision {
        None => world.load_string(address, unit)?,
        Some(most) => strings::units_up_to(world, address, unit, most)?,
    };
    Ok(if wide { narrow(&units) } else { text(&units) })
}

fn pad(c: &Conversion, body: &str, out: &mut String) {
    let fill = " ".repeat(c.width.saturating_sub(body.chars().count()));
    if c.left {
        out.push_str(body);
        out.push_str(&fill);
    } else {
        out.push_str(&fill);
        out.push_str(body);
    }
}
