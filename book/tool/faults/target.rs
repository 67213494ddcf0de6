//! A test as cargo is asked for it: package, target, name; and the file in which it has to stand.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Packages whose tests may notice a fault, and their rooms.
const PACKAGES: &[(&str, &str)] =
    &[("tpio-model", "model"), ("tpio-scenarios", "scenarios"), ("tpio-sim", "sim"), ("tpio", "tui")];

/// Which of a package's programs of tests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The library's own.
    Lib,
    /// `tests/<name>.rs` or `tests/<name>/main.rs`.
    Tests(String),
}

/// One test.
///
/// ```
/// use tpio_book::faults::Test;
/// let test: Test = "-p tpio-sim --lib explore::table::tests::a_test".parse().unwrap();
/// assert_eq!(test.to_string(), "-p tpio-sim --lib explore::table::tests::a_test");
/// assert!("-p tpio-sim a_test".parse::<Test>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Test {
    package: String,
    /// The folder of the package.
    pub room: &'static str,
    /// Which program of tests.
    pub target: Target,
    /// Its name in that program, with its modules.
    pub name: String,
}

impl FromStr for Test {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words: Vec<&str> = text.split(' ').collect();
        let (package, target, name) = match words[..] {
            ["-p", package, "--lib", name] => (package, Target::Lib, name),
            ["-p", package, "--test", target, name] => (package, Target::Tests(target.to_owned()), name),
            _ => return Err(format!("not `-p PACKAGE --lib NAME` or `-p PACKAGE --test TARGET NAME`: {text}")),
        };
        let room = PACKAGES.iter().find(|(known, _)| *known == package).map(|(_, room)| *room);
        let room = room.ok_or_else(|| format!("no package {package} whose tests notice faults"))?;
        Ok(Test { package: package.to_owned(), room, target, name: name.to_owned() })
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.arguments().join(" "), self.name)
    }
}

impl Test {
    /// What cargo is told to build.
    pub(super) fn arguments(&self) -> Vec<&str> {
        match &self.target {
            Target::Lib => vec!["-p", &self.package, "--lib"],
            Target::Tests(target) => vec!["-p", &self.package, "--test", target],
        }
    }

    /// Whether it stands in its file in that house.
    pub(super) fn exists(&self, house: &Path) -> bool {
        let (modules, function) = self.name.rsplit_once("::").unwrap_or(("", &self.name));
        let texts = self.files(house, modules).into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
        let head = format!("fn {function}()");
        texts.into_iter().any(|text| {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            lines.windows(2).any(|pair| pair[0] == "#[test]" && pair[1].starts_with(&head))
        })
    }

    /// Where a module of the program may stand.
    fn files(&self, house: &Path, modules: &str) -> [PathBuf; 2] {
        let inner: Vec<&str> = modules.split("::").filter(|module| !module.is_empty() && *module != "tests").collect();
        let room = house.join(self.room);
        match (&self.target, &inner[..]) {
            (Target::Lib, []) => [room.join("src/lib.rs"), room.join("src/lib.rs")],
            (Target::Lib, inner) => either(&room.join("src").join(inner.join("/"))),
            (Target::Tests(target), []) => {
                [room.join(format!("tests/{target}.rs")), room.join(format!("tests/{target}/main.rs"))]
            }
            (Target::Tests(target), inner) => either(&room.join("tests").join(target).join(inner.join("/"))),
        }
    }
}

fn either(module: &Path) -> [PathBuf; 2] {
    [module.with_extension("rs"), module.join("mod.rs")]
}
