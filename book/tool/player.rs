//! Builds the player, the screens of tpio for browsers, and puts it into a rendered book. Without a compiler for
//! WebAssembly the book is complete without it; then it says what is missing and how to get it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::Problem;

/// What the player is compiled to.
const TARGET: &str = "wasm32-unknown-unknown";

/// Names another compiler for the player alone, for systems where the target belongs to one of its own.
const COMPILER: &str = "TPIO_WASM_RUSTC";

/// The page's script, below the book's root, as mdBook is told of it.
pub const SCRIPT: &str = "player/page.js";

/// Whether a book has a player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Player {
    /// It has: the files are in this folder.
    Built(PathBuf),
    /// It has not, because of this.
    Missing(String),
}

/// Builds the player below the book's root, if there is a compiler for it.
///
/// # Errors
///
/// There is one, and it does not compile.
pub fn build(root: &Path) -> Result<Player, Vec<Problem>> {
    let compiler = std::env::var(COMPILER).unwrap_or_else(|_| "rustc".to_owned());
    if !has_target(&compiler) {
        return Ok(Player::Missing(format!(
            "the player is left out, and pages show transcripts only: `{compiler}` has no target {TARGET}\n\
             (`rustup target add {TARGET}` installs it; {COMPILER} names another compiler)"
        )));
    }
    let manifest = root.join("player/Cargo.toml");
    let target = root.join("../target/player");
    let out = target.join("book");
    let cargo = || {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.env("CARGO_TARGET_DIR", &target).env_remove("CARGO_BUILD_TARGET");
        command
    };
    let common = ["--release", "--locked", "--manifest-path"];
    let mut wasm = cargo();
    wasm.arg("build").args(common).arg(&manifest).args(["--target", TARGET]);
    if std::env::var_os(COMPILER).is_some() {
        wasm.env("RUSTC", &compiler);
    }
    run(&mut wasm)?;
    let mut bind = cargo();
    bind.arg("run").args(common).arg(&manifest).args(["-p", "tpio-bind", "--"]);
    bind.arg(target.join(TARGET).join("release/tpio_player.wasm")).arg(&out);
    run(&mut bind)?;
    Ok(Player::Built(out))
}

/// Whether a compiler has the standard library of our target.
fn has_target(compiler: &str) -> bool {
    let asked = Command::new(compiler).args(["--print", "target-libdir", "--target", TARGET]).output();
    let Ok(answer) = asked else { return false };
    let folder = PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim());
    let files = folder.read_dir().into_iter().flatten().flatten();
    files.map(|file| file.file_name()).any(|name| name.to_string_lossy().starts_with("libstd-"))
}

fn run(command: &mut Command) -> Result<(), Vec<Problem>> {
    let what = format!("{:?}", command.get_args().collect::<Vec<_>>());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(vec![Problem::new("book/player", 0, format!("cargo {what} failed: {status}"))]),
        Err(error) => Err(vec![Problem::new("book/player", 0, format!("cargo cannot be run: {error}"))]),
    }
}

/// Copies the player into a rendered book.
///
/// # Errors
///
/// A file cannot be copied.
pub fn install(files: &Path, html: &Path) -> Result<(), Vec<Problem>> {
    let into = html.join("player");
    let copy = |name: &str| std::fs::copy(files.join(name), into.join(name)).map(|_| ());
    let all = std::fs::create_dir_all(&into).and_then(|()| copy("player.js")).and_then(|()| copy("player_bg.wasm"));
    all.map_err(|error| vec![Problem::new("book/player", 0, error.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compiler_that_is_not_there_has_no_target() {
        assert!(!has_target("no-such-compiler"));
    }

    #[test]
    fn the_script_is_where_mdbook_is_told() {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(SCRIPT).is_file());
    }
}
