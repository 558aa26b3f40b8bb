//! Writes what the views drew as HTML, without what speaks to the app alone.

use yew::virtual_dom::{VNode, VTag};

/// The place of the contents on a page without an app, where no issue can have
/// one: ids of an issue hold no colon.
const CONTENTS: &str = ":contents";

/// Writes a node. `archive_page` is the address of the list of the issues.
pub fn html(node: &VNode, archive_page: &str, out: &mut String) {
    match node {
        VNode::VTag(tag) => element(tag, archive_page, out),
        VNode::VText(text) => escape(&text.text, out),
        VNode::VList(list) => list.iter().for_each(|it| html(it, archive_page, out)),
        // Natively the views make no other kinds (views/body.rs, `chunk`).
        _ => {}
    }
}

fn element(tag: &VTag, archive_page: &str, out: &mut String) {
    let get = |name: &str| tag.attributes.iter().find(|(it, _)| *it == name);
    // A button that leads somewhere is a link, which leads there without the viewer.
    let link = match get("data-do") {
        Some((_, "contents")) => Some(format!("#{CONTENTS}")),
        Some((_, "issues")) => Some(archive_page.to_owned()),
        _ => None,
    };
    let name = if link.is_some() { "a" } else { tag.tag() };
    out.push('<');
    out.push_str(name);
    if let Some(href) = &link {
        attribute("href", href, out);
    } else if get("class") == Some(("class", "side")) {
        attribute("id", CONTENTS, out);
    }
    // Other buttons are the script's, and all that they say holds already.
    let is_button = name == "button";
    for (name, value) in tag.attributes.iter() {
        let is_of_a_button = link.is_some() && name == "type";
        if is_button || !is_of_the_app(name, value) && !is_of_a_button {
            attribute(name, value, out);
        }
    }
    out.push('>');
    if ["br", "img", "source", "wbr"].contains(&name) {
        return;
    }
    if let Some(children) = tag.children() {
        html(children, archive_page, out);
    }
    // HTML ends these where the next begins or what is around them ends.
    if !["li", "tr", "th", "td", "thead", "tbody", "tfoot"].contains(&name) {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}

/// Whether an attribute speaks to the app, or to the page around a shadow root.
/// `data-do` and `data-figure` say what a tap means: the script does it once the
/// viewer is there (assets/loader/taps.js). What a fragment leads to must not take
/// the focus: the viewer would wait for it to go before it takes over.
fn is_of_the_app(name: &str, value: &str) -> bool {
    match name {
        "part" | "aria-haspopup" => true,
        "tabindex" => value == "-1",
        "data-label" | "data-do" | "data-figure" => false,
        // What narrows the list: filters.rs.
        "data-place" | "data-series" | "data-year" | "data-said" => false,
        _ => name.starts_with("data-"),
    }
}

/// Writes an attribute.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if value.is_empty() {
        return;
    }
    // HTML wants quotes only where the value could end early.
    let plain = |it: u8| it.is_ascii_alphanumeric() || b"-_.:#/?,;%".contains(&it);
    if value.bytes().all(plain) && !value.ends_with('/') {
        out.push('=');
        out.push_str(value);
        return;
    }
    out.push_str("=\"");
    for it in value.chars() {
        match it {
            '"' => out.push_str("&quot;"),
            it => character(it, out),
        }
    }
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    for it in text.chars() {
        match it {
            '<' => out.push_str("&lt;"),
            it => character(it, out),
        }
    }
}

fn character(it: char, out: &mut String) {
    match it {
        '&' => out.push_str("&amp;"),
        // The parser would make a line break of it.
        '\r' => out.push_str("&#13;"),
        // HTML has no way to write these.
        it if it.is_control() && !"\t\n".contains(it) => out.push('\u{FFFD}'),
        it => out.push(it),
    }
}

/// Writes JSON as a block of data, which browsers do not run and policies let
/// pass. No `<` stands in it, so neither an end tag nor a comment begins there
/// (HTML, "Restrictions for contents of script elements"); JSON has `<` in
/// texts only.
pub fn data(address: &str, json: &str, out: &mut String) {
    out.push_str("<script type=\"application/json\"");
    attribute("data-url", address, out);
    out.push('>');
    out.push_str(&json.replace('<', "\\u003c"));
    out.push_str("</script>");
}
