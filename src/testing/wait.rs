//! Waiting for the browser. No verdict depends on how long it takes.

use wasm_bindgen_futures::JsFuture;

/// How long to wait for a condition, in milliseconds: far longer than a busy machine
/// takes.
const TIMEOUT: u32 = 60_000;
/// The time between two checks, in milliseconds.
const STEP: u32 = 5;

/// Yields to the browser for at least some milliseconds. Only for what must not happen
/// in that time.
pub async fn sleep(milliseconds: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        gloo::timers::callback::Timeout::new(milliseconds, move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        })
        .forget();
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits until the condition holds; panics with `what` if it never does.
#[track_caller]
pub fn until<'a>(
    what: &'a str,
    mut holds: impl FnMut() -> bool + 'a,
) -> impl Future<Output = ()> + 'a {
    let caller = std::panic::Location::caller();
    async move {
        for _ in 0..TIMEOUT / STEP {
            if holds() {
                return;
            }
            sleep(STEP).await;
        }
        panic!("waited in vain: {what} ({caller})");
    }
}
