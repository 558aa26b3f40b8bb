//! What the views drew, as a tree: the browser's own, or that of an HTML parser.

use std::rc::Rc;

use yew::{Component, Context, Html, Properties};

/// A view as a component, since Yew mounts nothing else.
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
    /// The elements in it that match a selector, in document order.
    pub fn all(&self, selector: &str) -> Vec<Drawn> {
        platform::all(&self.0, selector)
            .into_iter()
            .map(Drawn)
            .collect()
    }

    /// The only element in it that matches a selector.
    #[track_caller]
    pub fn one(&self, selector: &str) -> Drawn {
        let mut all = self.all(selector);
        assert_eq!(all.len(), 1, "elements for {selector}");
        all.remove(0)
    }

    /// Whether an element in it matches a selector.
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

    /// The name of its tag in lower case.
    pub fn name(&self) -> String {
        platform::name(&self.0)
    }

    /// The attribute of each matching element. Panics if one lacks it.
    #[track_caller]
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let all = self.all(selector);
        all.iter()
            .map(|it| it.get(name).expect("the attribute"))
            .collect()
    }

    /// The text of each matching element.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(Drawn::text).collect()
    }
}

#[cfg(target_arch = "wasm32")]
pub use platform::{keep_panic_hook, of};

/// In the browser: Yew's renderer on a detached element.
#[cfg(target_arch = "wasm32")]
mod platform {
    use super::{Drawn, Html, Rc, Show, ShowProps};
    use wasm_bindgen::JsCast;

    pub type Element = web_sys::Element;

    /// Keeps the panic hook of the test runner, which Yew would replace. After the
    /// first panic the hook cannot be changed.
    pub fn keep_panic_hook() {
        static ONCE: std::sync::Once = std::sync::Once::new();
        ONCE.call_once(|| yew::set_custom_panic_hook(std::panic::take_hook()));
    }

    /// Wraps an element of a page.
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
        keep_panic_hook();
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

/// Natively: Yew's server renderer and an HTML parser.
#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use super::{Drawn, Html, Rc, Show, ShowProps};
    use scraper::{ElementRef, Selector};

    pub type Element = ElementRef<'static>;

    /// Draws a view. The parsed HTML is leaked, since tests are short.
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
