//! Waiting for the browser.

use wasm_bindgen_futures::JsFuture;

/// How long to wait for a condition, in milliseconds.
const TIMEOUT: u32 = 5_000;
/// The time between two checks, in milliseconds.
const STEP: u32 = 5;

/// Yields to the browser for some milliseconds.
pub async fn sleep(milliseconds: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        gloo::timers::callback::Timeout::new(milliseconds, move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        })
        .forget();
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits for a condition. Panics with `what` if it does not become true.
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
        panic!("never came to be: {what} ({caller})");
    }
}
