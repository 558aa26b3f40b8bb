//! What the views drew, as a tree to ask: the browser's own, or the one that an
//! HTML parser makes of static HTML.

use std::rc::Rc;

use yew::{Component, Context, Html, Properties};

/// A view as a component: the only thing that Yew mounts.
struct Show;

#[derive(Properties, Clone)]
struct ShowProps {
    view: Rc<dyn Fn() -> Html>,
}

impl PartialEq for ShowProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view)
    }
}

impl Component for Show {
    type Message = ();
    type Properties = ShowProps;

    fn create(_: &Context<Self>) -> Self {
        Show
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        (ctx.props().view)()
    }
}

/// One element.
#[derive(Clone)]
pub struct Drawn(platform::Element);

impl Drawn {
    /// The elements within it that a selector names, in the order of the text.
    pub fn all(&self, selector: &str) -> Vec<Drawn> {
        platform::all(&self.0, selector)
            .into_iter()
            .map(Drawn)
            .collect()
    }

    /// The one element within it that a selector names.
    #[track_caller]
    pub fn one(&self, selector: &str) -> Drawn {
        let mut all = self.all(selector);
        assert_eq!(all.len(), 1, "elements for {selector}");
        all.remove(0)
    }

    /// Whether there is any within it.
    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// All its text.
    pub fn text(&self) -> String {
        platform::text(&self.0)
    }

    /// An attribute.
    pub fn get(&self, name: &str) -> Option<String> {
        platform::get(&self.0, name)
    }

    /// The name of its tag, in small letters.
    pub fn name(&self) -> String {
        platform::name(&self.0)
    }

    /// Attributes of several elements; panics where one lacks it.
    #[track_caller]
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let all = self.all(selector);
        all.iter()
            .map(|it| it.get(name).expect("the attribute"))
            .collect()
    }

    /// Texts of several elements.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(Drawn::text).collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use platform::{hear_panics, of};

/// In the browser: Yew's renderer, on an element that is in no page.
#[cfg(target_arch = "wasm32")]
mod platform {
    use super::{Drawn, Html, Rc, Show, ShowProps};
    use wasm_bindgen::JsCast;

    pub type Element = web_sys::Element;

    /// Leaves panics to the tests' runner: Yew would put a hook of its own in
    /// its place, and after a first panic none can be changed any more.
    pub fn hear_panics() {
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| yew::set_custom_panic_hook(std::panic::take_hook()));
    }

    /// Takes an element of a page.
    pub fn of(element: Element) -> Drawn {
        Drawn(element)
    }

    /// Draws a view.
    pub async fn draw(view: impl Fn() -> Html + Send + 'static) -> Drawn {
        let root = crate::browser::document()
            .create_element("div")
            .expect("an element");
        let props = ShowProps {
            view: Rc::new(view),
        };
        hear_panics();
        yew::Renderer::<Show>::with_root_and_props(root.clone(), props).render();
        crate::testing::wait::until("something is drawn", || root.has_child_nodes()).await;
        Drawn(root)
    }

    pub fn all(element: &Element, selector: &str) -> Vec<Element> {
        let found = element.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|index| found.item(index)?.dyn_into().ok())
            .collect()
    }

    pub fn text(element: &Element) -> String {
        element.text_content().unwrap_or_default()
    }

    pub fn get(element: &Element, name: &str) -> Option<String> {
        element.get_attribute(name)
    }

    pub fn name(element: &Element) -> String {
        element.local_name()
    }
}

/// Natively: Yew's server renderer, and an HTML parser.
#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::{Drawn, Html, Rc, Show, ShowProps};
    use scraper::{ElementRef, Selector};

    pub type Element = ElementRef<'static>;

    /// Draws a view. What is parsed stays in memory: tests are short.
    pub async fn draw(view: impl Fn() -> Html + Send + 'static) -> Drawn {
        let html = yew::ServerRenderer::<Show>::with_props(move || ShowProps {
            view: Rc::new(view),
        })
        .hydratable(false)
        .render()
        .await;
        let parsed = Box::leak(Box::new(scraper::Html::parse_fragment(&html)));
        assert!(parsed.errors.is_empty(), "{:?} in {html}", parsed.errors);
        Drawn(parsed.root_element())
    }

    pub fn all(element: &Element, selector: &str) -> Vec<Element> {
        let selector = Selector::parse(selector).expect("a selector");
        element.select(&selector).collect()
    }

    pub fn text(element: &Element) -> String {
        element.text().collect()
    }

    pub fn get(element: &Element, name: &str) -> Option<String> {
        element.value().attr(name).map(str::to_owned)
    }

    pub fn name(element: &Element) -> String {
        element.value().name().to_owned()
    }
}

pub use platform::draw;
