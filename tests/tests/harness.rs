//! Tests of the test tools, on a page without the viewer.

use browser_tests::server::{Fault, Server};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::json;
use std::time::Duration;

in_every_browser! {
    /// Taps, keys and typed text reach a shadow root in a frame.
    fn input_arrives_in_a_shadow_root(reader: &mut Reader) {
        for size in Size::ALL {
            reader.open(size, "/test/plain.html");
            reader.sees("影子里的字");
            reader.tap("加一");
            reader.sees("1");
            reader.press("Enter");
            reader.sees("2");
            reader.press("Tab");
            reader.has_focus_on("姓名");
            reader.type_text("abc");
            let value = reader.js("return active().value", json!(null));
            assert_eq!(value, json!("abc"));
            reader.press("Shift+Tab");
            reader.has_focus_on("加一");
        }
    }

    /// A link below the fold can be tapped, and back returns.
    fn a_far_link_is_tapped_and_left_again(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/plain.html#start");
        reader.tap("很远的链接");
        reader.is_at("#count");
        reader.until("the page is at the top", || Ok((reader.scroll() < 100.0).then_some(())));
        reader.back();
        reader.is_at("#start");
        reader.reload();
        reader.is_at("#start");
        reader.sees("影子里的字");
    }

    /// The page sees each fault of the server as that fault.
    fn faults_reach_the_page(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        reader.open(Size::Phone, "/test/plain.html");
        reader.server.put("/a.json", "application/json", "{\"a\":[1,2,3,4,5,6,7,8,9]}");
        let ask = |reader: &Reader| {
            reader.js("page.__got = null; const stop = new page.AbortController();
                setTimeout(() => stop.abort(), 3000);
                page.fetch('/a.json', { signal: stop.signal }).then(async (answer) => {
                    const text = await answer.text();
                    page.__got = [answer.status, answer.headers.get('content-type'), text.length];
                }).catch((error) => { page.__got = error.name })", json!(null));
            reader.until("an answer", || {
                let got = reader.js("return page.__got", json!(null));
                Ok((!got.is_null()).then_some(got))
            })
        };
        assert_eq!(ask(reader), json!([200, "application/json", 25]));
        reader.server.fault_times("/a.json", 1, Fault::Status(503));
        assert_eq!(ask(reader)[0], json!(503));
        reader.server.fault_times("/a.json", 1, Fault::Page);
        assert_eq!(ask(reader)[1], json!("text/html; charset=utf-8"));
        reader.server.fault_times("/a.json", 1, Fault::Type("text/plain"));
        assert_eq!(ask(reader), json!([200, "text/plain", 25]));
        reader.server.fault_times("/a.json", 1, Fault::Body(b"{".to_vec()));
        assert_eq!(ask(reader), json!([200, "application/json", 1]));
        reader.server.fault_times("/a.json", 1, Fault::Drip(5, Duration::from_millis(20)));
        assert_eq!(ask(reader), json!([200, "application/json", 25]));
        // A browser may repeat a request by itself when its connection is closed.
        reader.server.fault("/a.json", Fault::Drop);
        assert_eq!(ask(reader), json!("TypeError"));
        reader.server.mend();
        reader.server.fault("/a.json", Fault::Truncated(10));
        assert_eq!(ask(reader), json!("TypeError"));
        reader.server.mend();
        reader.server.fault("/a.json", Fault::Stall(10));
        assert_eq!(ask(reader), json!("AbortError"));
        reader.server.mend();
        assert_eq!(ask(reader), json!([200, "application/json", 25]));
        assert!(reader.server.count("/a.json") >= 9);
    }

    /// What a page logs or throws is noticed.
    fn noise_is_noticed(reader: &mut Reader) {
        let server = Server::start();
        let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";
        server.put("/a.svg", "image/svg+xml", picture);
        let other = server.origin();
        let asks = format!("new page.Image().src = '{other}/a.svg'");
        let left = format!("left the origin: {other}/a.svg");
        let noises = [
            ("page.console.warn('a warning')", "console.warn: a warning"),
            ("page.setTimeout('throw new Error(\"thrown\")')", "error: Error: thrown"),
            ("page.setTimeout('Promise.reject(new Error(\"rejected\"))')", "unhandled rejection: Error: rejected"),
            (&asks, &left),
        ];
        for (script, line) in noises {
            reader.open(Size::Phone, "/test/plain.html");
            reader.js(script, json!(null));
            reader.until(line, || {
                let said = reader.messages();
                match said.iter().any(|said| said.contains(line)) {
                    true => Ok(Some(())),
                    false => Err(said.join("\n")),
                }
            });
        }
        for words in ["a warning", "thrown", "rejected", "a.svg"] {
            reader.allow(words);
        }
    }

    /// A policy that the server sends is in force, and violations are noticed.
    fn a_policy_is_in_force(reader: &mut Reader) {
        reader.server.page_header("content-security-policy", "default-src 'none'; script-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self'");
        reader.open(Size::Phone, "/test/plain.html");
        reader.sees("影子里的字");
        reader.js("const style = page.document.createElement('style'); style.textContent = 'p{color:red}'; page.document.head.append(style)", json!(null));
        reader.until("the breach is noticed", || {
            Ok(reader.messages().iter().any(|line| line.contains("csp: style-src")).then_some(()))
        });
        reader.allow("style-src");
        reader.allow("HTMLStyleElement");
    }

    /// Screenshots have the requested size.
    fn screenshots_have_the_page_only(reader: &mut Reader) {
        reader.open(Size::Narrow, "/test/plain.html");
        let png = reader.screenshot("harness");
        // Width and height are at a fixed offset in a PNG.
        let bytes = std::fs::read(png).expect("the screenshot was written");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((number(16), number(20)), (320, 700));
    }
}
