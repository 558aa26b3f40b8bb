//! What a build can find, and why it can fail.

use crate::report::{Explanation, Finding, FindingKind, Place, kinds};

kinds! {
    /// No `--base-url`.
    NO_BASE_URL "no-base-url" Note
        "没有给出网站地址，因此没有写规范网址、分享信息、网站地图和订阅源。需要时请加 --base-url，例如 --base-url https://example.org/bulletins/"
        "No address of the site was given, so canonical addresses, sharing information, sitemap and feed were left out. Where they are wanted, add --base-url, for example --base-url https://example.org/bulletins/"
    /// Proposals that are not in the site.
    PROPOSALS_LEFT_OUT "proposals-left-out" Warning
        "还没有人核对的事实没有写进网站（正文照常全文发布，只是不计入汇总）。请用 bulletin facts 核对、确认，再生成一次；如要带“待核对”的标记发布，请加 --with-proposed"
        "Facts that nobody has confirmed are not in the site (its text is whole; the summary does without them). Confirm them with “bulletin facts” and build again, or add --with-proposed to publish them with a mark"
    /// Proposals that are in the site.
    PROPOSALS_SHOWN "proposals-published" Warning
        "还没有人核对的事实也写进了网站，带“待核对”的标记，不计入合计。正式发布前请用 bulletin facts 核对、确认"
        "Facts that nobody has confirmed are in the site, marked and not added up. Confirm them with “bulletin facts” before you publish it"
    /// A figure's picture that is missing.
    MISSING_PICTURE "missing-picture" Error
        "图片文件找不到：网站里只留图注。请把图片放回，或者重新导入这一期"
        "A picture's file is missing: the site has the caption only. Put the file back, or import the issue again"
    /// An attachment or the target of a link that is missing.
    MISSING_FILE "missing-file" Error
        "附件或链接所指的文件找不到：网站里不列这个附件、不加这个链接，文字保留。请把文件放回，或者改正地址"
        "An attachment, or the file that a link leads to, is missing: the site leaves the attachment or the link out and keeps the text. Put the file back, or mend the address"
    /// A link that leads out of the folder.
    LINK_OUTSIDE "link-outside-folder" Warning
        "链接指到了这一期的文件夹以外，网站里不加这个链接，文字保留。请写完整的网址，或把文件放进这一期的文件夹"
        "A link leads out of the issue's folder: the site leaves it out and keeps its text. Write a whole address, or put the file into the issue's folder"
    /// A picture on another server.
    FOREIGN_PICTURE "foreign-picture" Warning
        "图片在别的网站上：对方撤下后读者就看不到，建议的安全策略（CSP）也不允许显示。请把图片放进这一期的文件夹"
        "A picture lies on another server: readers lose it when it goes there, and the recommended Content-Security-Policy does not show it. Put it into the issue's folder"
    /// An attachment of the issue has the name of the summary.
    OWN_SUMMARY "own-summary" Note
        "这一期自带 summary.csv，网站采用它，不再另写汇总表"
        "The issue brings a summary.csv of its own, which the site has in place of one made from the facts"

    /// The binary was built without a viewer.
    NO_VIEWER "no-viewer" Error
        "这个 bulletin 程序里没有阅读器，不能生成网站。请使用发布的安装包；自行编译时先运行 cargo xtask build，再以环境变量 BULLETIN_VIEWER 指明它写出的文件夹，重新编译"
        "This binary carries no viewer and cannot make a site. Use a released one; or run cargo xtask build, name the folder that it wrote in the environment variable BULLETIN_VIEWER, and compile again"
    /// The viewer's files are not complete.
    WRONG_VIEWER "wrong-viewer" Error
        "阅读器的文件不全，不能生成网站"
        "The viewer's files are not complete: no site can be made"
    /// A file or folder cannot be read or written.
    FILE_FAILED "file-failed" Error
        "文件或文件夹不能读写。请检查磁盘空间、权限，以及是否被别的程序占用；网站保持原样或可重新生成"
        "A file or folder cannot be read or written. Look at the space on the disk, at the permissions, and whether another program holds it; run the build again then"
    /// The folder contains no archive.
    NO_ARCHIVE "no-archive" Error
        "这个文件夹里没有 archive.json，不是简报档案。请指明 bulletin import 或 bulletin new 建立的文件夹"
        "This folder has no archive.json and is no archive. Name the folder that bulletin import or bulletin new made"
    /// A file of the archive is not in the format.
    UNREADABLE "unreadable" Error
        "档案中的文件不合格式，没有生成网站。请运行 bulletin check，按提示改正"
        "A file of the archive is not in the format: no site was made. Run bulletin check and mend what it names"
    /// Two issues with one id, or one with another's.
    WRONG_ID "wrong-id" Error
        "这一期的编号（id）与目录不符、重复，或者是网站自己要用的名字，没有生成网站。请改正 archive.json 或 issue.json"
        "An issue's id differs from the archive's, is there twice, or is a name that the site needs for itself: no site was made. Mend archive.json or issue.json"
    /// The site's folder contains something else.
    NOT_A_SITE "not-a-site" Error
        "目标文件夹里有别的东西，不是本程序生成的网站，没有改动。请另选一个空文件夹"
        "The folder for the site holds something other than a site: nothing was changed. Choose an empty folder"
    /// One folder is inside the other.
    NESTED "nested-folders" Error
        "网站文件夹和档案文件夹不能互相包含。请把网站生成到档案之外"
        "The folder for the site and the archive's must not lie within each other. Recipe the site outside of the archive"
    /// Another build is running.
    BUSY "busy" Error
        "另一个 bulletin build 正在写这个网站。请等它结束后再试"
        "Another bulletin build is writing this site. Try again when it has ended"
    /// `--base-url` is not the address of a site.
    WRONG_BASE_URL "wrong-base-url" Error
        "--base-url 不是网站地址：应以 http:// 或 https:// 开头，不带 ? 和 #，例如 https://example.org/bulletins/"
        "--base-url is no address of a site: it begins with http:// or https:// and has no ? or #, for example https://example.org/bulletins/"
    /// Two files of the site with one name.
    SAME_NAME "same-name" Error
        "网站里有两个文件要用同一个名字，没有生成网站。请给其中一个改名"
        "Two files of the site would have the same name: no site was made. Rename one of them"
    /// The archive changed while it was being read.
    CHANGED "changed-meanwhile" Error
        "生成网站时档案里的文件被改动，网站保持原样。请再运行一次"
        "A file of the archive was changed while the site was being made: the site is as it was. Run the build again"
    /// The preview server cannot start.
    NO_SERVER "no-server" Error
        "预览不能启动：文件夹不存在，或者端口被占用。请检查文件夹，换一个端口，或者不指定端口"
        "The preview cannot start: the folder is not there, or the port is taken. Look at the folder, take another port, or name none"
}

/// Why a build failed. Until replacing starts, the site has not changed; from
/// then on each file is the old or the new one, and the next build continues
/// from there.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}: {detail} ({place:?})", kind.en)]
pub struct Error {
    /// What it is, with what to do.
    pub kind: &'static FindingKind,
    /// Where.
    pub place: Place,
    /// What exactly.
    pub detail: String,
    /// What is allowed there, if the kind's words leave that open.
    pub explanation: Option<Box<Explanation>>,
}

impl Error {
    /// An error.
    pub fn new(kind: &'static FindingKind, place: Place, detail: impl Into<String>) -> Error {
        let detail = detail.into();
        Error {
            kind,
            place,
            detail,
            explanation: None,
        }
    }

    /// As a finding.
    pub fn finding(self) -> Finding {
        let finding = Finding::new(self.kind, self.place, self.detail);
        finding.explained(self.explanation.map(|it| *it))
    }

    /// What the system reports about a file.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Error {
        let place = Place::Path(path.display().to_string(), String::new());
        Error::new(&FILE_FAILED, place, error.to_string())
    }
}
