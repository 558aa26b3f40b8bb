//! The site on real servers, with the settings that it contains. A server that
//! this machine lacks is skipped with a message. Each runs on a free port, in a
//! folder of its own, and is stopped by its own handle. With
//! `BULLETIN_SERVERS=required` a missing server is a failure.

mod shared;

use shared::Fixture;
use shared::http::{ask, get};
use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server with the site at `/bulletins/`.
struct Host {
    fixture: Fixture,
    port: u16,
    child: Child,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<_> = std::env::split_paths(&path).collect();
    // Folders with servers that are not in a user's path.
    folders.extend(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    let found = folders
        .iter()
        .map(|it| it.join(name))
        .find(|it| it.is_file());
    if found.is_none() {
        let required = std::env::var_os("BULLETIN_SERVERS").is_some_and(|it| it == "required");
        assert!(!required, "{name} is not installed");
        // Written directly, since the macros' output is hidden for a passing
        // test.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {name} is not installed, so the site was not tried on it"
        );
    }
    found
}

/// Starts a server; `arguments` gets the site's folder, one for the server's
/// own files, and the port.
fn host(name: &str, arguments: impl FnOnce(&Path, &Path, u16) -> Vec<String>) -> Option<Host> {
    let program = find(name)?;
    let mut fixture = Fixture::at("https://example.org/bulletins/");
    let root = fixture.root().to_owned();
    fixture.options.out = root.join("www/bulletins");
    fs::create_dir_all(root.join("run")).unwrap();
    fixture.build();
    // Other users on this machine read it, too.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&root, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let log = fs::File::create(root.join("run/log")).unwrap();
    let child = Command::new(program)
        .args(arguments(&root.join("www"), &root.join("run"), port))
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    let mut host = Host {
        fixture,
        port,
        child,
    };
    // As long as a busy machine may take.
    let end = Instant::now() + Duration::from_secs(180);
    while ask(port, "GET", "/bulletins/icon.svg", &[]).is_err() {
        let ended = host.child.try_wait().unwrap();
        assert!(
            ended.is_none() && Instant::now() < end,
            "{name} does not answer: {}",
            fs::read_to_string(root.join("run/log")).unwrap_or_default()
        );
        std::thread::sleep(Duration::from_millis(30));
    }
    Some(host)
}

impl Host {
    fn file(&self, part: &str) -> String {
        let files = self.fixture.files();
        let mut names = files
            .into_keys()
            .filter(|it| it.contains(part) && !it.ends_with(".br") && !it.ends_with(".gz"));
        names.next().unwrap()
    }

    /// What the settings promise for every server.
    fn keeps_the_promises(&self, encodings: &[&str]) {
        let wasm = self.file(".wasm");
        let sheet = self.file(".css");
        let picture = self.file(".webp");
        let year = self.file("data/summary-");
        const GOOD: &str = "public, max-age=31536000, immutable";
        for (path, kind, cache) in [
            ("", "text/html", "no-cache"),
            ("2020-15/", "text/html", "no-cache"),
            ("embed/frame.html", "text/html", "no-cache"),
            ("bulletin-viewer.js", "text/javascript", "no-cache"),
            ("data/archive.json", "application/json", "no-cache"),
            ("data/2020-15/issue.json", "application/json", "no-cache"),
            ("data/2020-15/summary.csv", "text/csv", "no-cache"),
            ("icon.svg", "image/svg+xml", "no-cache"),
            (&wasm, "application/wasm", GOOD),
            (&sheet, "text/css", GOOD),
            (&picture, "image/webp", GOOD),
            (&year, "application/json", GOOD),
            ("summary.html", "text/html", "no-cache"),
        ] {
            let address = format!("/bulletins/{path}");
            let file = self.fixture.site().join(path);
            let file = if file.is_dir() {
                file.join("index.html")
            } else {
                file
            };
            for accepted in ["identity", "gzip", "br, gzip"] {
                let answer = get(self.port, &address, &[("Accept-Encoding", accepted)]);
                let place = format!("{path} ({accepted}): {answer:?}", answer = answer.headers);
                assert_eq!(answer.status, 200, "{place}");
                let (sent, charset) = answer
                    .header("content-type")
                    .split_once(';')
                    .unwrap_or((answer.header("content-type"), ""));
                assert_eq!(sent, kind, "{place}");
                if kind.starts_with("text/") && kind != "text/html" {
                    assert_eq!(charset.trim().to_lowercase(), "charset=utf-8", "{place}");
                }
                assert_eq!(answer.header("cache-control"), cache, "{place}");
                let policy = answer.header("content-security-policy");
                assert!(
                    policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"),
                    "{place}"
                );
                assert_eq!(
                    answer.header("x-content-type-options"),
                    "nosniff",
                    "{place}"
                );
                let encoding = answer.header("content-encoding");
                assert!(
                    encoding.is_empty() || accepted.contains(encoding),
                    "{place}"
                );
                assert!(answer.unpacked() == fs::read(&file).unwrap(), "{place}");
                // Compressed by the project, not by the server on the fly.
                if encodings.contains(&encoding) {
                    let copy = format!(
                        "{}.{}",
                        file.display(),
                        if encoding == "br" { "br" } else { "gz" }
                    );
                    assert!(answer.body == fs::read(copy).unwrap(), "{place}");
                    assert!(
                        answer
                            .header("vary")
                            .to_lowercase()
                            .contains("accept-encoding"),
                        "{place}"
                    );
                }
            }
        }
        for encoding in encodings {
            for path in [
                "",
                "2020-15/",
                "bulletin-viewer.js",
                "data/2020-15/issue.json",
                &wasm,
            ] {
                let answer = get(
                    self.port,
                    &format!("/bulletins/{path}"),
                    &[(
                        "Accept-Encoding",
                        if *encoding == "br" {
                            "gzip, br"
                        } else {
                            "gzip"
                        },
                    )],
                );
                assert_eq!(answer.header("content-encoding"), *encoding, "{path}");
            }
        }
        assert!((301..=308).contains(&get(self.port, "/bulletins/2020-15", &[]).status));
        for path in [
            "nothing",
            ".bulletin-next/lock",
            ".htaccess",
            "data/nothing.json",
        ] {
            let status = get(self.port, &format!("/bulletins/{path}"), &[]).status;
            assert!([403, 404].contains(&status), "{path}: {status}");
        }
        let own = fs::read(self.fixture.site().join("404.html")).unwrap();
        for path in ["nothing", "2019-99/", "a/b/c/nothing.html"] {
            let answer = get(self.port, &format!("/bulletins/{path}"), &[]);
            assert_eq!(answer.status, 404, "{path}");
            assert!(answer.body == own, "{path}: the site's own page");
        }
        let part = get(
            self.port,
            &format!("/bulletins/{picture}"),
            &[("Range", "bytes=0-3")],
        );
        assert_eq!((part.status, &part.body[..]), (206, &b"RIFF"[..]));
    }
}

#[test]
fn nginx_sends_it_as_its_settings_say() {
    let host = host("nginx", |www, run, port| {
        let settings = run.join("nginx.conf");
        let (www, run) = (www.display(), run.display());
        let text = format!(
            "daemon off;\nmaster_process off;\npid {run}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n\
             access_log off;\nclient_body_temp_path {run}/a;\nproxy_temp_path {run}/b;\nfastcgi_temp_path {run}/c;\nuwsgi_temp_path {run}/d;\nscgi_temp_path {run}/e;\n\
             gzip_vary on;\nserver {{\nlisten 127.0.0.1:{port};\nlocation /bulletins/ {{\nroot {www};\ninclude {www}/bulletins/server/nginx.conf;\n}}\n}}\n}}\n"
        );
        fs::write(&settings, text).unwrap();
        vec![
            "-c".into(),
            settings.display().to_string(),
            "-p".into(),
            run.to_string(),
        ]
    });
    if let Some(host) = host {
        host.keeps_the_promises(&["gzip"]);
    }
}

#[test]
fn lighttpd_sends_it_as_its_settings_say() {
    let host = host("lighttpd", |www, run, port| {
        let settings = run.join("lighttpd.conf");
        let www = www.display();
        let text = format!(
            "server.modules = ( \"mod_access\" )\nserver.document-root = \"{www}\"\nserver.bind = \"127.0.0.1\"\nserver.port = {port}\ninclude \"{www}/bulletins/server/lighttpd.conf\"\n"
        );
        fs::write(&settings, text).unwrap();
        vec!["-D".into(), "-f".into(), settings.display().to_string()]
    });
    if let Some(host) = host {
        host.keeps_the_promises(&[]);
        let log = fs::read_to_string(host.fixture.root().join("run/log")).unwrap();
        assert!(
            !log.contains("WARNING") && !log.contains("unknown"),
            "{log}"
        );
    }
}

/// Apache's own settings, with or without what it needs to send precompressed
/// copies.
fn apache(www: &Path, run: &Path, port: u16, modules: &[&str]) -> Vec<String> {
    let settings = run.join("apache2.conf");
    let folder = [
        "/usr/lib/apache2/modules",
        "/usr/lib64/httpd/modules",
        "/usr/libexec/apache2",
    ];
    let folder = folder
        .into_iter()
        .find(|it| Path::new(it).is_dir())
        .unwrap_or(folder[0]);
    let mut text = format!(
        "ServerRoot {run}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {run}/pid\nErrorLog /dev/stderr\nMutex default:{run}\n",
        run = run.display()
    );
    for module in ["mpm_event", "authz_core", "mime", "dir"]
        .iter()
        .chain(modules)
    {
        text += &format!("LoadModule {module}_module {folder}/mod_{module}.so\n");
    }
    text += &format!(
        "TypesConfig {}\nDocumentRoot {www}\n<Directory {www}>\nAllowOverride All\nRequire all granted\n</Directory>\n<FilesMatch \"^\\.ht\">\nRequire all denied\n</FilesMatch>\n",
        if Path::new("/etc/mime.types").is_file() {
            "/etc/mime.types"
        } else {
            "/dev/null"
        },
        www = www.display()
    );
    // As in Debian, and a trap: .br is Breton there.
    if modules.contains(&"negotiation") {
        text += "AddLanguage br .br\nAddEncoding x-gzip .gz .tgz\n";
    }
    if modules.contains(&"deflate") {
        text += "AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json application/wasm\n";
    }
    fs::write(&settings, text).unwrap();
    vec!["-X".into(), "-f".into(), settings.display().to_string()]
}

#[test]
fn apache_sends_it_as_its_settings_say() {
    for modules in [
        &["headers", "rewrite", "filter"][..],
        &["headers", "rewrite", "negotiation", "filter", "deflate"],
    ] {
        let host = host("apache2", |www, run, port| apache(www, run, port, modules));
        if let Some(host) = host {
            host.keeps_the_promises(&["gzip", "br"]);
        }
    }
}

#[test]
fn apache_without_its_modules_sends_it_all_the_same() {
    let host = host("apache2", |www, run, port| apache(www, run, port, &[]));
    if let Some(host) = host {
        for path in ["", "2020-15/", "bulletin-viewer.js", "data/archive.json"] {
            assert_eq!(
                get(host.port, &format!("/bulletins/{path}"), &[]).status,
                200,
                "{path}"
            );
        }
    }
}

/// A server without any settings, which does not know the type of wasm either.
#[test]
fn busybox_sends_it_without_any_settings() {
    let host = host("busybox", |www, _, port| {
        [
            "httpd",
            "-f",
            "-p",
            &format!("127.0.0.1:{port}"),
            "-h",
            &www.display().to_string(),
        ]
        .map(str::to_owned)
        .to_vec()
    });
    if let Some(host) = host {
        for (path, bytes) in host.fixture.files() {
            // Busybox lists nothing and reads its own settings, but none of
            // ours.
            if path.starts_with('.') || path.ends_with(".br") || path.ends_with(".gz") {
                continue;
            }
            let answer = get(host.port, &format!("/bulletins/{path}"), &[]);
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.body == bytes, "{path}");
        }
        let page = get(host.port, "/bulletins/2020-15/", &[]);
        assert_eq!(
            (page.status, page.header("content-type").split(';').next()),
            (200, Some("text/html"))
        );
        let script = get(host.port, "/bulletins/bulletin-viewer.js", &[]);
        assert!(
            script.header("content-type").contains("javascript"),
            "{script:?}"
        );
        let wasm = get(
            host.port,
            &format!("/bulletins/{}", host.file(".wasm")),
            &[],
        );
        assert!(wasm.body.starts_with(b"\0asm"));
    }
}

/// Settings for a server that is not here are at least well-formed.
#[test]
fn the_settings_for_iis_and_netlify_are_well_formed() {
    let fixture = Fixture::new();
    fixture.build();
    let text = fixture.read("web.config");
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut open, mut types) = (Vec::new(), 0);
    loop {
        use quick_xml::events::Event;
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(tag.name().as_ref().to_owned()),
            Event::End(_) => drop(open.pop().unwrap()),
            Event::Empty(tag) => types += usize::from(tag.name().as_ref() == "mimeMap"),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty() && types > 15, "{types}");
    // A duplicate type stops the whole site (500.19).
    for line in text.lines().filter(|it| it.contains("<mimeMap")) {
        let ending = line.split('"').nth(1).unwrap();
        let remove = format!("<remove fileExtension=\"{ending}\" />\n");
        assert!(
            text.split(line)
                .next()
                .unwrap()
                .trim_end()
                .ends_with(remove.trim_end()),
            "{ending}"
        );
        assert_eq!(
            text.matches(&format!("<mimeMap fileExtension=\"{ending}\""))
                .count(),
            1
        );
    }
    for name in fixture
        .options
        .viewer
        .files
        .keys()
        .filter(|it| it.contains('-') && *it != "bulletin-viewer.js")
    {
        assert!(
            text.contains(&format!("<location path=\"{name}\">")),
            "{name}"
        );
    }
    let mut paths = Vec::new();
    for line in fixture
        .read("_headers")
        .lines()
        .filter(|it| !it.is_empty() && !it.starts_with('#'))
    {
        match line.strip_prefix("  ") {
            None => {
                assert!(line.starts_with('/'), "{line}");
                paths.push(line.to_owned());
            }
            Some(header) => assert!(!paths.is_empty() && header.contains(": "), "{line}"),
        }
    }
    assert_eq!(paths[0], "/*");
}
