//! Drawing a large issue: first the top of it, or the place that was asked for, then
//! the rest slice by slice, so that no task takes long.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::Context;

use super::navigate::Goal;
use super::{Action, App};
use crate::words::{concat, decimal};

/// The lines of text that fill the first screen of any window, and a few more.
const FIRST_LINES: usize = 60;

/// The lines that a picture takes the space of on a wide screen.
const PICTURE_LINES: usize = 12;

/// How many slices are drawn at a time after the first screen.
const SLICES_PER_TASK: usize = 2;

/// About the time between two frames, in milliseconds.
const FRAME: u32 = 16;

fn send_later(ctx: &Context<App>, milliseconds: u32, action: Action) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(milliseconds, move || link.send_message(action))
}

/// Milliseconds without scrolling after which the reader is at rest.
const REST: u32 = 200;

impl App {
    /// Saves where the reader is once the scrolling ends: what is saved as the page
    /// is left can come too late for its reload. WebKit does not report `scrollend`.
    pub(super) fn save_at_rest(&mut self, ctx: &Context<Self>) {
        self.timers.rest = Some(send_later(ctx, REST, Action::SavePosition));
    }

    /// Chooses what of a new issue is drawn first: its top and the goal.
    pub(super) fn draw_first(&mut self) {
        let goal = match self.scrolling.goal.take() {
            Some(goal) => goal,
            None => self.goal_of_address(),
        };
        self.scrolling.goal = Some(goal);
        if let Some(issue) = self.phase.issue_mut() {
            let mut lines = 0;
            for (slice, drawn) in issue.document.slices.iter().zip(&mut issue.drawn) {
                if lines > FIRST_LINES {
                    break;
                }
                lines += slice.lines + PICTURE_LINES * slice.pictures;
                *drawn = true;
            }
        }
        self.draw_goal();
    }

    /// Draws the next slices.
    pub(super) fn draw_more(&mut self, count: usize) -> bool {
        self.timers.draw = None;
        let Some(issue) = self.phase.issue_mut() else {
            return false;
        };
        let mut any = false;
        for drawn in issue.drawn.iter_mut().filter(|it| !**it).take(count) {
            *drawn = true;
            any = true;
        }
        any
    }

    /// After a render: announces a new issue, goes to the goal, and schedules the
    /// next slices.
    pub(super) fn after_render(&mut self, ctx: &Context<Self>) {
        let Some(issue) = self.phase.issue_mut() else {
            return;
        };
        if !std::mem::replace(&mut issue.announced, true) {
            let id = issue.document.issue.id.clone();
            if issue.document.is_large() {
                self.reserve_space();
            }
            if self.host.ready(&id) {
                self.scrolling.goal = None;
            }
        }
        // While another issue is on its way, the goal is in that issue.
        let is_leaving = self.phase.is_leaving();
        let had_goal = !is_leaving && !matches!(self.scrolling.goal, None | Some(Goal::Stay));
        if !is_leaving && !self.scroll_to_goal() {
            ctx.link().send_message(Action::Draw(SLICES_PER_TASK));
            return;
        }
        if had_goal {
            self.timers.settle = Some(send_later(ctx, 0, Action::Settle));
        }
        let issue = self.phase.issue();
        if issue.is_some_and(|it| it.drawn.contains(&false)) && self.timers.draw.is_none() {
            self.timers.draw = Some(send_later(ctx, 0, Action::Draw(SLICES_PER_TASK)));
        }
    }

    /// One frame after a jump.
    pub(super) fn settle(&mut self, ctx: &Context<Self>) -> bool {
        if self.keep_anchor() {
            self.timers.settle = Some(send_later(ctx, FRAME, Action::Settle));
            return false;
        }
        // Scrolling was ignored as long as there was an anchor.
        self.update_position()
    }

    /// Slices below the first screen are laid out when they come near. Until then
    /// they take about the space that they will need (`text.css`); afterwards the
    /// browser remembers their size (`auto`).
    fn reserve_space(&self) {
        let (Some(issue), Ok(elements)) =
            (self.phase.issue(), self.root.query_selector_all(".slice"))
        else {
            return;
        };
        // The elements are in the order of the slices.
        for (index, slice) in issue.document.slices.iter().enumerate() {
            if issue.drawn.get(index) == Some(&true) {
                continue;
            }
            if let Some(element) = elements.item(index as u32) {
                let style = element.unchecked_into::<HtmlElement>().style();
                style.set_css_text(&concat(&[
                    "content-visibility:auto;--lines:",
                    &decimal(slice.lines),
                    ";--pictures:",
                    &decimal(slice.pictures),
                ]));
            }
        }
    }
}
