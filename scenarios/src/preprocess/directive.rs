//! The lines that begin with `#`.

use std::ops::Range;
use std::rc::Rc;

use super::Preprocessor;
use super::file::{File, GroupState};
use super::macros::Macro;
use crate::ast::Span;
use crate::diagnostic::{Diag, nearest};
use crate::headers;
use crate::lex::{Origin, Punct, Token, TokenKind};

/// The directives, for proposing one.
const NAMES: [&str; 15] = [
    "define", "undef", "include", "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif", "error",
    "warning", "pragma", "line",
];

impl Preprocessor<'_> {
    /// Does what one directive says.
    pub(super) fn directive(&mut self, file: &mut File, line: Range<usize>) {
        let hash = file.hash(&line);
        let line = file.tokens(line).to_vec();
        // A lone `#` is an empty directive.
        let Some((first, rest)) = line.split_first() else { return };
        let span = hash.to(first.span);
        match &*first.text() {
            "if" => self.open(file, span, |this| this.condition(rest, span)),
            "ifdef" => self.open(file, span, |this| this.is_defined(rest, span)),
            "ifndef" => self.open(file, span, |this| !this.is_defined(rest, span)),
            "elif" => self.next_group(file, span, |this| this.condition(rest, span)),
            "elifdef" => self.next_group(file, span, |this| this.is_defined(rest, span)),
            "elifndef" => self.next_group(file, span, |this| !this.is_defined(rest, span)),
            "else" => {
                self.next_group(file, span, |_| true);
                if let Some(group) = file.group() {
                    group.otherwise = Some(span);
                }
            }
            "endif" => {
                if file.close().is_none() {
                    self.error(without_if(span, "#endif"));
                }
            }
            // In a group that is skipped nothing else is looked at.
            _ if !file.is_live() => {}
            "define" => self.define(rest, span),
            "undef" => {
                if let Some(TokenKind::Ident(name)) = rest.first().map(|token| &token.kind) {
                    self.macros.remove(name);
                } else {
                    self.error(Diag::error(span.after(), "`#undef` without a name").help("write `#undef NAME`"));
                }
            }
            "include" => self.include(rest, span),
            "error" => {
                let text = self.text_of(rest);
                self.error(Diag::error(span, format!("#error {text}")).label("the file itself gives this error"));
            }
            "warning" => {
                let text = self.text_of(rest);
                self.error(Diag::warning(span, format!("#warning {text}")).label("the file itself gives this warning"));
            }
            "pragma" => self.pragma(rest, span),
            "line" => {}
            unknown => {
                let help = match nearest(unknown, NAMES) {
                    Some(name) => format!("did you mean `#{name}`?"),
                    None => format!("the directives are #{}", NAMES.join(", #")),
                };
                self.error(Diag::error(span, format!("unknown directive `#{unknown}`")).label("here").help(help));
            }
        }
    }

    fn open(&mut self, file: &mut File, span: Span, holds: impl FnOnce(&mut Self) -> bool) {
        let state = if !file.is_live() {
            GroupState::Over
        } else if holds(self) {
            GroupState::Live
        } else {
            GroupState::Waiting
        };
        file.open(span, state);
    }

    /// `#elif` and `#else`.
    fn next_group(&mut self, file: &mut File, span: Span, holds: impl FnOnce(&mut Self) -> bool) {
        let Some(group) = file.group() else {
            return self.error(without_if(span, "#else"));
        };
        if let Some(otherwise) = group.otherwise {
            let diag = Diag::error(span, "this comes after the `#else` of the same `#if`")
                .label("here")
                .also(otherwise, "the `#else`")
                .help("`#else` is the last group before `#endif`");
            return self.error(diag);
        }
        group.state = match group.state {
            GroupState::Live | GroupState::Over => GroupState::Over,
            GroupState::Waiting if holds(self) => GroupState::Live,
            GroupState::Waiting => GroupState::Waiting,
        };
    }

    fn is_defined(&mut self, rest: &[Token], span: Span) -> bool {
        if let Some(TokenKind::Ident(name)) = rest.first().map(|token| &token.kind) {
            return self.macros.contains_key(name);
        }
        self.error(Diag::error(span.after(), "a macro's name is missing").label("here").help("write `#ifdef NAME`"));
        false
    }

    fn define(&mut self, rest: &[Token], span: Span) {
        let (name, definition) = match Macro::define(rest, span) {
            Ok(definition) => definition,
            Err(diag) => return self.error(diag),
        };
        let own = |other: &&Rc<Macro>| !other.span.is_builtin() && !definition.span.is_builtin();
        if let Some(before) = self.macros.get(&name).filter(own).filter(|before| !before.same(&definition)) {
            let diag = Diag::warning(definition.span, format!("`{name}` is defined a second time, differently"))
                .label("here")
                .also(before.span, "first here")
                .help(format!("write `#undef {name}` before it if this is meant"));
            self.error(diag);
        }
        let definition = Rc::new(definition);
        if self.origin == Origin::Builtin {
            self.of_headers.insert(Rc::clone(&name), Rc::clone(&definition));
        }
        self.macros.insert(name, definition);
    }

    fn pragma(&mut self, rest: &[Token], span: Span) {
        if rest.first().is_some_and(|token| &*token.text() == "pack") {
            self.error(
                Diag::error(span, "`#pragma pack` changes the layout of structs")
                    .help("leave it out: structs have Windows' default layout here"),
            );
        }
    }

    /// The text of a line's tokens as it stands in the source.
    fn text_of(&self, line: &[Token]) -> String {
        let span = line.iter().fold(Span::BUILTIN, |span, token| span.to(token.span));
        self.source.slice(span).to_owned()
    }

    fn include(&mut self, rest: &[Token], span: Span) {
        let expanded;
        let rest = match rest.first().map(|token| &token.kind) {
            Some(TokenKind::Ident(_)) => {
                expanded = self.expand_line(rest.to_vec());
                &*expanded
            }
            _ => rest,
        };
        let place = rest.iter().fold(span, |span, token| span.to(token.span));
        let name = match rest.split_first().map(|(first, rest)| (&first.kind, rest)) {
            Some((TokenKind::Str(text), _)) => text.trim_matches('"').to_owned(),
            Some((TokenKind::Punct(Punct::Lt), rest)) => {
                rest.iter().take_while(|token| !token.is(Punct::Gt)).map(|token| token.text().into_owned()).collect()
            }
            _ => {
                let diag = Diag::error(place, "`#include` without a header's name");
                return self.error(diag.help("write `#include <windows.h>`"));
            }
        };
        let Some(header) = headers::find(&name) else {
            self.out.lacks_header = true;
            return self.error(unknown_header(&name, place));
        };
        if self.included.insert(header.name) {
            self.text(header.text, Origin::Builtin);
            self.text(&headers::prototypes(header.name), Origin::Builtin);
        }
    }
}

fn without_if(span: Span, what: &str) -> Diag {
    Diag::error(span, format!("`{what}` without an `#if`"))
        .label("here")
        .help("delete it, or open the group with `#if`, `#ifdef` or `#ifndef`")
}

/// Headers that Windows has and whose functions are not modelled, by what they are about.
const NOT_MODELLED: [(&str, &str); 16] = [
    ("winsock.h", "sockets"),
    ("winsock2.h", "sockets"),
    ("ws2tcpip.h", "sockets"),
    ("mswsock.h", "sockets"),
    ("shellapi.h", "windows and the shell"),
    ("shlwapi.h", "windows and the shell"),
    ("commctrl.h", "windows and the shell"),
    ("windowsx.h", "windows and the shell"),
    ("objbase.h", "COM objects"),
    ("unknwn.h", "COM objects"),
    ("psapi.h", "processes"),
    ("tlhelp32.h", "processes"),
    ("aclapi.h", "access rights"),
    ("sddl.h", "access rights"),
    ("setjmp.h", "long jumps"),
    ("signal.h", "signals"),
];

/// Headers that Visual Studio makes for a project.
const OF_A_PROJECT: [&str; 4] = ["stdafx.h", "pch.h", "targetver.h", "framework.h"];

fn unknown_header(name: &str, span: Span) -> Diag {
    let windows = NOT_MODELLED.iter().find(|(header, _)| name.eq_ignore_ascii_case(header));
    if let Some((header, what)) = windows {
        return Diag::error(span, format!("header `{header}` exists in Windows, but {what} are not modelled here"))
            .label("here")
            .help(
                "pipes, disk files and `DeviceIoControl` complete through a port as well: see `tpio list --functions`",
            );
    }
    let known: Vec<&str> = headers::main_names().collect();
    let help = match nearest(name, headers::names()) {
        _ if OF_A_PROJECT.iter().any(|header| name.eq_ignore_ascii_case(header)) => {
            "it belongs to a project of Visual Studio: leave the line out and include what is needed here, often \
             `<windows.h>`, `<stdio.h>` and `<tchar.h>`"
                .to_owned()
        }
        _ if !name.contains('.') => {
            "that is a header of C++; a scenario is C: see `<windows.h>`, `<stdio.h>`".to_owned()
        }
        Some(near) => format!("did you mean `#include <{near}>`?"),
        None => format!("a scenario is one file with built-in headers: {}", known.join(", ")),
    };
    Diag::error(span, format!("header `{name}` is not known")).label("here").help(help)
}
