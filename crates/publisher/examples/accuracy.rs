//! Measures how well facts are proposed, on the corpus in `tests/corpus`: a
//! table of precision and recall, and with `--wrong` every miss. With `--whole`
//! each passage is read as a text file, so that titles and names of
//! organisations are found, not given.
//!
//! ```text
//! cargo run -p bulletin-publisher --example accuracy -- --wrong
//! ```
//!
//! | column | what |
//! | --- | --- |
//! | precision | of the proposed sums, those that are right |
//! | recall | of the sums that are facts, those that were proposed |
//! | parts | of the parts, those under their total |
//! | links | of the links to a total or an earlier fact, the right ones |
//! | givers | of the givers that the text names, those that were named |
//! | wrong | wrong names without a warning about the giver |
//! | kinds, dates | of the facts, those with the right kind of giver or date |
//! | waivers | of the waivers, those that were proposed |
//! | no sum | of the gifts and waivers without a sum, those that were proposed |
//! | repeats | of what is said again, what is not added up without a word |
//! | twice | parts and repeats that are added up without a warning |
//! | warned | of what only a person can decide, what is said to be so |
//! | totals | of the passages, those whose facts add up to what is right |

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::process::ExitCode;

fn main() -> ExitCode {
    let asked = |option: &str| std::env::args().any(|argument| argument == option);
    let wrong = asked("--wrong");
    match corpus::measure(asked("--whole")) {
        Ok(report) => {
            if wrong {
                println!("{}", report.wrong());
            }
            print!("{}", report.table());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
