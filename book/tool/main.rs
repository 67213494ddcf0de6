//! `tpio-book build [--out DIR] | serve [--port N] | check | faults`: the book's command line. Exit status: 0 all is well,
//! 1 there are problems (each on stderr), 2 the command line is wrong.

use std::path::PathBuf;
use std::process::ExitCode;

use tpio_book::problem::Problem;
use tpio_book::{book, check, faults, serve};

const USAGE: &str = "usage: tpio-book build [--out DIR]   renders the book
       tpio-book serve [--port N]    renders it, shows it on 127.0.0.1, renders it again on every change
       tpio-book check               renders it and looks for what is wrong with it
       tpio-book faults [--list] [--only NAME]...
                                     makes seeded faults in a copy of the house and looks whether tests notice";

/// What the command line asks for.
enum Command {
    Build { out: Option<PathBuf> },
    Serve { port: u16 },
    Check,
    Faults { list: bool, only: Vec<String> },
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
        ["build"] => Some(Command::Build { out: None }),
        ["build", "--out", dir] => Some(Command::Build { out: Some(PathBuf::from(dir)) }),
        ["serve"] => Some(Command::Serve { port: 3000 }),
        ["serve", "--port", port] => port.parse().ok().map(|port| Command::Serve { port }),
        ["check"] => Some(Command::Check),
        ["faults", ref rest @ ..] => faults(rest),
        _ => None,
    }
}

fn faults(mut words: &[&str]) -> Option<Command> {
    let (mut list, mut only) = (false, Vec::new());
    loop {
        words = match words {
            [] => return Some(Command::Faults { list, only }),
            ["--list", rest @ ..] => {
                list = true;
                rest
            }
            ["--only", name, rest @ ..] => {
                only.push((*name).to_owned());
                rest
            }
            _ => return None,
        };
    }
}

fn run(command: &Command) -> Result<String, Vec<Problem>> {
    let root = book::root().map_err(|problem| vec![problem])?;
    match command {
        Command::Build { out } => book::build(&root, out.as_deref()).map(|out| format!("{}", out.display())),
        Command::Serve { port } => serve::run(&root, *port).map(|()| String::new()),
        Command::Check => {
            let problems = check::all(&root);
            if problems.is_empty() { Ok("nothing wrong with the book".to_string()) } else { Err(problems) }
        }
        Command::Faults { list, only } => {
            let house = root.join("..");
            let faults = faults::only(faults::load(&house)?, only)?;
            if *list {
                Ok(faults::list(&faults))
            } else {
                faults::run::all(&house, &faults, &mut |line| eprintln!("{line}"))
            }
        }
    }
}
