//! A figure, large. (Being written.)
use std::rc::Rc;
use yew::{Callback, Component, Context, Html, Properties, html};
use super::links::Links;
use crate::document::Document;
use crate::words::Words;
/// A figure, large.
pub struct Lightbox;
/// What it shows.
#[derive(Properties)]
pub struct LightboxProps { /// The issue.
 pub document: Rc<Document>, /// Which.
 pub index: usize, /// Links.
 pub links: Rc<Links>, /// Words.
 pub words: &'static Words, /// Moves.
 pub on_move: Callback<usize>, /// Closes.
 pub on_close: Callback<()> }
impl PartialEq for LightboxProps { fn eq(&self, o: &Self) -> bool { Rc::ptr_eq(&self.document,&o.document) && self.index==o.index } }
impl Component for Lightbox {
 type Message=(); type Properties=LightboxProps;
 fn create(_: &Context<Self>) -> Self { Lightbox }
 fn view(&self, ctx: &Context<Self>) -> Html { html!{ <dialog class="sheet"><button data-do="close">{ ctx.props().words.close }</button></dialog> } }
}
