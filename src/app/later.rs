//! Sending an action to the app in a later task.

use gloo::timers::callback::Timeout;
use yew::Context;

use super::{Action, App};

/// Sends an action after so many milliseconds, unless the timer is dropped before.
pub(super) fn send_later(ctx: &Context<App>, milliseconds: u32, action: Action) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(milliseconds, move || link.send_message(action))
}
