//! The names of kinds in JSON, each in one place.
//!
//! Reading, writing and the schema all use these tables. A new variant does not
//! compile until it has a name here.

use crate::model::{BlockKind, Bound, Category, DonorKind};

macro_rules! names {
    ($($type:ident { $($variant:ident: $name:literal,)* })*) => {$(
        impl $type {
            /// All of them, in the order of the format.
            pub const ALL: &[$type] = &[$($type::$variant,)*];

            /// Its name in JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name,)*
                }
            }

            /// The one with this name.
            pub fn named(name: &str) -> Option<$type> {
                for it in Self::ALL {
                    if it.name() == name {
                        return Some(*it);
                    }
                }
                None
            }
        }
    )*};
}

names! {
    BlockKind {
        Paragraph: "paragraph",
        Heading: "heading",
        List: "list",
        Figure: "figure",
        Table: "table",
        Quote: "quote",
    }

    Category {
        Donation: "donation",
        Waiver: "waiver",
        Other: "other",
    }

    DonorKind {
        Organization: "organization",
        Members: "members",
        Companies: "companies",
        Public: "public",
        Unknown: "unknown",
    }

    Bound {
        Exact: "exact",
        AtLeast: "atLeast",
        AtMost: "atMost",
        About: "about",
    }
}
