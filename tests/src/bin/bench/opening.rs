//! How fast a page opens over a slow network with a slow processor: an embed and a
//! published issue beside the same page without scripts.

use super::{median, number};
use browser_tests::Reader;
use browser_tests::server::PUBLISHED;
use serde_json::json;
use std::collections::BTreeMap;

/// Visits of each page, in turn.
const ROUNDS: usize = 7;

/// Kilobits a second, and milliseconds from a request to its answer.
const NETWORK: (u32, u32) = (1600, 150);

/// Runs before the scripts of a page.
const WATCH: &str = "(() => {
    const times = (window.__opening = { paint: 0 });
    new PerformanceObserver((list) => (times.paint = list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
    document.addEventListener('bulletin-ready', () => (times.ready = performance.now()));
    const find = (css) => document.querySelector('bulletin-viewer')?.shadowRoot?.querySelector(css) || document.querySelector(css);
    const look = () => {
        if (!times.heading && find('.headline')?.getClientRects().length) times.heading = performance.now();
        if (!times.text && find('.tail')) times.text = performance.now();
        if (!times.text || !times.heading) requestAnimationFrame(look);
    };
    look();
})()";

/// What is read when a page is at rest: by name, the milliseconds since its opening.
const READ: &str = "const out = { ...window.__opening };
    const [page] = performance.getEntriesByType('navigation');
    out['page fetched'] = page.responseEnd;
    out['page parsed'] = page.domInteractive;
    for (const it of performance.getEntriesByType('resource')) {
        const [name] = it.name.match(/bulletin-viewer\\.js|viewer-[^/]*|choices-[^/]*|start-[^/]*|archive\\.json|issue\\.json/) || [];
        if (name) out[name.replace(/-\\w{8}\\./, '.') + ' fetched'] = it.responseEnd;
    }
    return out";

/// Measures and prints.
pub fn measure(reader: &mut Reader) {
    let page = reader
        .server
        .file(&format!("{PUBLISHED}2020-15/index.html"));
    let page = String::from_utf8_lossy(&page).into_owned();
    let mut bare = page.clone();
    while let Some(at) = bare.find("<script") {
        let end = bare[at..]
            .find("</script>")
            .map_or(bare.len(), |it| at + it + 9);
        bare.replace_range(at..end, "");
    }
    let embed = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>Embed</title><link rel=icon href=../icon.svg><script type=module src=../bulletin-viewer.js></script><bulletin-viewer src=../data/archive.json></bulletin-viewer>".to_owned();
    let pages = [
        ("without scripts", bare),
        ("published", page),
        ("element", embed),
    ];
    reader.server.compress();
    for (index, (_, html)) in pages.iter().enumerate() {
        let path = format!("{PUBLISHED}opening-{index}/");
        reader
            .server
            .put(&path, "text/html; charset=utf-8", html.clone());
    }
    let mut found: Vec<BTreeMap<String, Vec<f64>>> = vec![BTreeMap::new(); pages.len()];
    for _ in 0..ROUNDS {
        for (index, times) in found.iter_mut().enumerate() {
            for (name, time) in visit(reader, index, index > 0) {
                times.entry(name).or_default().push(time);
            }
        }
    }
    println!(
        "\nopening a page: {} kbit/s, {} ms, CPU 1/4; ms, medians of {ROUNDS} visits in turn; pages uncompressed",
        NETWORK.0, NETWORK.1
    );
    for (times, (name, _)) in found.iter().zip(&pages) {
        println!("{name}");
        let mut steps: Vec<(f64, &String)> = times
            .iter()
            .map(|(name, it)| (median(it.clone()), name))
            .collect();
        steps.sort_by(|one, two| one.0.total_cmp(&two.0));
        for (time, step) in steps {
            let bare = found[0].get(step).map(|it| median(it.clone()));
            let ratio = bare
                .map(|it| format!("  {:.2}", time / it))
                .unwrap_or_default();
            println!("  {step:<28} {time:>6.0}{ratio}");
        }
    }
}

/// Opens a page with an empty cache, and returns its times.
fn visit(reader: &Reader, index: usize, has_viewer: bool) -> Vec<(String, f64)> {
    let session = reader.session();
    session.go("about:blank").expect("an empty page opens");
    session.protocol("Network.enable", json!({}));
    session.protocol("Network.clearBrowserCache", json!({}));
    let script = session.protocol(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": WATCH }),
    );
    let bytes = NETWORK.0 * 125;
    session.protocol(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": NETWORK.1, "downloadThroughput": bytes, "uploadThroughput": bytes }),
    );
    session.protocol("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    session.protocol(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": 412, "height": 915, "deviceScaleFactor": 1, "mobile": true }),
    );
    let address = format!("{}{PUBLISHED}opening-{index}/", reader.server.origin());
    session
        .go(&address)
        .unwrap_or_else(|error| panic!("{address}: {error}"));
    let done = if has_viewer { "ready" } else { "text" };
    reader.until("the page is open", || {
        let times = session.script("return window.__opening", &[])?;
        Ok((number(&times[done]) > 0.0 && number(&times["paint"]) > 0.0).then_some(()))
    });
    // What the take-over paints counts, too.
    std::thread::sleep(std::time::Duration::from_secs(1));
    let times = session.script(READ, &[]).expect("the times are read");
    session.protocol("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    session.protocol(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
    );
    let identifier = &script["identifier"];
    session.protocol(
        "Page.removeScriptToEvaluateOnNewDocument",
        json!({ "identifier": identifier }),
    );
    let times = times.as_object().cloned().unwrap_or_default();
    times
        .into_iter()
        .map(|(name, time)| (name, number(&time)))
        .collect()
}
