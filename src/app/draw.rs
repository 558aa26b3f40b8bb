//! Drawing a large issue: first the top of it, or the place that was asked for, then
//! the rest slice by slice, so that no task takes long.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Date;
use yew::Context;

use super::later::send_later;
use super::navigate::Goal;
use super::{Action, App};

/// The lines of text that fill the first screen of any window, and a few more.
const FIRST_LINES: usize = 60;

/// The lines that a picture takes the space of on a wide screen.
const PICTURE_LINES: usize = 12;

/// How many slices are drawn in the first task after the first screen. Each task
/// draws twice as many as the one before it or half as many, so that it takes about
/// as long as [`PACE`] says, in milliseconds.
const SLICES_PER_TASK: usize = 2;
const PACE: (f64, f64) = (10.0, 25.0);

/// About the time between two frames, in milliseconds.
const FRAME: u32 = 16;

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
        if let Some(issue) = self.phase.issue() {
            let mut lines = 0;
            for (index, slice) in issue.document.slices.iter().enumerate() {
                if lines > FIRST_LINES {
                    break;
                }
                lines += slice.lines + PICTURE_LINES * slice.pictures;
                issue.drawing.draw(index);
            }
        }
        self.draw_goal();
    }

    /// Draws the next slices, and later more of them. Nothing else is drawn again,
    /// unless the reader waits for it.
    pub(super) fn draw_more(&mut self, ctx: &Context<Self>, count: usize) -> bool {
        self.timers.draw = None;
        if let Some(issue) = self.phase.issue()
            && issue.drawing.draw_next(count)
        {
            let drawing = Rc::clone(&issue.drawing);
            let link = ctx.link().clone();
            let began = Date::now();
            self.timers.draw = Some(Timeout::new(0, move || {
                let took = drawing.finished.get() - began;
                let count = match took {
                    _ if took < PACE.0 => count * 2,
                    _ if took > PACE.1 => count.div_ceil(2),
                    _ => count,
                };
                link.send_message(Action::Draw(count));
            }));
        }
        self.scrolling.goal.is_some()
    }

    /// After a render: announces a new issue, goes to the goal, and schedules the
    /// next slices.
    pub(super) fn after_render(&mut self, ctx: &Context<Self>) {
        let Some(issue) = self.phase.issue_mut() else {
            return;
        };
        if !std::mem::replace(&mut issue.announced, true) {
            let id = issue.document.issue.id.clone();
            issue.drawing.is_ready.set(true);
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
        if issue.is_some_and(|it| !it.drawing.is_complete()) && self.timers.draw.is_none() {
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
}
