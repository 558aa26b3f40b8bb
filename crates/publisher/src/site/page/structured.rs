//! What search engines are told about a page: JSON-LD in the vocabulary of
//! schema.org.

use super::text::{headline, name};
use bulletin::model::{Archive, Issue};
use serde_json::{Value, json};

/// An issue: PublicationIssue of a Periodical.
pub fn issue(
    issue: &Issue,
    description: &str,
    url: Option<String>,
    image: Option<String>,
) -> Value {
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "name": headline(issue),
        "datePublished": issue.date_published.to_iso(),
        "inLanguage": issue.language,
        "isPartOf": { "@type": "Periodical", "name": name(&issue.periodical) },
    });
    if let Some(number) = issue.issue_number {
        out["issueNumber"] = json!(number);
    } else if let Some(label) = &issue.issue_label {
        out["issueNumber"] = json!(label);
    }
    if !issue.publisher.is_empty() {
        out["publisher"] = json!({ "@type": "Organization", "name": issue.publisher });
    }
    if !description.is_empty() {
        out["description"] = json!(description);
    }
    if let Some(url) = url {
        out["url"] = json!(url);
    }
    if let Some(image) = image {
        out["image"] = json!(image);
    }
    out
}

/// The archive: the Periodical itself.
pub fn archive(archive: &Archive, url: Option<String>) -> Value {
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": "Periodical",
        "name": name(&archive.periodical),
    });
    if !archive.publisher.is_empty() {
        out["publisher"] = json!({ "@type": "Organization", "name": archive.publisher });
    }
    if let Some(url) = url {
        out["url"] = json!(url);
    }
    out
}
