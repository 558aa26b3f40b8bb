//! What can be written on the command line, and the help for it.
//!
//! Chinese has no spaces to wrap a line at, so lines of help are broken by hand,
//! at 76 columns with the indent.

use std::path::PathBuf;

use bulletin::model::Date;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::recognize::{Given, Number};
use crate::review;
use crate::show::Language;

const TEMPLATE: &str = "\
{about-with-newline}
用法 Usage: {usage}

{all-args}{after-help}
";

#[derive(Parser)]
#[command(
    name = "bulletin",
    bin_name = "bulletin",
    version,
    about = "把 Word 文件里的简报做成网站\nMakes a web site of bulletins (简报) in Word files",
    help_template = TEMPLATE,
    subcommand_help_heading = "命令 Commands",
    subcommand_value_name = "命令 COMMAND",
    disable_help_subcommand = true,
    arg_required_else_help = true,
    after_help = "\
例 Examples:
  bulletin new 简报库
  bulletin import 第十五期.docx --archive 简报库
  bulletin facts 简报库 2020-15 --csv 事实.csv
  bulletin check 简报库
  bulletin build 简报库 --out 网站
  bulletin serve 网站

每个命令加 --help 可看详细说明，例如 bulletin import --help
退出状态：0 正常；1 有需要人工查看的地方；2 未完成或命令写错
Add --help to a command for more, as in: bulletin import --help
Exit status: 0 fine; 1 a person should look at something; 2 not done",
)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    _common: Common,
    /// 版本  The version.
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
}

const OPTIONS: &str = "选项 Options";
const WHAT: &str = "内容 Arguments";

#[derive(Args)]
struct Common {
    /// 显示这份说明  Print this help.
    #[arg(short, long, action = clap::ArgAction::Help, help_heading = OPTIONS, global = true, display_order = 1000)]
    help: Option<bool>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// 导入 Word 或文本文件  Import Word or text files
    #[command(
        long_about = "导入 Word 或文本文件：新增一期，或替换已有的一期\nImports Word or text files: adds an issue, or replaces the one that is there",
        override_usage = "bulletin import 文件 FILE... --archive 文件夹 DIR [选项 OPTIONS]"
    )]
    Import(Import),
    /// 检查简报库  Look an archive over
    #[command(
        long_about = "检查简报库：格式、缺图、尺寸、失效链接、日期先后、目录是否一致\nLooks an archive over: format, missing files, sizes, dead links, dates, list",
        override_usage = "bulletin check 文件夹 DIR [选项 OPTIONS]"
    )]
    Check(Check),
    /// 生成网站  Make the web site
    #[command(
        long_about = "由简报库生成网站文件夹，可直接上传到任何网站服务器\nMakes a folder for any web server out of an archive",
        override_usage = "bulletin build 文件夹 DIR --out 文件夹 SITE [选项 OPTIONS]"
    )]
    Build(Build),
    /// 在本机预览网站  Look at the site on this computer
    #[command(
        long_about = "在本机预览网站（只有这台电脑能看到），按 Ctrl+C 结束\nShows a site on this computer only, until Ctrl+C is pressed",
        override_usage = "bulletin serve 文件夹 SITE [选项 OPTIONS]"
    )]
    Serve(Serve),
    /// 新建简报库  Make a new archive
    #[command(
        long_about = "新建一个简报库，并附使用说明\nMakes a new archive with a guide beside it",
        override_usage = "bulletin new 文件夹 DIR [选项 OPTIONS]"
    )]
    New(New),
    /// 核对事实（捐赠、减免）  Confirm facts
    #[command(
        long_about = "核对一期里的事实（谁捐赠或减免了什么），确认后才计入合计、才发布\nConfirms the facts of an issue; only then are they added up and published",
        override_usage = "bulletin facts 文件夹 DIR 期 ISSUE [选项 OPTIONS]"
    )]
    Facts(Facts),
}

/// How reports are shown.
#[derive(Args)]
pub(super) struct Shown {
    /// 报告的语言：zh 中文，en 英文（默认看系统设置）
    /// Language of the report; otherwise as the system says (LANG)
    #[arg(long, value_name = "zh|en", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) lang: Option<Lang>,
    /// 另把报告存成 JSON 文件
    /// Write the report to a file as JSON too
    #[arg(long, value_name = "文件 FILE", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) report: Option<PathBuf>,
    /// 屏幕上也显示 JSON，供程序使用
    /// Print JSON in place of text, for programs
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Lang {
    Zh,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Zh => Language::Zh,
            Lang::En => Language::En,
        }
    }
}

#[derive(Args)]
#[command(
    help_template = TEMPLATE,
    next_line_help = true,
    after_help = "\
改好 Word 文件后可以反复导入。issue.json 里手工改过的事实、措施、替代文字
会保留，保留不了的会在报告里列出。导入失败时，简报库保持原样。
Import a corrected file as often as you like. Facts, measures and alt texts
that were changed by hand are kept, or the report says why not. An import that
fails leaves the archive as it was.

例 Examples:
  bulletin import 第十五期.docx --archive 简报库
  bulletin import 第十四期.docx 第十五期.docx --archive 简报库
  bulletin import 2020年简报 *.txt --archive 简报库
  bulletin import 第十五期.docx --archive 简报库 --attach --date 2020-02-25",
)]
pub(super) struct Import {
    /// 要导入的文件：.docx，或 .txt（UTF-8、GB18030）；也可写文件夹
    /// 或 *.docx
    /// The files: .docx, or .txt (UTF-8, GB18030); also folders or *.docx
    #[arg(required = true, value_name = "文件 FILE", verbatim_doc_comment, help_heading = WHAT)]
    pub(super) files: Vec<PathBuf>,
    /// 简报库的文件夹；没有或是空的，就新建
    /// The archive's folder; one that is missing or empty becomes an archive
    #[arg(long, value_name = "文件夹 DIR", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) archive: PathBuf,
    /// 把原文件作为附件，供读者下载（其中的批注、修订也会公开）
    /// Attach the original for readers, with all comments and changes in it
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) attach: bool,
    /// 指定这一期的标识，如 2020-15；一次只导入一个文件
    /// （只能用小写字母、数字、连字符）
    /// The issue's id, such as 2020-15; for one file only
    #[arg(long, value_name = "标识 ID", value_parser = id, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) id: Option<String>,
    /// 指定印发日期，如 2020-02-25（一次只导入一个文件）
    /// The issue's date, YYYY-MM-DD; for one file only
    #[arg(long, value_name = "日期 DATE", value_parser = date, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) date: Option<Date>,
    /// 指定标题（一次只导入一个文件）
    /// The issue's headline; for one file only
    #[arg(long, value_name = "标题 TEXT", value_parser = text, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) headline: Option<String>,
    /// 指定期号，如 15、2020年第5期、增刊2（一次只导入一个文件）
    /// The issue's number, such as 15 or 2020年第5期; for one file only
    #[arg(long, value_name = "期号 NUMBER", value_parser = number, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) number: Option<Number>,
    /// 指定编印单位（一次只导入一个文件）
    /// The publisher; for one file only
    #[arg(long, value_name = "单位 TEXT", value_parser = text, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) publisher: Option<String>,
    /// 指定刊名，如 协会工作简报（一次只导入一个文件）
    /// The periodical's name, with its kind; for one file only
    #[arg(long, value_name = "刊名 TEXT", value_parser = text, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) name: Option<String>,
    /// 同一标识已有另一期时也替换
    /// Replace an issue of the same id although it is another one
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) replace: bool,
    /// 文件大小上限，单位 MB
    /// Largest size of a file, in MB
    #[arg(long, value_name = "MB", default_value_t = 200, value_parser = clap::value_parser!(u64).range(1..=4096), verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) max_size: u64,
    /// 文件标有密级仍然导入。仅限已解密或误标，并经批准公开的文件
    /// Import a document although it is marked with a 密级: only where it
    /// was declassified or marked by mistake, and may be published
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) publish_although_classified: bool,
    #[command(flatten)]
    pub(super) shown: Shown,
}

#[derive(Args)]
#[command(
    help_template = TEMPLATE,
    next_line_help = true,
    after_help = "\
例 Examples:
  bulletin check 简报库
  bulletin check 简报库 --report 检查.json",
)]
pub(super) struct Check {
    /// 简报库的文件夹  The archive's folder
    #[arg(value_name = "文件夹 DIR", help_heading = WHAT)]
    pub(super) archive: PathBuf,
    /// 这一期导入时的警告都已看过，不再列出（可写多次）
    /// The warnings of this issue's import were seen: list them no more
    #[arg(long, value_name = "期 ISSUE", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) seen: Vec<String>,
    #[command(flatten)]
    pub(super) shown: Shown,
}

#[derive(Args)]
#[command(
    help_template = TEMPLATE,
    next_line_help = true,
    after_help = "\
导入时提出的事实都是“待核对”。先写出表格，用 Excel 或 WPS 打开，在“确认”
一列填“是”，改正其余各列，存盘，再读回来。表格有任何一处填错，都不会改动
简报库；删去的行，就是删去的事实。
What an import proposes is to be confirmed. Write the table, open it with a
spreadsheet, put 是 (yes) into the first column, correct the others, save, and
take it back. One mistake, and nothing changes; a row removed is a fact removed.

例 Examples:
  bulletin facts 简报库 2020-15
  bulletin facts 简报库 2020-15 --csv 事实.csv
  bulletin facts 简报库 2020-15 --apply 事实.csv
  bulletin facts 简报库 2020-15 --confirm-all",
)]
pub(super) struct Facts {
    /// 简报库的文件夹  The archive's folder
    #[arg(value_name = "文件夹 DIR", help_heading = WHAT)]
    archive: PathBuf,
    /// 期的标识，如 2020-15  The issue's id
    #[arg(value_name = "期 ISSUE", help_heading = WHAT)]
    issue: String,
    /// 写出表格（CSV），每条事实一行
    /// Write a table (CSV), a row for each fact
    #[arg(long, value_name = "文件 FILE", verbatim_doc_comment, help_heading = OPTIONS)]
    csv: Option<PathBuf>,
    /// 读回填好的表格（UTF-8 或 GB18030；逗号、分号或制表符分隔）
    /// Take the table back (UTF-8 or GB18030; comma, semicolon or tab)
    #[arg(long, value_name = "文件 FILE", conflicts_with_all = ["csv", "confirm_all"], verbatim_doc_comment, help_heading = OPTIONS)]
    apply: Option<PathBuf>,
    /// 全部确认：这一期的事实都已逐条看过
    /// Confirm all: every fact of the issue was looked at
    #[arg(long, conflicts_with = "csv", verbatim_doc_comment, help_heading = OPTIONS)]
    confirm_all: bool,
    #[command(flatten)]
    pub(super) shown: Shown,
}

impl Facts {
    /// What to do.
    pub(super) fn options(&self) -> review::Options {
        review::Options {
            archive: self.archive.clone(),
            issue: self.issue.clone(),
            task: match (&self.csv, &self.apply) {
                (Some(file), _) => review::Task::Write(file.clone()),
                (_, Some(file)) => review::Task::Apply(file.clone()),
                _ if self.confirm_all => review::Task::ConfirmAll,
                _ => review::Task::List,
            },
        }
    }
}

#[derive(Args)]
#[command(
    help_template = TEMPLATE,
    next_line_help = true,
    after_help = "\
例 Example:
  bulletin new 简报库 --name 协会工作 --publisher 协会宣传部",
)]
pub(super) struct New {
    /// 新文件夹（没有的，或是空的）
    /// The new folder, missing or empty
    #[arg(value_name = "文件夹 DIR", verbatim_doc_comment, help_heading = WHAT)]
    pub(super) archive: PathBuf,
    /// 刊名，不含“简报”二字；不写则由第一期决定
    /// Name of the periodical without its kind; otherwise the first issue's
    #[arg(long, value_name = "刊名 NAME", default_value = "", hide_default_value = true, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) name: String,
    /// 刊物种类：简报、通讯、快报……
    /// Its kind
    #[arg(long, value_name = "种类 KIND", default_value = "简报", hide_default_value = true, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) kind: String,
    /// 编印单位；不写则由第一期决定
    /// The publisher; otherwise the first issue's
    #[arg(long, value_name = "单位 NAME", default_value = "", hide_default_value = true, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) publisher: String,
    #[command(flatten)]
    pub(super) shown: Shown,
}

#[derive(Args)]
#[command(
    help_template = TEMPLATE,
    next_line_help = true,
    after_help = "\
再次生成时只重做有变化的部分。旧版的文件保留一代，正在阅读的人不受影响。
Building again makes only what changed. Files of the previous build are kept
once, so that nobody who is reading is disturbed.

例 Examples:
  bulletin build 简报库 --out 网站
  bulletin build 简报库 --out 网站 --base-url https://example.org/bulletins/",
)]
pub(super) struct Build {
    /// 简报库的文件夹  The archive's folder
    #[arg(value_name = "文件夹 DIR", help_heading = WHAT)]
    pub(super) archive: PathBuf,
    /// 网站的文件夹；没有就新建，不能放在简报库里面
    /// The site's folder, outside the archive; made where it is missing
    #[arg(long, value_name = "文件夹 SITE", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) out: PathBuf,
    /// 网站的网址。写了才有规范网址、分享信息、网站地图和订阅
    /// The site's address, for canonical links, sharing, sitemap and feed
    #[arg(long, value_name = "网址 URL", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) base_url: Option<String>,
    /// 全部重做
    /// Make everything anew
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) anew: bool,
    /// 还没有核对的事实也发布，带“待核对”的标记
    /// Publish facts that nobody has confirmed, too, with a mark
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) with_proposed: bool,
    /// 不做搜索用的索引
    /// Leave out the index that readers search
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) no_search: bool,
    /// 检查发现错误时照样生成
    /// Build although the check finds errors
    #[arg(long, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) despite_errors: bool,
    #[command(flatten)]
    pub(super) shown: Shown,
}

#[derive(Args)]
#[command(
    help_template = TEMPLATE,
    next_line_help = true,
    after_help = "\
例 Examples:
  bulletin serve 网站
  bulletin serve 简报库",
)]
pub(super) struct Serve {
    /// 网站的文件夹；或简报库的文件夹，带“待核对”标记预览
    /// The site's folder; or the archive's, to see proposals marked
    #[arg(value_name = "文件夹 SITE", verbatim_doc_comment, help_heading = WHAT)]
    pub(super) site: PathBuf,
    /// 端口；0 表示任选一个
    /// Port; 0 takes one that is free
    #[arg(long, value_name = "端口 N", default_value_t = 8000, verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) port: u16,
    /// 语言：zh 中文，en 英文
    /// Language
    #[arg(long, value_name = "zh|en", verbatim_doc_comment, help_heading = OPTIONS)]
    pub(super) lang: Option<Lang>,
}

fn text(text: &str) -> Result<String, String> {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    match plain.trim() {
        "" => Err("不能为空; it must not be empty".to_owned()),
        plain => Ok(plain.to_owned()),
    }
}

fn number(text: &str) -> Result<Number, String> {
    Given::number(text).ok_or_else(|| {
        "应写成 15、第15期、2020年第5期 或 增刊2; write it as 15, 第15期, 2020年第5期 or 增刊2"
            .to_owned()
    })
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "应写成 YYYY-MM-DD，如 2020-02-25; write a day as YYYY-MM-DD".to_owned())
}

fn id(text: &str) -> Result<String, String> {
    if bulletin::id::is_slug(text) && text.len() <= bulletin::id::LONGEST_SLUG {
        return Ok(text.to_owned());
    }
    Err("只能用小写字母、数字和连字符，如 2020-15; only a-z, 0-9 and - are allowed".to_owned())
}
