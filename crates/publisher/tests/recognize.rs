//! Finding the issue in a manuscript. Each module tests one kind of thing that
//! is found, on texts and Word files of our own; `issue_15` uses the real input
//! if it is beside the checkout.

#[path = "recognize/classified.rs"]
mod classified;
#[path = "recognize/complete.rs"]
mod complete;
#[path = "shared/cpu.rs"]
mod cpu;
#[path = "recognize/documents.rs"]
mod documents;
#[path = "recognize/figures.rs"]
mod figures;
#[path = "recognize/given.rs"]
mod given;
#[path = "recognize/head.rs"]
mod head;
#[path = "recognize/heads.rs"]
mod heads;
#[path = "recognize/heads_in_word.rs"]
mod heads_in_word;
#[path = "recognize/issue_15.rs"]
mod issue_15;
#[path = "recognize/lists.rs"]
mod lists;
#[path = "recognize/making.rs"]
mod making;
#[path = "recognize/mend.rs"]
mod mend;
#[path = "recognize/sections.rs"]
mod sections;
#[path = "recognize/tail.rs"]
mod tail;
