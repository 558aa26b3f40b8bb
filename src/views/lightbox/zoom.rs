//! The arithmetic of zooming, panning and swiping.
//!
//! Rule of this file: no browser. Lengths are CSS pixels. The origin is the middle
//! of the stage, which is also the CSS `transform-origin`.

use crate::words::decimal;

/// The largest scale.
pub const MAX_SCALE: f64 = 6.0;

/// The stage, and the size of the picture on it at scale 1.
#[derive(Clone, Copy)]
pub struct Viewport {
    width: f64,
    height: f64,
    picture_width: f64,
    picture_height: f64,
}

/// The width of the screen's edges, where a swipe is the system's gesture to go
/// back.
const EDGE: f64 = 30.0;

impl Viewport {
    /// Whether a touch that starts at `x` belongs to the system.
    pub fn is_edge(&self, x: f64) -> bool {
        x.abs() > self.width / 2.0 - EDGE
    }

    /// Fits a picture of a size in pixels into the stage, as `object-fit: contain`
    /// does. A missing picture has no size.
    pub fn new(width: f64, height: f64, picture: Option<(u32, u32)>) -> Self {
        let (w, h) = picture.map_or((0.0, 0.0), |(w, h)| (f64::from(w), f64::from(h)));
        let fit = if w > 0.0 && h > 0.0 {
            (width / w).min(height / h)
        } else {
            0.0
        };
        Viewport {
            width,
            height,
            picture_width: w * fit,
            picture_height: h * fit,
        }
    }
}

/// How the picture is drawn: scaled about the middle of the stage, then moved.
#[derive(Clone, Copy)]
pub struct Zoom {
    /// 1 to [`MAX_SCALE`].
    pub scale: f64,
    /// Offset to the right.
    pub x: f64,
    /// Offset down.
    pub y: f64,
}

/// The whole picture.
pub const UNZOOMED: Zoom = Zoom {
    scale: 1.0,
    x: 0.0,
    y: 0.0,
};

impl Zoom {
    /// Scales by a factor. The point of the picture at (x, y) stays there. Without
    /// a picture nothing happens.
    pub fn zoom(&mut self, viewport: &Viewport, factor: f64, x: f64, y: f64) {
        if viewport.picture_width <= 0.0 {
            return;
        }
        let scale = (self.scale * factor).clamp(1.0, MAX_SCALE);
        let factor = scale / self.scale;
        self.scale = scale;
        self.x = x - (x - self.x) * factor;
        self.y = y - (y - self.y) * factor;
        self.pan(viewport, 0.0, 0.0);
    }

    /// Moves the picture, at most to its own edge.
    pub fn pan(&mut self, viewport: &Viewport, x: f64, y: f64) {
        let limit = |offset: f64, picture: f64, stage: f64| {
            let most = ((picture * self.scale - stage) / 2.0).max(0.0);
            // `clamp` can panic, and its message needs the formatting of floats.
            offset.max(-most).min(most)
        };
        let x = limit(self.x + x, viewport.picture_width, viewport.width);
        self.y = limit(self.y + y, viewport.picture_height, viewport.height);
        self.x = x;
    }

    /// Whether the picture is enlarged, and can therefore be moved.
    pub fn is_zoomed(&self) -> bool {
        self.scale > 1.0
    }

    /// Whether a point is on the picture.
    pub fn contains(&self, viewport: &Viewport, x: f64, y: f64) -> bool {
        (x - self.x).abs() * 2.0 <= viewport.picture_width * self.scale
            && (y - self.y).abs() * 2.0 <= viewport.picture_height * self.scale
    }

    /// The value of the CSS property `transform`.
    pub fn to_css(&self) -> String {
        let mut out = String::from("translate(");
        push_thousandths(&mut out, self.x);
        out.push_str("px,");
        push_thousandths(&mut out, self.y);
        out.push_str("px) scale(");
        push_thousandths(&mut out, self.scale);
        out.push(')');
        out
    }
}

/// Appends a number with three decimals as `…e-3`, which CSS reads. Rust's
/// formatting of floats is ten kilobytes of wasm.
fn push_thousandths(out: &mut String, value: f64) {
    if value < 0.0 {
        out.push('-');
    }
    out.push_str(&decimal((value.abs() * 1000.0) as usize));
    out.push_str("e-3");
}

/// What a swipe over the whole picture does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Swipe {
    /// To the left: the next picture.
    Next,
    /// To the right: the previous one.
    Previous,
    /// Down: closes.
    Close,
}

/// Whether a finger moved too far for a tap.
pub fn is_drag(x: f64, y: f64) -> bool {
    x.abs().max(y.abs()) > 10.0
}

/// Detects a swipe, which is long, or short and fast, from a finger's movement
/// and its duration in milliseconds.
pub fn detect_swipe(x: f64, y: f64, duration: f64) -> Option<Swipe> {
    let distance = x.abs().max(y.abs());
    if distance < if duration < 250.0 { 30.0 } else { 80.0 } {
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
    const PHONE: Viewport = Viewport {
        width: 300.0,
        height: 600.0,
        picture_width: 300.0,
        picture_height: 200.0,
    };

    #[test]
    fn a_picture_fits_as_a_whole() {
        let viewport = Viewport::new(300.0, 600.0, Some((1600, 800)));
        assert_eq!(
            (viewport.picture_width, viewport.picture_height),
            (300.0, 150.0)
        );
        let viewport = Viewport::new(300.0, 600.0, Some((100, 800)));
        assert_eq!(
            (viewport.picture_width, viewport.picture_height),
            (75.0, 600.0)
        );
        for none in [None, Some((0, 0)), Some((0, 5)), Some((5, 0))] {
            let viewport = Viewport::new(300.0, 600.0, none);
            assert_eq!(
                (viewport.picture_width, viewport.picture_height),
                (0.0, 0.0)
            );
            assert!(!UNZOOMED.contains(&viewport, 1.0, 1.0));
            let mut zoom = UNZOOMED;
            zoom.zoom(&viewport, 2.0, 0.0, 0.0);
            assert!(!zoom.is_zoomed());
        }
    }

    #[test]
    fn the_point_under_the_finger_stays() {
        let mut zoom = UNZOOMED;
        zoom.zoom(&PHONE, 4.0, 60.0, 30.0);
        // The picture's point (60, 30) is drawn at scale × 60 + x.
        assert_eq!(zoom.scale * 60.0 + zoom.x, 60.0);
        assert_eq!(zoom.scale * 30.0 + zoom.y, 30.0);
        zoom.zoom(&PHONE, 1.25, 60.0, 30.0);
        assert_eq!(zoom.scale * 60.0 + zoom.x, 60.0);
    }

    #[test]
    fn zoom_ends_at_both_ends() {
        let mut zoom = UNZOOMED;
        zoom.zoom(&PHONE, 100.0, 10.0, 10.0);
        assert_eq!(zoom.scale, MAX_SCALE);
        zoom.zoom(&PHONE, 0.001, -80.0, 70.0);
        assert_eq!((zoom.scale, zoom.x, zoom.y), (1.0, 0.0, 0.0));
        assert!(!zoom.is_zoomed());
    }

    #[test]
    fn a_picture_never_leaves_the_stage() {
        let mut zoom = UNZOOMED;
        zoom.pan(&PHONE, 50.0, 50.0);
        assert_eq!((zoom.x, zoom.y), (0.0, 0.0));
        zoom.zoom(&PHONE, 2.0, 0.0, 0.0);
        zoom.pan(&PHONE, 5000.0, 5000.0);
        // 600 px on 300 px; 400 px on 600 px fits.
        assert_eq!((zoom.x, zoom.y), (150.0, 0.0));
        zoom.zoom(&PHONE, 3.0, 0.0, 0.0);
        zoom.pan(&PHONE, -5000.0, -5000.0);
        assert_eq!((zoom.x, zoom.y), (-750.0, -300.0));
    }

    #[test]
    fn a_point_is_on_the_picture_or_beside_it() {
        assert!(UNZOOMED.contains(&PHONE, -150.0, 100.0));
        assert!(!UNZOOMED.contains(&PHONE, 0.0, 101.0));
        let mut zoom = UNZOOMED;
        zoom.zoom(&PHONE, 2.0, 0.0, 0.0);
        assert!(zoom.contains(&PHONE, 0.0, 199.0));
    }

    #[test]
    fn touches_at_the_edges_belong_to_the_system() {
        assert!(PHONE.is_edge(-121.0) && PHONE.is_edge(150.0));
        assert!(!PHONE.is_edge(-119.0) && !PHONE.is_edge(0.0));
    }

    #[test]
    fn a_zoom_is_written_as_css() {
        let zoom = Zoom {
            scale: 2.5,
            x: -12.25,
            y: 0.0,
        };
        assert_eq!(
            zoom.to_css(),
            "translate(-12250e-3px,0e-3px) scale(2500e-3)"
        );
    }

    #[test]
    fn swipes_are_detected() {
        assert_eq!(detect_swipe(-90.0, 20.0, 600.0), Some(Swipe::Next));
        assert_eq!(detect_swipe(90.0, -20.0, 600.0), Some(Swipe::Previous));
        assert_eq!(detect_swipe(10.0, 90.0, 600.0), Some(Swipe::Close));
        assert_eq!(detect_swipe(10.0, -90.0, 600.0), None);
        assert_eq!(detect_swipe(-40.0, 0.0, 600.0), None);
        assert_eq!(detect_swipe(-40.0, 0.0, 100.0), Some(Swipe::Next));
        assert_eq!(detect_swipe(-20.0, 0.0, 100.0), None);
        assert!(is_drag(0.0, -11.0) && !is_drag(10.0, 10.0));
    }
}
