//! The preview: what browsers request, and what nobody may.

mod shared;

use publisher::site::Server;
use shared::Fixture;
use shared::http::{ask, get};
use std::fs;

fn served() -> (Fixture, Server, u16) {
    let fixture = Fixture::at("https://example.org/bulletins/");
    fixture.build();
    let server = Server::start(fixture.site(), 0).unwrap();
    let url = server.url();
    assert!(
        url.starts_with("http://127.0.0.1:") && url.ends_with('/'),
        "{url}"
    );
    let port = url
        .trim_end_matches('/')
        .rsplit(':')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    (fixture, server, port)
}

#[test]
fn files_come_with_their_types() {
    let (fixture, server, port) = served();
    let wasm = fixture
        .options
        .viewer
        .files
        .keys()
        .find(|it| it.ends_with(".wasm"))
        .unwrap();
    let picture = fixture
        .files()
        .into_keys()
        .find(|it| it.ends_with(".webp"))
        .unwrap();
    for (path, kind) in [
        ("", "text/html; charset=utf-8"),
        ("2020-15/", "text/html; charset=utf-8"),
        ("2020-15/index.html", "text/html; charset=utf-8"),
        ("bulletin-viewer.js", "text/javascript; charset=utf-8"),
        (wasm, "application/wasm"),
        ("data/archive.json", "application/json"),
        ("data/2020-15/summary.csv", "text/csv; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        (&picture, "image/webp"),
    ] {
        let answer = get(port, &format!("/{path}"), &[]);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert!(
            answer
                .header("content-security-policy")
                .contains("'wasm-unsafe-eval'")
        );
        let mut file = fixture.site().join(path);
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        assert!(answer.body == fs::read(file).unwrap(), "{path}");
        let head = ask(port, "HEAD", &format!("/{path}"), &[]).unwrap();
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        assert_eq!(
            head.header("content-length"),
            answer.header("content-length")
        );
    }
    server.stop();
    assert!(ask(port, "GET", "/", &[]).is_err(), "it has stopped");
}

#[test]
fn precompressed_copies_and_ranges_are_sent_when_asked_for() {
    let (fixture, _server, port) = served();
    let plain = fs::read(fixture.site().join("bulletin-viewer.js")).unwrap();
    for (accepted, sent) in [
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", ""),
    ] {
        let answer = get(
            port,
            "/bulletin-viewer.js",
            &[("Accept-Encoding", accepted)],
        );
        assert_eq!(answer.header("content-encoding"), sent, "{accepted}");
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert!(answer.unpacked() == plain, "{accepted}");
    }
    let part = get(port, "/bulletin-viewer.js", &[("Range", "bytes=3-7")]);
    assert_eq!(
        (part.status, part.header("content-range")),
        (206, &*format!("bytes 3-7/{}", plain.len()))
    );
    assert_eq!(part.body, plain[3..8]);
    assert_eq!(
        get(port, "/bulletin-viewer.js", &[("Range", "bytes=999999-")]).status,
        416
    );
    let modified = get(port, "/", &[]).header("last-modified").to_owned();
    assert_eq!(
        get(port, "/", &[("If-Modified-Since", &modified)]).status,
        304
    );
}

#[test]
fn folders_lead_to_their_page_and_list_nothing() {
    let (fixture, _server, port) = served();
    let answer = get(port, "/2020-15", &[]);
    assert!((301..=308).contains(&answer.status), "{}", answer.status);
    assert_eq!(answer.header("location"), "/2020-15/");
    for path in [
        "/data/",
        "/data/2020-15/",
        "/nothing",
        "/nothing/",
        "/index.html/",
    ] {
        let answer = get(port, path, &[]);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        let text = String::from_utf8(answer.body).unwrap();
        assert!(
            // The site's own, with what it needs named from the root.
            text.contains("没有这一页")
                && text.contains("最新一期")
                && text.contains("\"/viewer-")
                && !text.contains("issue.json"),
            "{path}"
        );
    }
    assert_eq!(ask(port, "POST", "/", &[]).unwrap().status, 405);
    drop(fixture);
}

#[test]
fn nothing_outside_the_folder_is_sent() {
    let (fixture, _server, port) = served();
    fs::write(fixture.root().join("secret.txt"), "secret").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(
            fixture.root().join("secret.txt"),
            fixture.site().join("link.txt"),
        )
        .unwrap();
        symlink(fixture.root(), fixture.site().join("folder")).unwrap();
        symlink(
            fixture.site().join("icon.svg"),
            fixture.site().join("within.svg"),
        )
        .unwrap();
        assert_eq!(get(port, "/within.svg", &[]).status, 200);
    }
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/data/../../secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/link.txt",
        "/folder/secret.txt",
        "/folder/",
        "/.htaccess",
        "/%00",
        "/a%00b",
        "/%ff",
        "/.bulletin-next/lock",
    ] {
        let answer = get(port, path, &[]);
        assert!(
            [400, 404].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("secret"),
            "{path}"
        );
    }
    // Another site's name that points here.
    assert_eq!(get(port, "/", &[("Host", "evil.example")]).status, 403);
    assert_eq!(
        get(port, "/", &[("Host", &format!("localhost:{port}"))]).status,
        200
    );
}

#[test]
fn a_port_that_is_taken_or_a_folder_that_is_none_is_said() {
    let (fixture, _server, port) = served();
    assert_eq!(
        Server::start(fixture.site(), port).unwrap_err().kind.name,
        "no-server"
    );
    assert_eq!(
        Server::start(&fixture.root().join("none"), 0)
            .unwrap_err()
            .kind
            .name,
        "no-server"
    );
    assert_eq!(
        Server::start(&fixture.site().join("icon.svg"), 0)
            .unwrap_err()
            .kind
            .name,
        "no-server"
    );
}

/// A pipe in the site is no file: nobody opens it, nobody waits for it.
#[test]
#[cfg(unix)]
fn what_is_no_plain_file_is_not_there() {
    let (fixture, server, port) = served();
    let site = fixture.site();
    fs::create_dir(site.join("piped")).unwrap();
    for name in ["pipe.json", "piped/index.html", "icon.svg.gz"] {
        let made = std::process::Command::new("mkfifo")
            .arg(site.join(name))
            .status();
        assert!(made.unwrap().success(), "{name}");
    }
    for path in ["/pipe.json", "/piped/", "/icon.svg"] {
        assert_eq!(get(port, path, &[]).status, 404, "{path}");
    }
    assert_eq!(get(port, "/", &[]).status, 200);
    server.stop();
}

/// Requests that do not end keep nobody waiting, are ended, and do not hold up the end.
#[test]
fn half_a_request_is_not_waited_for() {
    use std::io::{Read, Write};
    let (_fixture, server, port) = served();
    let half = || {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            .unwrap();
        stream
    };
    let mut all: Vec<_> = (0..600).map(|_| half()).collect();
    assert_eq!(get(port, "/", &[]).status, 200);
    // The server closes the connection, with or without an answer.
    let _ = all[0].read_to_end(&mut Vec::new());
    let late = half();
    server.stop();
    drop(late);
}
