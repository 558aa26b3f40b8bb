//! Drawing a large issue: the first screen, or the place that was asked for, at
//! once; the rest in slices, so that no task is long.

use crate::words::concat;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::Context;

use super::navigate::Goal;
use super::{Action, App};

/// Lines of text that fill the first screen of any window, and a little more.
const FIRST_LINES: usize = 60;

/// Lines that a picture takes the room of on a wide screen.
const PICTURE_LINES: usize = 12;

/// Slices that are drawn in one go after the first screen.
const AT_ONCE: usize = 2;

/// Milliseconds between two frames, about.
const FRAME: u32 = 16;

fn later(ctx: &Context<App>, milliseconds: u32, action: Action) -> Timeout {
    let link = ctx.link().clone();
    Timeout::new(milliseconds, move || link.send_message(action))
}

impl App {
    /// An issue came: chooses where to begin, and what is drawn first.
    pub(super) fn prepare(&mut self) {
        let goal = match self.goal.take() {
            Some(goal) => goal,
            None => self.goal_of_address(),
        };
        self.goal = Some(goal);
        if let Some(shown) = &mut self.shown {
            let mut lines = 0;
            for (slice, drawn) in shown.document.slices.iter().zip(&mut shown.drawn) {
                if lines > FIRST_LINES {
                    break;
                }
                lines += slice.lines + PICTURE_LINES * slice.pictures;
                *drawn = true;
            }
        }
        self.aim();
    }

    /// Draws the next slices.
    pub(super) fn draw_more(&mut self, count: usize) -> bool {
        self.draw_timer = None;
        let Some(shown) = &mut self.shown else {
            return false;
        };
        let mut any = false;
        for drawn in shown.drawn.iter_mut().filter(|it| !**it).take(count) {
            *drawn = true;
            any = true;
        }
        any
    }

    /// After each drawing: rooms are kept, the take-over is told, the goal is
    /// reached, the next slices are ordered.
    pub(super) fn after_drawing(&mut self, ctx: &Context<Self>) {
        let Some(shown) = &self.shown else {
            return;
        };
        if !self.announced {
            self.announced = true;
            if shown.document.is_large() {
                self.keep_room();
            }
            let issue = shown.document.issue.id.clone();
            if self.host.ready(&issue) {
                self.goal = None;
            }
        }
        // Of an issue that is on its way the goal is not yet here.
        let had_goal = !self.leaving && !matches!(self.goal, None | Some(Goal::Stay));
        if !self.leaving && !self.reach() {
            ctx.link().send_message(Action::Draw(AT_ONCE));
            return;
        }
        if had_goal {
            self.settle_timer = Some(later(ctx, 0, Action::Settle));
        }
        let rest = self
            .shown
            .as_ref()
            .is_some_and(|it| it.drawn.contains(&false));
        if rest && self.draw_timer.is_none() {
            self.draw_timer = Some(later(ctx, 0, Action::Draw(AT_ONCE)));
        }
    }

    /// A frame after a jump.
    pub(super) fn settle(&mut self, ctx: &Context<Self>) -> bool {
        if self.settled() {
            self.settle_timer = Some(later(ctx, FRAME, Action::Settle));
            return false;
        }
        // What was scrolled past while the place was held counts now.
        self.update_position()
    }

    /// What is not on the first screen is laid out when it comes near; until then
    /// it keeps the room that it will take, about (`text.css`). The browser remembers the true
    /// size once it knows it (`auto`).
    fn keep_room(&self) {
        let (Some(shown), Ok(elements)) = (&self.shown, self.root.query_selector_all(".slice"))
        else {
            return;
        };
        // The elements stand in the order of the slices.
        for (index, slice) in shown.document.slices.iter().enumerate() {
            if shown.drawn.get(index) == Some(&true) {
                continue;
            }
            if let Some(element) = elements.item(index as u32) {
                let style = element.unchecked_into::<HtmlElement>().style();
                style.set_css_text(&concat(&[
                    "content-visibility:auto;--lines:",
                    &slice.lines.to_string(),
                    ";--pictures:",
                    &slice.pictures.to_string(),
                ]));
            }
        }
    }
}
