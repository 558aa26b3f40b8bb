//! `cargo xtask bench`: how fast an issue stands, scrolls and jumps, in
//! Chromium on a page of 412 × 915, with the CPU as it is and slowed four times; and
//! how fast a page opens over a slow network (`opening.rs`).
//!
//! The times are of this machine at this moment. What can be compared is the
//! ratio: the same HTML, put there by a plain script with `innerHTML`, is
//! measured beside it in the same run.

mod issue;
mod opening;

use browser_tests::{Browser, Reader, run};
use issue::Sample;
use serde_json::{Value, json};

/// Runs of each measurement, of which the median is shown.
const RUNS: usize = 3;

/// What is shown once before anything is measured.
const WARM: &str = "/bench/warm.json";

fn main() {
    run(Browser::Chromium, "bench", |reader| {
        let samples = [
            (
                "issue 15",
                issue::real(&reader.server.file("/data/2020-15/issue.json")),
            ),
            ("300 paragraphs, 60 figures", issue::issue(300, 60)),
            ("1,250 paragraphs", issue::issue(1250, 20)),
            ("5,000 paragraphs", issue::issue(5000, 20)),
            ("20,000 paragraphs", issue::issue(20_000, 20)),
        ];
        let warm = samples[0].1.json.to_string();
        reader.server.put(WARM, "application/json", warm);
        println!(
            "first screen: ms from the data to a first screen that stands; plain: the same by innerHTML"
        );
        println!("whole: ms of the processor until all of it is there, in tasks of the page");
        println!("longest task in ms, – where none is over 50\n");
        println!(
            "{:<27} {:>4} {:>7} {:>7} {:>6} {:>7} {:>7} {:>6} {:>7} | {:>6} {:>6} {:>6} {:>8} {:>6} | {:>6}",
            "",
            "CPU",
            "first",
            "plain",
            "ratio",
            "whole",
            "plain",
            "ratio",
            "there",
            "open",
            "scroll",
            "jump",
            "evidence",
            "figure",
            "CLS"
        );
        for (name, sample) in &samples {
            for slower in [1, 4] {
                measure(reader, name, sample, slower);
            }
        }
        opening::measure(reader);
    });
}

/// Measures one issue and prints its line.
fn measure(reader: &mut Reader, name: &str, sample: &Sample, slower: u32) {
    let url = "/bench/issue.json";
    reader
        .server
        .put(url, "application/json", sample.json.to_string());
    let (mut first, mut complete, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    let (mut whole, mut plain_whole) = (Vec::new(), Vec::new());
    let mut longest = [0.0_f64; 5];
    let mut shifts = 0.0_f64;
    for _ in 0..RUNS {
        fresh(reader, slower, true);
        let before = processor(reader);
        let opened = bench(
            reader,
            "open(args[0], args[1])",
            json!([url, sample.paragraphs]),
        );
        first.push(number(&opened["first"]));
        complete.push(number(&opened["complete"]));
        whole.push(processor(reader) - before);
        longest[0] = longest[0].max(number(&opened["longest"]));
        let most = |place: &mut f64, value: Value| *place = place.max(number(&value));
        most(&mut longest[1], bench(reader, "scroll(args)", json!(40)));
        // Before the jumps: what moves after a tap is no shift to a reader, and
        // these taps are none to the browser.
        shifts = shifts.max(number(&bench(reader, "shifts()", Value::Null)));
        for section in &sample.sections {
            most(&mut longest[2], bench(reader, "go(args)", json!(section)));
        }
        most(
            &mut longest[3],
            bench(reader, "go(args)", json!(sample.fact)),
        );
        most(
            &mut longest[4],
            bench(reader, "figure(args)", json!(sample.figure)),
        );

        let drawn = bench(reader, "drawn()", Value::Null);
        let text = |name: &str| drawn[name].as_str().unwrap_or_default().to_owned();
        reader.server.put(
            "/bench/drawn.txt",
            "text/plain; charset=utf-8",
            text("html"),
        );
        reader
            .server
            .put("/bench/drawn.css", "text/css; charset=utf-8", text("css"));
        fresh(reader, slower, false);
        let paths = json!(["/bench/drawn.txt", "/bench/drawn.css"]);
        let before = processor(reader);
        plain.push(number(&bench(reader, "plain(args[0], args[1])", paths)));
        plain_whole.push(processor(reader) - before);
    }
    let (first, complete, plain) = (median(first), median(complete), median(plain));
    let (whole, plain_whole) = (median(whole), median(plain_whole));
    let [open, scroll, jump, evidence, figure] = longest.map(|task| match task {
        0.0 => "–".to_owned(),
        task => format!("{task:.0}"),
    });
    println!(
        "{name:<27} {:>4} {first:>7.0} {plain:>7.0} {:>6.2} {whole:>7.0} {plain_whole:>7.0} {:>6.2} {complete:>7.0} | {open:>6} {scroll:>6} {jump:>6} {evidence:>8} {figure:>6} | {shifts:>6.3}",
        format!("1/{slower}"),
        first / plain,
        whole / plain_whole,
    );
}

/// The milliseconds of the processor that the page's tasks have taken so far: a busy
/// machine changes little of it.
fn processor(reader: &Reader) -> f64 {
    let session = reader.session();
    let metrics = session.protocol("Performance.getMetrics", json!({}));
    let all = metrics["metrics"].as_array().into_iter().flatten();
    let task = all.into_iter().find(|it| it["name"] == "TaskDuration");
    task.map_or(f64::NAN, |it| 1000.0 * number(&it["value"]))
}

/// A fresh page of a phone's size, with the wasm there where it is wanted, and
/// only then the slower CPU.
fn fresh(reader: &mut Reader, slower: u32, warm: bool) {
    let session = reader.session();
    session.protocol("Performance.enable", json!({ "timeDomain": "threadTicks" }));
    session.protocol("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    session.protocol(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": 412, "height": 915, "deviceScaleFactor": 1, "mobile": true }),
    );
    reader.open_window("/test/bench.html");
    if warm {
        bench(reader, "warm(args)", json!(WARM));
    }
    let session = reader.session();
    session.protocol("Emulation.setCPUThrottlingRate", json!({ "rate": slower }));
}

/// Calls a function of `pages/bench.js` and waits for what it promises.
fn bench(reader: &Reader, call: &str, args: Value) -> Value {
    reader.js(&format!("return window.bench.{call}"), args)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
