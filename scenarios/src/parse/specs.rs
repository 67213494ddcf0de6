//! Declaration specifiers: the words before a declarator, in any order, reduced to one storage class, qualifiers and one
//! type. Calling conventions and attributes that change nothing are read over; those that would change a layout or where
//! a variable lives are errors.

use super::{Parsed, Parser};
use crate::ast::{Basic, Quals, Specs, Storage, TypeSpec};
use crate::diagnostic::Diag;
use crate::lex::{Keyword, Punct, TokenKind};

/// Whether a declaration may begin with the word.
pub(super) fn is_specifier(keyword: Keyword) -> bool {
    use Keyword::{
        Alignas, Atomic, Attribute, Auto, Bool, Char, Complex, Const, Declspec, Double, Enum, Extension, Extern, Float,
        ForceInline, GnuInline, GnuThread, GnuTypeof, Imaginary, Inline, Int, Int8, Int16, Int32, Int64, Int128, Long,
        MsInline, Noreturn, Register, Short, Signed, Static, StaticAssert, Struct, ThreadLocal, Typedef, Typeof,
        Unaligned, Union, Unsigned, Void, Volatile,
    };
    matches!(
        keyword,
        Auto | Extern | Register | Static | Typedef | ThreadLocal | GnuThread // storage
            | Const | Volatile | Unaligned | Atomic | Alignas // qualifiers
            | Inline | MsInline | GnuInline | ForceInline | Noreturn | Declspec | Attribute | Extension
            | Void | Bool | Char | Short | Int | Long | Signed | Unsigned | Int8 | Int16 | Int32 | Int64
            | Struct | Union | Enum
            | Float | Double | Complex | Imaginary | Int128 | Typeof | GnuTypeof | StaticAssert
    )
}

/// Whether the word belongs to a construct outside the subset.
pub(super) fn is_outside(keyword: Keyword) -> bool {
    use Keyword::{
        Alignas, Alignof, Asm, Atomic, Complex, Except, Finally, Generic, GnuAsm, GnuThread, GnuTypeof, Imaginary,
        Int128, Leave, MsAsm, ThreadLocal, Try, Typeof,
    };
    matches!(
        keyword,
        Complex
            | Imaginary
            | Int128
            | Alignas
            | Alignof
            | Atomic
            | Generic
            | ThreadLocal
            | GnuThread
            | Asm
            | MsAsm
            | GnuAsm
            | Typeof
            | GnuTypeof
            | Try
            | Except
            | Finally
            | Leave
    )
}

/// The built-in type words seen so far.
#[derive(Default)]
struct Words {
    signed: u8,
    unsigned: u8,
    short: u8,
    long: u8,
    base: Option<Keyword>,
    /// Whether a type outside the subset was named.
    outside: bool,
}

impl Words {
    fn any(&self) -> bool {
        self.signed + self.unsigned + self.short + self.long > 0 || self.base.is_some() || self.outside
    }

    /// Counts a word in, if it is one; `int` may follow any other that it may be left out after.
    fn add(&mut self, keyword: Keyword) -> bool {
        match keyword {
            Keyword::Signed => self.signed += 1,
            Keyword::Unsigned => self.unsigned += 1,
            Keyword::Short => self.short += 1,
            Keyword::Long => self.long = self.long.saturating_add(1),
            Keyword::Void
            | Keyword::Bool
            | Keyword::Char
            | Keyword::Int
            | Keyword::Float
            | Keyword::Double
            | Keyword::Int8
            | Keyword::Int16
            | Keyword::Int32
            | Keyword::Int64 => {
                if self.base.is_some() {
                    return false;
                }
                self.base = Some(keyword);
            }
            _ => return false,
        }
        self.signed <= 1 && self.unsigned <= 1 && self.short <= 1
    }

    /// The type that the words name.
    fn basic(&self) -> Option<Basic> {
        if self.signed + self.unsigned > 1 {
            return None;
        }
        let unsigned = self.unsigned == 1;
        let pick = |yes: Basic, no: Basic| Some(if unsigned { yes } else { no });
        match (self.base, self.short, self.long) {
            (Some(Keyword::Void), 0, 0) if self.signed + self.unsigned == 0 => Some(Basic::Void),
            (Some(Keyword::Bool), 0, 0) if self.signed + self.unsigned == 0 => Some(Basic::Bool),
            (Some(Keyword::Float), 0, 0) if self.signed + self.unsigned == 0 => Some(Basic::Float),
            (Some(Keyword::Double), 0, 0 | 1) if self.signed + self.unsigned == 0 => Some(Basic::Double),
            (Some(Keyword::Char), 0, 0) if self.signed == 0 => pick(Basic::UChar, Basic::Char),
            (Some(Keyword::Char | Keyword::Int8), 0, 0) => pick(Basic::UChar, Basic::SChar),
            (Some(Keyword::Int16), 0, 0) | (None | Some(Keyword::Int), 1, 0) => pick(Basic::UShort, Basic::Short),
            (None | Some(Keyword::Int | Keyword::Int32), 0, 0) => pick(Basic::UInt, Basic::Int),
            (None | Some(Keyword::Int), 0, 1) => pick(Basic::ULong, Basic::Long),
            (Some(Keyword::Int64), 0, 0) | (None | Some(Keyword::Int), 0, 2) => pick(Basic::ULongLong, Basic::LongLong),
            _ => None,
        }
    }
}

impl Parser {
    /// Reads specifiers; at least one is here.
    pub(super) fn specs(&mut self) -> Parsed<Specs> {
        let start = self.span();
        let mut storage = Storage::Plain;
        let mut quals = Quals::default();
        let mut words = Words::default();
        let mut base = None;
        loop {
            if let Some(TokenKind::Ident(name)) = self.peek() {
                if base.is_some() || words.any() {
                    break;
                }
                let name = name.clone();
                base = Some(if self.type_at(0) {
                    TypeSpec::Named(crate::ast::Ident { name, span: self.bump() })
                } else if self.at_unknown_type() || self.is_at(1, Punct::Star) {
                    self.unknown_type(&name)
                } else {
                    break;
                });
                continue;
            }
            let Some(keyword) = self.keyword() else { break };
            if base.is_some() && self.at_new_declaration() {
                break;
            }
            if self.qualifier(&mut quals) || self.storage(keyword, &mut storage) || self.attribute() {
                continue;
            }
            match keyword {
                Keyword::StaticAssert if base.is_none() && !words.any() => base = Some(self.assertion()?),
                Keyword::Struct | Keyword::Union | Keyword::Enum if base.is_none() && !words.any() => {
                    base = Some(self.nested(|this| this.tagged(keyword))?);
                }
                _ if is_outside(keyword) => {
                    let span = self.bump();
                    if !words.outside {
                        self.unsupported(keyword, span);
                    }
                    words.outside = true;
                    self.after_outside(keyword);
                }
                _ if base.is_none() && words.add(keyword) => {
                    self.bump();
                }
                Keyword::Struct | Keyword::Union | Keyword::Enum => return self.two_types(),
                _ if is_specifier(keyword) => return self.two_types(),
                _ => break,
            }
        }
        let span = self.since(start);
        let base = match base {
            Some(base) => base,
            None if words.outside => TypeSpec::Error,
            None if words.any() => self.basic(&words, span),
            None => self.missing_type(),
        };
        Ok(Specs { storage, quals, base, span })
    }

    /// `_Static_assert(condition, "text")`, whose text may be left out.
    fn assertion(&mut self) -> Parsed<TypeSpec> {
        self.bump();
        self.expect(Punct::LParen, "write `_Static_assert(condition, \"text\");`")?;
        let condition = self.assignment()?;
        let mut text = None;
        if self.eat(Punct::Comma) {
            while let Some(TokenKind::Str(part)) = self.peek() {
                let part = part.trim_start_matches('L').trim_matches('"').to_owned();
                text = Some(text.unwrap_or_default() + part.as_str());
                self.bump();
            }
        }
        self.expect(Punct::RParen, "close the assertion with `)`")?;
        Ok(TypeSpec::Assert(Box::new(condition), text))
    }

    /// What belongs to a word outside the subset: arguments in parentheses.
    fn after_outside(&mut self, keyword: Keyword) {
        let takes = matches!(keyword, Keyword::Alignas | Keyword::Typeof | Keyword::GnuTypeof);
        if (takes || keyword == Keyword::Atomic) && self.is(Punct::LParen) {
            self.skip_parens();
        }
    }

    fn two_types<T>(&mut self) -> Parsed<T> {
        let diag = Diag::error(self.span(), format!("{} after a type that is complete", self.found()));
        self.fail(diag.label("here").help("name one type; end the declaration before it with `;`"))
    }

    fn basic(&mut self, words: &Words, span: crate::ast::Span) -> TypeSpec {
        if let Some(basic) = words.basic() {
            return TypeSpec::Basic(basic);
        }
        let diag = Diag::error(span, "these words do not make a type").label("here");
        self.error(diag.help("integer types are char, short, int, long and long long, each signed or unsigned"));
        TypeSpec::Error
    }

    fn missing_type(&mut self) -> TypeSpec {
        let span = self.span();
        let diag = Diag::error(span, format!("a type is missing before {}", self.found())).label("type expected here");
        self.error(diag.help("every declaration names a type, as in `int main(void)` or `static DWORD count;`"));
        TypeSpec::Error
    }

    /// Takes a type qualifier, if one is next.
    pub(super) fn qualifier(&mut self, quals: &mut Quals) -> bool {
        match self.keyword() {
            Some(Keyword::Const) => quals.constant = true,
            Some(Keyword::Volatile) => quals.volatile = true,
            Some(Keyword::Restrict | Keyword::MsRestrict | Keyword::Unaligned | Keyword::Ptr64) => {}
            _ => return false,
        }
        self.bump();
        true
    }

    /// Takes a storage class or `inline`, if one is next.
    fn storage(&mut self, keyword: Keyword, storage: &mut Storage) -> bool {
        let class = match keyword {
            Keyword::Static => Storage::Static,
            Keyword::Extern => Storage::Extern,
            Keyword::Typedef => Storage::Typedef,
            Keyword::Auto
            | Keyword::Register
            | Keyword::Inline
            | Keyword::MsInline
            | Keyword::GnuInline
            | Keyword::ForceInline
            | Keyword::Noreturn => Storage::Plain,
            _ => return false,
        };
        let span = self.bump();
        if class == Storage::Plain || class == *storage {
            return true;
        }
        if *storage != Storage::Plain {
            let diag = Diag::error(span, format!("a second storage class `{}`", keyword.text())).label("here");
            self.error(diag.help("use one of static, extern and typedef"));
        }
        *storage = class;
        true
    }

    /// Takes a calling convention or attribute, if one is next.
    pub(super) fn attribute(&mut self) -> bool {
        match self.keyword() {
            Some(Keyword::Cdecl | Keyword::Stdcall | Keyword::Fastcall | Keyword::Vectorcall | Keyword::Extension) => {
                self.bump();
            }
            Some(Keyword::Declspec | Keyword::Attribute) => {
                self.bump();
                let start = self.at;
                self.skip_parens();
                self.judge_attributes(start);
            }
            _ => return false,
        }
        true
    }

    /// Attributes that change what a program does are errors; the others have no effect here.
    fn judge_attributes(&mut self, start: usize) {
        let words = self.tokens[start..self.at].iter();
        let found = words.map(|token| (token.text().into_owned(), token.span)).find_map(|(word, span)| {
            let what = match word.trim_matches('_') {
                "thread" => "puts a variable in thread-local storage",
                "align" | "aligned" | "packed" | "ms_struct" | "gcc_struct" | "vector_size" | "mode" => {
                    "changes a layout"
                }
                "cleanup" | "constructor" | "destructor" | "alias" | "weak" => "changes what runs when",
                _ => return None,
            };
            Some(Diag::error(span, format!("the attribute `{word}` {what}")).label("here"))
        });
        if let Some(diag) = found {
            self.error(diag.help("leave it out: it is not supported"));
        }
    }
}
