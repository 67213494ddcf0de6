//! Shows the book in a browser while it is written: builds it, serves it on 127.0.0.1, and builds it again when a
//! source changes; open pages then reload themselves. A few hundred lines of somebody else's server would do no more.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::watch::Watch;
use crate::{book, player, problem::Problem};

/// Where a page asks for the number of the build it should show.
const VERSION: &str = "/-/version";

/// What a served page carries in addition: it reloads when the number changes.
const RELOAD: &str = "<script>(v=>setInterval(async()=>{try{const n=await(await fetch('/-/version')).text();\
                      if(v===null)v=n;else if(n!==v)location.reload()}catch{}},1000))(null)</script>";

/// Builds the book, with the player from a folder, if there is one, serves it at `port` (0: any) and keeps it fresh until
/// the process ends.
///
/// # Errors
///
/// The first build fails, or the port is taken. A later build that fails is reported on stderr, and the last good one
/// stays up.
pub fn run(root: &Path, port: u16, player: Option<&Path>) -> Result<(), Vec<Problem>> {
    let out = book::build(root, None, player)?;
    let (address, version) = start(out, port).map_err(|error| vec![Problem::new("serve", 0, error.to_string())])?;
    eprintln!(
        "the book is at http://{address}/ (rules, facts and programs are compiled in: restart after changing them)"
    );
    let mut watch =
        Watch::new(vec![root.join("src"), root.join("book.toml"), root.join("tpio.css"), root.join(player::SCRIPT)]);
    loop {
        std::thread::sleep(Duration::from_millis(500));
        if !watch.changed() {
            continue;
        }
        match book::build(root, None, player) {
            Ok(_) => {
                version.fetch_add(1, Ordering::Relaxed);
                eprintln!("built again");
            }
            Err(problems) => problems.iter().for_each(|problem| eprintln!("{problem}")),
        }
    }
}

/// Serves a folder from threads of its own. Returns the address and the build number that pages watch.
///
/// # Errors
///
/// The port cannot be had.
pub fn start(folder: PathBuf, port: u16) -> io::Result<(std::net::SocketAddr, Arc<AtomicU64>)> {
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    let address = listener.local_addr()?;
    let version = Arc::new(AtomicU64::new(1));
    let current = Arc::clone(&version);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (folder, current) = (folder.clone(), Arc::clone(&current));
            // A browser that goes away in the middle of an answer is no concern of ours.
            std::thread::spawn(move || answer(stream, &folder, &current).unwrap_or_default());
        }
    });
    Ok((address, version))
}

/// Answers one request and closes the connection.
fn answer(stream: TcpStream, folder: &Path, version: &AtomicU64) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
    }
    let target = request.split_whitespace().nth(1).unwrap_or("/");
    let mut stream = reader.into_inner();
    if target == VERSION {
        return send(&mut stream, "200 OK", "text/plain", version.load(Ordering::Relaxed).to_string().as_bytes());
    }
    let found = locate(folder, target).and_then(|path| Some((kind(&path), fs::read(path).ok()?)));
    match found {
        Some((kind, mut body)) => {
            if kind.starts_with("text/html") {
                body.extend_from_slice(RELOAD.as_bytes());
            }
            send(&mut stream, "200 OK", kind, &body)
        }
        None => send(&mut stream, "404 Not Found", "text/plain", b"no such page\n"),
    }
}

fn send(stream: &mut TcpStream, status: &str, kind: &str, body: &[u8]) -> io::Result<()> {
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len())?;
    write!(stream, "Cache-Control: no-store\r\nConnection: close\r\n\r\n")?;
    stream.write_all(body)
}

/// The file that a request means; nothing outside the folder.
fn locate(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or("").trim_start_matches('/');
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || path.contains('\\') {
        return None;
    }
    let file = folder.join(path);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn get(address: std::net::SocketAddr, target: &str) -> String {
        let mut stream = TcpStream::connect(address).expect("the server listens");
        write!(stream, "GET {target} HTTP/1.1\r\nHost: here\r\n\r\n").expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answered");
        answer
    }

    #[test]
    fn it_serves_the_folder_and_nothing_else() {
        let dir = std::env::temp_dir().join(format!("tpio-book-serve-{}", std::process::id()));
        fs::create_dir_all(dir.join("in")).expect("a folder");
        fs::write(dir.join("in/index.html"), "<p>hello").expect("a page");
        let (address, version) = start(dir.join("in"), 0).expect("a free port");
        assert!(get(address, "/").contains("<p>hello"));
        assert!(get(address, "/").contains("location.reload"));
        assert!(get(address, "/../secret").starts_with("HTTP/1.1 404"));
        assert!(get(address, "/missing.html").starts_with("HTTP/1.1 404"));
        assert!(get(address, VERSION).ends_with("\r\n1"));
        version.fetch_add(1, Ordering::Relaxed);
        assert!(get(address, VERSION).ends_with("\r\n2"));
        fs::remove_dir_all(&dir).expect("gone");
    }
}
