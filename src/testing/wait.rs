//! Waiting for the browser, and for what it is to come to.

use wasm_bindgen_futures::JsFuture;

/// Milliseconds after which what has not come counts as never coming.
const PATIENCE: u32 = 5_000;
/// Milliseconds between two looks.
const STEP: u32 = 5;

/// Lets the browser go on for so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        gloo::timers::callback::Timeout::new(milliseconds, move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        })
        .forget();
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits until it holds; panics with `what` where it never does.
#[track_caller]
pub fn until<'a>(
    what: &'a str,
    mut holds: impl FnMut() -> bool + 'a,
) -> impl Future<Output = ()> + 'a {
    let caller = std::panic::Location::caller();
    async move {
        for _ in 0..PATIENCE / STEP {
            if holds() {
                return;
            }
            sleep(STEP).await;
        }
        panic!("never came to be: {what} ({caller})");
    }
}
