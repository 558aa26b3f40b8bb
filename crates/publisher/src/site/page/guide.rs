//! The webmaster's guide.

use super::frame::{self, PageHead};
use super::shared::Site;
use super::style;
use crate::site::file_types::csp;
use maud::html;

/// The guide, in both languages.
pub fn page(site: &Site) -> String {
    let body = html! {
        main.guide {
            h1 { "网站管理员须知 " small lang="en" { "For the webmaster" } }
            p {
                "本文件夹可部署在任何静态网站服务器的任意目录，无需地址重写规则。以下设置均非必需，但能使访问更快、更安全。嵌入别的网页见"
                a href="embed/" { "嵌入简报" }
                "。"
            }
            p lang="en" {
                "This folder works on any web server that sends files, at any depth, without rewrite rules. None of the settings below is needed; they make it faster and safer. How to embed: "
                a href="embed/" { "Embedding the bulletin" }
                "."
            }
            h2 { "用 FTP 上传的顺序 " small lang="en" { "The order of an upload by FTP" } }
            p { "按此顺序上传，用户看到的要么是旧版，要么是新版，不会新旧混杂：" }
            p lang="en" {
                "In this order whoever is reading meets the old or the new, and never a mixture:"
            }
            ol {
                li {
                    "文件名带哈希值的文件："
                    code { "viewer-….wasm" }
                    "、"
                    code { "viewer-….js" }
                    "、"
                    code { "viewer-….css" }
                    "、"
                    code { "choices-….js" }
                    "、"
                    code { "start-….js" }
                    "、"
                    code { "sheets-….js" }
                    "、"
                    code { "failure-….js" }
                    "、"
                    code { "reading-….js" }
                    "、"
                    code { "list-….js" }
                    "、"
                    code { "list-….css" }
                    "、"
                    code { "guide-….css" }
                    "，以及 "
                    code { "data" }
                    " 里各期 "
                    code { "figures" }
                    " 文件夹的图片。"
                    span lang="en" {
                        "Files with a hash in their names, and the pictures in "
                        code { "data" }
                        "."
                    }
                }
                li {
                    code { "data" }
                    " 里其余的文件：各期的 "
                    code { "issue.json" }
                    "、附件，最后是 "
                    code { "data/archive.json" }
                    "。"
                    span lang="en" {
                        "The rest of "
                        code { "data" }
                        ": each "
                        code { "issue.json" }
                        " and the attachments, "
                        code { "data/archive.json" }
                        " last."
                    }
                }
                li {
                    "网页：先是各期文件夹里的 "
                    code { "index.html" }
                    "，再是 "
                    code { "embed" }
                    "、"
                    code { "sitemap.xml" }
                    "、"
                    code { "feed.xml" }
                    "，最后是最外层的 "
                    code { "index.html" }
                    "。"
                    span lang="en" {
                        "Pages: each issue's "
                        code { "index.html" }
                        ", then "
                        code { "embed" }
                        ", "
                        code { "sitemap.xml" }
                        " and "
                        code { "feed.xml" }
                        ", the outermost "
                        code { "index.html" }
                        " last."
                    }
                }
                li {
                    code { "bulletin-viewer.js" }
                    "，最后是 "
                    code { "bulletin-site.json" }
                    "。"
                    span lang="en" {
                        code { "bulletin-viewer.js" }
                        ", and "
                        code { "bulletin-site.json" }
                        " at the very end."
                    }
                }
                li {
                    "删除服务器上多余的文件。文件名带哈希值的旧文件，至少留到下一次更新：有人还开着旧的网页。"
                    span lang="en" {
                        "Delete what is no longer there. Keep old files with a hash in their names until the next update at least: somebody still has the old page open."
                    }
                }
            }
            p {
                "同名的 "
                code { ".br" }
                " 和 "
                code { ".gz" }
                " 是压缩好的副本，和原文件一起传；服务器不用它们时可以不传，但不能只更新其中一个。"
                code { "bulletin build" }
                " 直接写到服务器的文件夹时，自己按这个顺序替换。"
            }
            p lang="en" {
                "The "
                code { ".br" }
                " and "
                code { ".gz" }
                " files are compressed copies: upload them with their file. A server that does not use them can do without, but never update only one of the three. "
                code { "bulletin build" }
                " keeps this order itself where it writes into the server's folder."
            }
            h2 { "为什么不会新旧混杂 " small lang="en" { "Why there is no mixture" } }
            p {
                "每一期的网页里既有全文，也有同一份数据，一起更新：阅读器换上的就是网页上的文字。嵌入别处的阅读器读 "
                code { "data" }
                " 里的一个文件，要么是旧版，要么是新版。图片内容变了名字就变，旧文字不会配上新图片。附件和 "
                code { "summary.csv" }
                " 名字不变，总是最新的。"
            }
            p lang="en" {
                "An issue's page holds its whole text and the data of that same text, and both change at once: what the viewer draws is what the page showed. A viewer that is embedded elsewhere reads one file in "
                code { "data" }
                ", the old one or the new one. A picture with new content has a new name: no old text meets a new picture. Attachments and "
                code { "summary.csv" }
                " keep their names and are always the newest."
            }
            h2 { "缓存 " small lang="en" { "Caching" } }
            ul {
                li {
                    "文件名带哈希值的文件：一直有效，"
                    code { "Cache-Control: public, max-age=31536000, immutable" }
                    "。"
                    span lang="en" { "Files with a hash in their names: for good." }
                }
                li {
                    "其余的：每次询问，"
                    code { "Cache-Control: no-cache" }
                    "。"
                    span lang="en" { "All others: ask each time." }
                }
            }
            h2 { "类型 " small lang="en" { "Types" } }
            p {
                code { ".js" }
                " 必须作为脚本发送（"
                code { "text/javascript" }
                "）。"
                code { ".wasm" }
                " 宜为 "
                code { "application/wasm" }
                "，"
                code { ".json" }
                " 宜为 "
                code { "application/json" }
                "；类型不对时阅读器也能用，但文件必须发得出来：老版本的 IIS 不认识的类型会报 404，见 "
                code { "web.config" }
                "。"
            }
            p lang="en" {
                code { ".js" }
                " must be sent as a script ("
                code { "text/javascript" }
                "). "
                code { ".wasm" }
                " should be "
                code { "application/wasm" }
                " and "
                code { ".json" }
                " "
                code { "application/json" }
                "; other types work, too, but the files must be sent: an old IIS answers 404 for types that it does not know, see "
                code { "web.config" }
                "."
            }
            h2 { "安全策略 " small lang="en" { "Content-Security-Policy" } }
            p { "网站在下面的策略下工作，没有行内脚本和样式：" }
            p lang="en" { "The site works under this policy, with no inline script or style:" }
            pre { code { (csp()) } }
            h2 { "没有的网址 " small lang="en" { "What does not exist" } }
            p {
                code { "404.html" }
                " 写明刊名，通往各期目录和最新一期。生成网站时写了 "
                code { "--base-url" }
                "，下面的设置就会用它；没有写时，按设置里注释所说填上路径。"
            }
            p lang="en" {
                code { "404.html" }
                " names the periodical and leads to the list and the newest issue. Where the site was built with "
                code { "--base-url" }
                ", the settings below use it; else put the path in as their comments say."
            }
            h2 { "现成的设置 " small lang="en" { "Ready-made settings" } }
            ul {
                li {
                    "IIS："
                    code { "web.config" }
                    "，在文件夹里即生效。"
                    span lang="en" { "IIS: " code { "web.config" } ", read from the folder." }
                }
                li {
                    "Apache："
                    code { ".htaccess" }
                    "，在文件夹里即生效（需 "
                    code { "AllowOverride All" }
                    "）。"
                    span lang="en" {
                        "Apache: "
                        code { ".htaccess" }
                        ", read from the folder (needs "
                        code { "AllowOverride All" }
                        ")."
                    }
                }
                li {
                    "nginx："
                    code { "server/nginx.conf" }
                    "，用法写在文件开头。"
                    span lang="en" {
                        "nginx: "
                        code { "server/nginx.conf" }
                        "; how to use it stands in it."
                    }
                }
                li {
                    "lighttpd："
                    code { "server/lighttpd.conf" }
                    "，用法写在文件开头。"
                    span lang="en" {
                        "lighttpd: "
                        code { "server/lighttpd.conf" }
                        "; how to use it stands in it."
                    }
                }
                li { "Netlify、Cloudflare Pages：" code { "_headers" } "。" }
            }
            p { "服务器因为某个设置报错时，删掉那个文件，网站照常工作。" }
            p lang="en" {
                "Where a server fails over one of them, delete that file: the site works without."
            }
        }
    };
    let head = PageHead {
        language: "zh-Hans",
        title: "网站管理员须知 For the webmaster".to_owned(),
        description: "上传的顺序、缓存、类型和安全策略。Uploading, caching, types and security."
            .to_owned(),
        up: "",
        path: Some("webmaster.html".to_owned()),
        kind: "website",
        picture: None,
        structured: None,
        hidden: true,
        script: None,
        style: Some(&style::guide().0),
        list: false,
    };
    frame::page(&head, body, site)
}
