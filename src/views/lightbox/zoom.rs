//! How far in, and where, a reader looks at a picture.
//!
//! Rule of this file: arithmetic alone. Lengths are CSS pixels; points count
//! from the middle of the stage, since that is where the picture is drawn from.

/// The closest that a picture can be brought.
pub const CLOSEST: f64 = 6.0;

/// The stage, and the picture as it stands on it at 1×.
#[derive(Clone, Copy)]
pub struct Room {
    width: f64,
    height: f64,
    picture_width: f64,
    picture_height: f64,
}

/// So much of each side of a screen is the system's: it goes back there.
const EDGE: f64 = 30.0;

impl Room {
    /// Whether a finger that came down so far from the middle means the system.
    pub fn is_edge(&self, x: f64) -> bool {
        x.abs() > self.width / 2.0 - EDGE
    }

    /// Fits a picture of so many pixels into a stage, whole and as large as it
    /// goes (what CSS calls `object-fit: contain`). No picture has no size.
    pub fn new(width: f64, height: f64, picture: Option<(u32, u32)>) -> Self {
        let (w, h) = picture.map_or((0.0, 0.0), |(w, h)| (f64::from(w), f64::from(h)));
        let fit = if w > 0.0 && h > 0.0 {
            (width / w).min(height / h)
        } else {
            0.0
        };
        Room {
            width,
            height,
            picture_width: w * fit,
            picture_height: h * fit,
        }
    }
}

/// How the picture is drawn: enlarged about the middle of the stage, then moved.
#[derive(Clone, Copy)]
pub struct View {
    /// 1 to [`CLOSEST`].
    pub scale: f64,
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// The whole picture.
pub const WHOLE: View = View {
    scale: 1.0,
    x: 0.0,
    y: 0.0,
};

impl View {
    /// Brings the picture closer by a factor; what lies under the point stays
    /// there. Without a picture nothing happens.
    pub fn zoom(&mut self, room: &Room, factor: f64, x: f64, y: f64) {
        if room.picture_width <= 0.0 {
            return;
        }
        let scale = (self.scale * factor).clamp(1.0, CLOSEST);
        let factor = scale / self.scale;
        self.scale = scale;
        self.x = x - (x - self.x) * factor;
        self.y = y - (y - self.y) * factor;
        self.pan(room, 0.0, 0.0);
    }

    /// Moves the picture, no further than its own edge.
    pub fn pan(&mut self, room: &Room, x: f64, y: f64) {
        let limit = |at: f64, picture: f64, stage: f64| {
            let most = ((picture * self.scale - stage) / 2.0).max(0.0);
            // Not `clamp`: its panic would bring the printing of floats.
            at.max(-most).min(most)
        };
        let x = limit(self.x + x, room.picture_width, room.width);
        self.y = limit(self.y + y, room.picture_height, room.height);
        self.x = x;
    }

    /// Whether the picture is enlarged, and so can be moved.
    pub fn is_close(&self) -> bool {
        self.scale > 1.0
    }

    /// Whether a point lies on the picture.
    pub fn holds(&self, room: &Room, x: f64, y: f64) -> bool {
        (x - self.x).abs() * 2.0 <= room.picture_width * self.scale
            && (y - self.y).abs() * 2.0 <= room.picture_height * self.scale
    }

    /// The CSS for it.
    pub fn transform(&self) -> String {
        let mut out = String::from("translate(");
        thousandths(self.x, &mut out);
        out.push_str("px,");
        thousandths(self.y, &mut out);
        out.push_str("px) scale(");
        thousandths(self.scale, &mut out);
        out.push(')');
        out
    }
}

/// Writes a number to three decimals. CSS reads `e-3`; a decimal point would
/// bring Rust's printing of floats, ten kilobytes of it.
fn thousandths(value: f64, out: &mut String) {
    if value < 0.0 {
        out.push('-');
    }
    out.push_str(&((value.abs() * 1000.0) as usize).to_string());
    out.push_str("e-3");
}

/// What a finger's way over the whole picture asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Swipe {
    /// To the left.
    Next,
    /// To the right.
    Previous,
    /// Down.
    Close,
}

/// Whether a finger has gone too far for a tap.
pub fn is_way(x: f64, y: f64) -> bool {
    x.abs().max(y.abs()) > 10.0
}

/// Reads a finger's way and the milliseconds that it took: far, or short and fast.
pub fn swipe(x: f64, y: f64, time: f64) -> Option<Swipe> {
    let way = x.abs().max(y.abs());
    if way < if time < 250.0 { 30.0 } else { 80.0 } {
        return None;
    }
    if x.abs() < y.abs() {
        return (y > 0.0).then_some(Swipe::Close);
    }
    Some(if x < 0.0 {
        Swipe::Next
    } else {
        Swipe::Previous
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of 3:2 on a phone: 300 × 200 of 300 × 600.
    const PHONE: Room = Room {
        width: 300.0,
        height: 600.0,
        picture_width: 300.0,
        picture_height: 200.0,
    };

    #[test]
    fn a_picture_is_fitted_whole() {
        let room = Room::new(300.0, 600.0, Some((1600, 800)));
        assert_eq!((room.picture_width, room.picture_height), (300.0, 150.0));
        let room = Room::new(300.0, 600.0, Some((100, 800)));
        assert_eq!((room.picture_width, room.picture_height), (75.0, 600.0));
        for none in [None, Some((0, 0)), Some((0, 5)), Some((5, 0))] {
            let room = Room::new(300.0, 600.0, none);
            assert_eq!((room.picture_width, room.picture_height), (0.0, 0.0));
            assert!(!WHOLE.holds(&room, 1.0, 1.0));
            let mut view = WHOLE;
            view.zoom(&room, 2.0, 0.0, 0.0);
            assert!(!view.is_close());
        }
    }

    #[test]
    fn the_point_under_the_finger_stays() {
        let mut view = WHOLE;
        view.zoom(&PHONE, 4.0, 60.0, 30.0);
        // The picture's own point 60, 30 is drawn at scale × 60 + x.
        assert_eq!(view.scale * 60.0 + view.x, 60.0);
        assert_eq!(view.scale * 30.0 + view.y, 30.0);
        view.zoom(&PHONE, 1.25, 60.0, 30.0);
        assert_eq!(view.scale * 60.0 + view.x, 60.0);
    }

    #[test]
    fn zoom_ends_at_both_ends() {
        let mut view = WHOLE;
        view.zoom(&PHONE, 100.0, 10.0, 10.0);
        assert_eq!(view.scale, CLOSEST);
        view.zoom(&PHONE, 0.001, -80.0, 70.0);
        assert_eq!((view.scale, view.x, view.y), (1.0, 0.0, 0.0));
        assert!(!view.is_close());
    }

    #[test]
    fn a_picture_never_leaves_the_stage() {
        let mut view = WHOLE;
        view.pan(&PHONE, 50.0, 50.0);
        assert_eq!((view.x, view.y), (0.0, 0.0));
        view.zoom(&PHONE, 2.0, 0.0, 0.0);
        view.pan(&PHONE, 5000.0, 5000.0);
        // 600 wide on 300; 400 high on 600 still fits.
        assert_eq!((view.x, view.y), (150.0, 0.0));
        view.zoom(&PHONE, 3.0, 0.0, 0.0);
        view.pan(&PHONE, -5000.0, -5000.0);
        assert_eq!((view.x, view.y), (-750.0, -300.0));
    }

    #[test]
    fn a_point_is_on_the_picture_or_beside_it() {
        assert!(WHOLE.holds(&PHONE, -150.0, 100.0));
        assert!(!WHOLE.holds(&PHONE, 0.0, 101.0));
        let mut view = WHOLE;
        view.zoom(&PHONE, 2.0, 0.0, 0.0);
        assert!(view.holds(&PHONE, 0.0, 199.0));
    }

    #[test]
    fn the_edges_are_the_systems() {
        assert!(PHONE.is_edge(-121.0) && PHONE.is_edge(150.0));
        assert!(!PHONE.is_edge(-119.0) && !PHONE.is_edge(0.0));
    }

    #[test]
    fn css_reads_the_transform() {
        let view = View {
            scale: 2.5,
            x: -12.25,
            y: 0.0,
        };
        assert_eq!(
            view.transform(),
            "translate(-12250e-3px,0e-3px) scale(2500e-3)"
        );
    }

    #[test]
    fn a_way_is_read() {
        assert_eq!(swipe(-90.0, 20.0, 600.0), Some(Swipe::Next));
        assert_eq!(swipe(90.0, -20.0, 600.0), Some(Swipe::Previous));
        assert_eq!(swipe(10.0, 90.0, 600.0), Some(Swipe::Close));
        assert_eq!(swipe(10.0, -90.0, 600.0), None);
        assert_eq!(swipe(-40.0, 0.0, 600.0), None);
        assert_eq!(swipe(-40.0, 0.0, 100.0), Some(Swipe::Next));
        assert_eq!(swipe(-20.0, 0.0, 100.0), None);
        assert!(is_way(0.0, -11.0) && !is_way(10.0, 10.0));
    }
}
