//! What a token is: its kind, its place and what stands before it.

use crate::ast::{Name, Span};

/// One preprocessing token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is.
    pub span: Span,
    /// What stands before it.
    pub lead: Lead,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// It is the first on its line.
    Line,
    /// White space or a comment.
    Space,
    /// Another token.
    None,
}

/// The kinds of token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name that is still to be looked at by the preprocessor; afterwards, one that is no keyword.
    Ident(Name),
    /// A name that came out of its own macro and must not be expanded again. Only inside the preprocessor.
    Spent(Name),
    /// A keyword. Only after the preprocessor.
    Keyword(Keyword),
    /// What begins like a number.
    Number(Name),
    /// A character constant as written.
    Char(Name),
    /// A string literal as written.
    Str(Name),
    /// An operator or separator.
    Punct(Punct),
    /// What is no token of C: a problem unless it is skipped by `#if`.
    Bad(Bad),
}

/// What can be wrong with a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bad {
    /// A character that begins no token.
    Stray(char),
    /// A string literal without its closing quote, as far as the line goes.
    OpenStr(Name),
    /// A character constant without its closing quote, as far as the line goes.
    OpenChar(Name),
    /// A literal with a prefix other than `L`.
    Prefix(Name),
}

impl Token {
    /// Whether it is this operator or separator.
    pub fn is(&self, punct: Punct) -> bool {
        self.kind == TokenKind::Punct(punct)
    }

    /// The text it is written with.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        match &self.kind {
            TokenKind::Ident(text)
            | TokenKind::Spent(text)
            | TokenKind::Number(text)
            | TokenKind::Char(text)
            | TokenKind::Str(text)
            | TokenKind::Bad(Bad::OpenStr(text) | Bad::OpenChar(text) | Bad::Prefix(text)) => (&**text).into(),
            TokenKind::Keyword(keyword) => keyword.text().into(),
            TokenKind::Punct(punct) => punct.text().into(),
            TokenKind::Bad(Bad::Stray(c)) => c.to_string().into(),
        }
    }
}

/// Makes an enum of words or signs with the texts they are written with.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// How it is written.
            pub fn text(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                }
            }

            /// The one that is written so.
            pub fn of(text: &str) -> Option<$name> {
                match text {
                    $($text => Some($name::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

table! {
    /// The operators and separators.
    Punct {
        LParen "(", RParen ")", LBracket "[", RBracket "]", LBrace "{", RBrace "}",
        Dot ".", Ellipsis "...", Arrow "->", Comma ",", Semi ";", Colon ":", Question "?",
        PlusPlus "++", MinusMinus "--", Plus "+", Minus "-", Star "*", Slash "/", Percent "%",
        Tilde "~", Bang "!", Amp "&", Pipe "|", Caret "^", AmpAmp "&&", PipePipe "||",
        Shl "<<", Shr ">>", Lt "<", Gt ">", Le "<=", Ge ">=", EqEq "==", Ne "!=",
        Eq "=", StarEq "*=", SlashEq "/=", PercentEq "%=", PlusEq "+=", MinusEq "-=",
        ShlEq "<<=", ShrEq ">>=", AmpEq "&=", CaretEq "^=", PipeEq "|=",
        Hash "#", HashHash "##",
    }
}

table! {
    /// The keywords: those of the subset, and those outside it that get a diagnostic of their own.
    Keyword {
        Auto "auto", Break "break", Case "case", Char "char", Const "const", Continue "continue", Default "default",
        Do "do", Else "else", Enum "enum", Extern "extern", For "for", Goto "goto", If "if", Inline "inline", Int "int",
        Long "long", Register "register", Restrict "restrict", Return "return", Short "short", Signed "signed",
        Sizeof "sizeof", Static "static", Struct "struct", Switch "switch", Typedef "typedef", Union "union",
        Unsigned "unsigned", Void "void", Volatile "volatile", While "while", Bool "_Bool", Noreturn "_Noreturn",
        Int8 "__int8", Int16 "__int16", Int32 "__int32", Int64 "__int64",
        Cdecl "__cdecl", Stdcall "__stdcall", Fastcall "__fastcall", Vectorcall "__vectorcall",
        MsInline "__inline", GnuInline "__inline__", ForceInline "__forceinline", MsRestrict "__restrict",
        Ptr32 "__ptr32", Ptr64 "__ptr64", Unaligned "__unaligned", Extension "__extension__",
        Declspec "__declspec", Attribute "__attribute__", Offsetof "__builtin_offsetof",
        Float "float", Double "double", Complex "_Complex", Imaginary "_Imaginary", Int128 "__int128",
        Alignas "_Alignas", Alignof "_Alignof", Atomic "_Atomic", Generic "_Generic", StaticAssert "_Static_assert",
        ThreadLocal "_Thread_local", GnuThread "__thread", Asm "asm", MsAsm "__asm", GnuAsm "__asm__", Typeof "typeof", GnuTypeof "__typeof__",
        Try "__try", Except "__except", Finally "__finally", Leave "__leave",
    }
}
