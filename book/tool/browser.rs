//! Tests the rendered book in a real browser: builds it with the player, serves it, and lets `browser/test.mjs` drive the
//! browser. Says what is missing, if anything is.

use std::path::Path;
use std::process::Command;

use crate::player::{self, Player};
use crate::problem::Problem;
use crate::{book, serve};

/// Runs the tests; what to say of them.
///
/// # Errors
///
/// Something is missing, or a test failed.
pub fn run(root: &Path) -> Result<String, Vec<Problem>> {
    let missing = |what: &str| vec![Problem::new("book/browser", 0, what)];
    let files = match player::build(root)? {
        Player::Built(files) => files,
        Player::Missing(why) => return Err(missing(&why)),
    };
    let folder = root.join("browser");
    let node = |program: &str| {
        let mut command = Command::new(program);
        command.current_dir(&folder);
        command
    };
    if node("node").arg("--version").output().is_err() {
        return Err(missing("there is no `node`: the tests drive the browser with Node.js 20 or later"));
    }
    if !folder.join("node_modules/playwright-core").is_dir() {
        let installed = node("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).status();
        if !installed.is_ok_and(|status| status.success()) {
            return Err(missing("`npm ci` in book/browser failed: playwright-core and axe-core are missing"));
        }
    }
    let out = root.join("../target/player/html");
    let html = book::build(root, Some(&out), Some(&files))?;
    let (address, _) = serve::start(html, 0).map_err(|error| missing(&error.to_string()))?;
    let pictures = root.join("../target/player/pictures");
    let status = node("node").arg("test.mjs").arg(format!("http://{address}/")).arg(&pictures).status();
    match status {
        Ok(status) if status.success() => Ok(format!("pictures: {}", pictures.display())),
        Ok(_) => Err(missing("a test failed, or something is missing: see above")),
        Err(error) => Err(missing(&error.to_string())),
    }
}
