//! Builds the player, the screens of tpio for browsers, and puts it into a rendered book. Without a compiler for
//! WebAssembly the book is complete without it; then it says what is missing and how to get it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

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

/// Puts the player into a rendered book. Every name carries what is in the file, so that a browser that has kept one file of
/// an older book never runs it with the others of this one.
///
/// # Errors
///
/// A file cannot be read or written, or mdBook has left no script of the page's.
pub fn install(files: &Path, html: &Path) -> Result<(), Vec<Problem>> {
    place(files, html).map_err(|error| vec![Problem::new("book/player", 0, error.to_string())])
}

fn place(files: &Path, html: &Path) -> io::Result<()> {
    let into = html.join("player");
    fs::create_dir_all(&into)?;
    // what an older build of the book left
    for old in names(&into)?.iter().filter(|name| name.starts_with("player")) {
        fs::remove_file(into.join(old))?;
    }
    let (script, wasm) = (fs::read(files.join("player.js"))?, fs::read(files.join("player_bg.wasm"))?);
    let mark = fingerprint(&[script.as_slice(), &wasm]);
    fs::write(into.join(format!("player-{mark}.js")), script)?;
    fs::write(into.join(format!("player_bg-{mark}.wasm")), wasm)?;
    // mdBook names the page's script by what is in it; now there is something else in it
    let pages: Vec<PathBuf> = crate::check::files(html, &["html"]);
    let used = pages.iter().find_map(|page| script_of(&fs::read_to_string(page).ok()?));
    let used = used.ok_or_else(|| io::Error::other("no page has the script of the player"))?;
    let text = fs::read_to_string(into.join(&used))?;
    let text = text.replace("'player.js'", &format!("'player-{mark}.js'"));
    let text = text.replace("'player_bg.wasm'", &format!("'player_bg-{mark}.wasm'"));
    let name = format!("page-{}.js", fingerprint(&[text.as_bytes()]));
    for other in names(&into)?.iter().filter(|name| name.starts_with("page")) {
        fs::remove_file(into.join(other))?;
    }
    fs::write(into.join(&name), text)?;
    for page in pages {
        let text = fs::read_to_string(&page)?;
        let new = text.replace(&format!("player/{used}"), &format!("player/{name}"));
        if new != text {
            fs::write(page, new)?;
        }
    }
    Ok(())
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.flatten();
    Ok(entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
}

/// The name of the player's script that a page loads.
fn script_of(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("player/page")?;
    let (end, _) = rest.split_once(".js")?;
    Some(format!("page{end}.js"))
}

/// Eight digits that stand for what is in files (FNV-1a).
fn fingerprint(parts: &[&[u8]]) -> String {
    let add = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = parts.iter().copied().flatten().fold(0xcbf2_9ce4_8422_2325_u64, add);
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compiler_that_is_not_there_has_no_target() {
        assert!(!has_target("no-such-compiler"));
    }

    #[test]
    fn the_names_of_the_players_files_carry_what_is_in_them() {
        let folder = std::env::temp_dir().join(format!("tpio-player-{}", std::process::id()));
        let (files, html) = (folder.join("files"), folder.join("html"));
        fs::create_dir_all(html.join("player")).expect("a folder");
        fs::create_dir_all(&files).expect("a folder");
        let build = |wasm: &str| {
            fs::write(files.join("player.js"), "script").expect("written");
            fs::write(files.join("player_bg.wasm"), wasm).expect("written");
            let script = "load('player.js', 'player_bg.wasm')";
            fs::write(html.join("player/page-0123abcd.js"), script).expect("written");
            fs::write(html.join("a.html"), "<script src=\"../player/page-0123abcd.js\"></script>").expect("written");
            place(&files, &html).expect("installed");
            let mut found = names(&html.join("player")).expect("there");
            found.sort();
            let page = fs::read_to_string(html.join("a.html")).expect("there");
            assert!(page.contains(&format!("player/{}", found[0])), "{page} {found:?}");
            let script = fs::read_to_string(html.join("player").join(&found[0])).expect("there");
            assert!(found[1..].iter().all(|name| script.contains(name.as_str())), "{script} {found:?}");
            assert_eq!(found.len(), 3);
            found
        };
        let (one, other) = (build("one"), build("other"));
        assert!(one.iter().zip(&other).all(|(one, other)| one != other), "{one:?} {other:?}");
        assert_eq!(one, build("one"));
        fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn the_script_is_where_mdbook_is_told() {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(SCRIPT).is_file());
    }
}
