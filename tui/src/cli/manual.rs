//! `tpio completions` and `tpio man`: what shells and `man` want to know, made from the command line itself.

use clap::CommandFactory as _;

use super::args::{Args, CompletionsArgs, ManArgs};
use super::output::Output;
use super::{Done, Failure, status};

pub(super) fn completions(args: &CompletionsArgs, output: &mut Output<'_, '_>) -> Done {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "tpio", &mut text);
    output.result(&String::from_utf8_lossy(&text))?;
    Ok(status::GOOD)
}

pub(super) fn man(args: &ManArgs, output: &mut Output<'_, '_>) -> Done {
    let mut tpio = Args::command();
    tpio.build();
    let page = match &args.command {
        None => tpio,
        Some(name) => match tpio.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return Err(Failure::Input(format!("tpio has no command `{name}`; `tpio --help` lists them"))),
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    output.result(&String::from_utf8_lossy(&text))?;
    Ok(status::GOOD)
}
