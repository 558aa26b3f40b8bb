//! Sizes of the page.

/// A size of the page, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// 390 × 844, a phone.
    Phone,
    /// 320 × 700, the narrowest supported size.
    Narrow,
    /// 1280 × 900, a desktop.
    Wide,
    /// Any width and height: a phone in landscape, a page at 400 % zoom.
    Of(u32, u32),
}

impl Size {
    /// The sizes at which everything is tested.
    pub const ALL: [Size; 3] = [Size::Phone, Size::Narrow, Size::Wide];

    /// Width and height.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Size::Phone => (390, 844),
            Size::Narrow => (320, 700),
            Size::Wide => (1280, 900),
            Size::Of(width, height) => (width, height),
        }
    }

    pub(crate) fn name(self) -> String {
        match self {
            Size::Phone => "phone".to_owned(),
            Size::Narrow => "narrow".to_owned(),
            Size::Wide => "wide".to_owned(),
            Size::Of(width, height) => format!("{width}x{height}"),
        }
    }
}
