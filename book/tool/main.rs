//! `tpio-book build [--out DIR] [--no-player] | serve [--port N] [--no-player] | check |
//! browser | faults`: the book's command line. Exit status: 0 all is well,
//! 1 there are problems (each on stderr), 2 the command line is wrong.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tpio_book::player::{self, Player};
use tpio_book::problem::Problem;
use tpio_book::{book, browser, check, faults, serve};

const USAGE: &str = "usage: tpio-book build [--out DIR] [--no-player]
                                     renders the book, with the player where a compiler for WebAssembly is at hand
       tpio-book serve [--port N] [--no-player]
                                     renders it, shows it on 127.0.0.1, renders it again on every change
       tpio-book check               renders it and looks for what is wrong with it
       tpio-book browser             tests it with the player in a real browser
       tpio-book faults [--list] [--only NAME]... [--every N]
                                     makes seeded faults in a copy of the house and looks whether tests notice;
                                     with --every, one of each N";

/// What the command line asks for.
enum Command {
    Build { out: Option<PathBuf>, player: Wanted },
    Serve { port: u16, player: Wanted },
    Check,
    Browser,
    Faults { list: bool, only: Vec<String>, every: usize },
}

/// Whether the book is to have a player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Yes,
    No,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(command) = parse(&args) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&command) {
        Ok(done) => {
            println!("{done}");
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("{} {}", problems.len(), if problems.len() == 1 { "problem" } else { "problems" });
            ExitCode::FAILURE
        }
    }
}

fn parse(args: &[String]) -> Option<Command> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["build", ref rest @ ..] => build(rest),
        ["serve", ref rest @ ..] => serve(rest),
        ["check"] => Some(Command::Check),
        ["browser"] => Some(Command::Browser),
        ["faults", ref rest @ ..] => faults(rest),
        _ => None,
    }
}

fn build(mut words: &[&str]) -> Option<Command> {
    let (mut out, mut player) = (None, Wanted::Yes);
    loop {
        words = match words {
            [] => return Some(Command::Build { out, player }),
            ["--out", dir, rest @ ..] => {
                out = Some(PathBuf::from(dir));
                rest
            }
            ["--no-player", rest @ ..] => {
                player = Wanted::No;
                rest
            }
            _ => return None,
        };
    }
}

fn serve(mut words: &[&str]) -> Option<Command> {
    let (mut port, mut player) = (3000, Wanted::Yes);
    loop {
        words = match words {
            [] => return Some(Command::Serve { port, player }),
            ["--port", number, rest @ ..] => {
                port = number.parse().ok()?;
                rest
            }
            ["--no-player", rest @ ..] => {
                player = Wanted::No;
                rest
            }
            _ => return None,
        };
    }
}

/// The folder with the player, if it is wanted and can be built. That it cannot is said.
fn made(root: &Path, player: Wanted) -> Result<Option<PathBuf>, Vec<Problem>> {
    if player == Wanted::No {
        return Ok(None);
    }
    match player::build(root)? {
        Player::Built(files) => Ok(Some(files)),
        Player::Missing(why) => {
            eprintln!("{why}");
            Ok(None)
        }
    }
}

fn faults(mut words: &[&str]) -> Option<Command> {
    let (mut list, mut only, mut every) = (false, Vec::new(), 1);
    loop {
        words = match words {
            [] => return Some(Command::Faults { list, only, every }),
            ["--list", rest @ ..] => {
                list = true;
                rest
            }
            ["--only", name, rest @ ..] => {
                only.push((*name).to_owned());
                rest
            }
            ["--every", number, rest @ ..] => {
                every = number.parse().ok().filter(|number| *number > 0)?;
                rest
            }
            _ => return None,
        };
    }
}

fn run(command: &Command) -> Result<String, Vec<Problem>> {
    let root = book::root().map_err(|problem| vec![problem])?;
    match command {
        Command::Build { out, player } => {
            let player = made(&root, *player)?;
            book::build(&root, out.as_deref(), player.as_deref()).map(|out| format!("{}", out.display()))
        }
        Command::Serve { port, player } => {
            let player = made(&root, *player)?;
            serve::run(&root, *port, player.as_deref()).map(|()| String::new())
        }
        Command::Check => {
            let problems = check::all(&root);
            if problems.is_empty() { Ok("nothing wrong with the book".to_string()) } else { Err(problems) }
        }
        Command::Browser => browser::run(&root),
        Command::Faults { list, only, every } => {
            let house = root.join("..");
            let faults: Vec<_> = faults::only(faults::load(&house)?, only)?.into_iter().step_by(*every).collect();
            if *list {
                Ok(faults::list(&faults))
            } else {
                faults::run::all(&house, &faults, &mut |line| eprintln!("{line}"))
            }
        }
    }
}
