//! `//@ device "name": size = N; read = success | pending | fail(N); write = …; control = …; slow`

use tpio_model::program::{Device, Script};

use super::words::{Read, Words};
use crate::ast::Span;
use crate::diagnostic::{Diag, nearest};

const ITEMS: [&str; 5] = ["size", "read", "write", "control", "slow"];

const OUTCOMES: [&str; 3] = ["success", "pending", "fail"];

const HELP: &str = "write `device \"data.bin\": size = 16; read = success | pending | fail(5); slow`";

/// The codes that are no failure: an operation that reports one of them goes another way.
const NO_FAILURE: [(u32, &str); 2] = [(0, "success"), (997, "pending")];

impl Words<'_> {
    /// All that comes after the word `device`.
    pub(super) fn device(&mut self) -> Read<Device> {
        let name = self.string(HELP)?;
        let mut device = Device {
            name,
            size: 0,
            exists: true,
            read: Script::default(),
            write: Script::default(),
            control: Script::default(),
            slow: false,
        };
        if self.eat(':') {
            let mut seen = Vec::new();
            loop {
                self.item(&mut device, &mut seen)?;
                if !self.eat(';') {
                    break;
                }
            }
        }
        self.end()?;
        Ok(device)
    }

    fn item(&mut self, device: &mut Device, seen: &mut Vec<String>) -> Read<()> {
        let Some((word, span)) = self.word() else { return self.wrong("a property of the device is missing", HELP) };
        if seen.iter().any(|other| other == word) {
            let diag = Diag::error(span, format!("`{word}` for a second time")).label("here");
            return Err(Box::new(diag.help("say it once; alternatives have `|` between them")));
        }
        seen.push(word.to_owned());
        match word {
            "size" => {
                self.expect('=', HELP)?;
                device.size = self.number("write the size in bytes, as in `size = 16`")?;
            }
            "read" => {
                self.expect('=', HELP)?;
                device.read = self.script()?;
            }
            "write" => {
                self.expect('=', HELP)?;
                device.write = self.script()?;
            }
            "control" => {
                self.expect('=', HELP)?;
                device.control = self.script()?;
            }
            "slow" => device.slow = true,
            _ => return unknown("property of a device", word, span, &ITEMS),
        }
        Ok(())
    }

    /// `success | pending | fail(N)`
    fn script(&mut self) -> Read<Script> {
        let mut script = Script { success: false, pending: false, fail: Vec::new() };
        loop {
            let Some((word, span)) = self.word() else { return self.wrong("an outcome is missing", HELP) };
            match word {
                "success" => script.success = true,
                "pending" => script.pending = true,
                "fail" => {
                    self.expect('(', "write the error code, as in `fail(5)`")?;
                    let code = self.number("write the error code as a number, as in `fail(5)`")?;
                    self.expect(')', "close the error code, as in `fail(5)`")?;
                    if let Some((_, instead)) = NO_FAILURE.iter().find(|(other, _)| *other == code) {
                        let diag = Diag::error(span, format!("`fail({code})` is no failure")).label("here");
                        return Err(Box::new(diag.help(format!("write `{instead}`"))));
                    }
                    if !script.fail.contains(&code) {
                        script.fail.push(code);
                    }
                }
                _ => return unknown("outcome", word, span, &OUTCOMES),
            }
            if !self.eat('|') {
                return Ok(script);
            }
        }
    }
}

fn unknown<T>(what: &str, word: &str, span: Span, known: &[&str]) -> Read<T> {
    let help = match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", known.join(", ")),
    };
    Err(Box::new(Diag::error(span, format!("unknown {what} `{word}`")).label("here").help(help)))
}
