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
        let begin = |reader: &Reader| {
            reader.js("page.__got = null; page.__bytes = 0; page.__stop = new page.AbortController();
                page.fetch('/a.json', { signal: page.__stop.signal }).then(async (answer) => {
                    const body = answer.body.getReader();
                    for (let chunk; !(chunk = await body.read()).done; ) page.__bytes += chunk.value.length;
                    page.__got = [answer.status, answer.headers.get('content-type'), page.__bytes];
                }).catch((error) => { page.__got = error.name })", json!(null));
        };
        let end = |reader: &Reader| {
            reader.until("an answer", || {
                let got = reader.js("return page.__got", json!(null));
                Ok((!got.is_null()).then_some(got))
            })
        };
        let ask = |reader: &Reader| {
            begin(reader);
            end(reader)
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
        begin(reader);
        reader.until_js("its beginning has come", "return page.__bytes === 10", json!(null));
        assert_eq!(reader.js("return page.__got", json!(null)), json!(null));
        reader.js("page.__stop.abort()", json!(null));
        assert_eq!(end(reader), json!("AbortError"));
        reader.server.mend();
        assert_eq!(ask(reader), json!([200, "application/json", 25]));
        assert!(reader.server.count("/a.json") >= 9);
    }

    /// Long timers wait until the test lets time pass, and run in their order;
    /// short ones run by themselves.
    fn the_test_controls_long_timers(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/plain.html");
        reader.js("page.__ran = []; page.__start = page.performance.now();
            page.setTimeout((word) => page.__ran.push(word), 3000, 'third');
            page.setTimeout(() => {
                page.__ran.push('first');
                page.setTimeout(() => page.__ran.push('second'), 1500);
            }, 1000);
            page.clearTimeout(page.setTimeout(() => page.__ran.push('never'), 1000));
            page.setTimeout(() => page.__ran.push('short'), 20)", json!(null));
        let ran = |reader: &Reader| reader.js("return page.__ran.join()", json!(null));
        reader.until_js("the short one has run", "return page.__ran.length > 0", json!(null));
        reader.advance(999);
        assert_eq!(ran(reader), json!("short"));
        reader.advance(1);
        assert_eq!(ran(reader), json!("short,first"));
        reader.advance(10_000);
        assert_eq!(ran(reader), json!("short,first,second,third"));
        assert_eq!(reader.js("return page.performance.now() - page.__start", json!(null)), json!(11_000));
        reader.hold_timers(20);
        reader.js("page.setTimeout(() => page.__ran.push('held'), 20)", json!(null));
        assert_eq!(reader.js("return page.__clock.waiting", json!(null)), json!(1));
        reader.advance(20);
        assert_eq!(ran(reader), json!("short,first,second,third,held"));
    }

    /// A tap waits until its target has stopped moving, however few frames a busy
    /// machine draws.
    fn a_moving_target_is_tapped_where_it_comes_to_rest(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/plain.html");
        reader.js("const button = page.document.createElement('button');
            button.textContent = '走着';
            button.style.cssText = 'position: absolute; left: 0; top: 300px';
            button.onclick = () => (page.__at = page.__steps);
            page.document.body.append(button);
            page.__steps = 0;
            const step = () => {
                button.style.left = 4 * ++page.__steps + 'px';
                if (page.__steps < 40) page.requestAnimationFrame(step);
            };
            page.requestAnimationFrame(step)", json!(null));
        reader.tap("走着");
        reader.until_js("it is tapped", "return page.__at", json!(null));
        assert_eq!(reader.js("return page.__at", json!(null)), json!(40));
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
