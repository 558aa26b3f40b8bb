//! Settings for web servers. The site works without any of them.
//!
//! Rule of this file: a setting that a server may not understand is guarded, or
//! left as a comment, so that no setting stops a server that lacks a module.

use super::lost;
use super::shared::Site;
use crate::site::file_types::{TYPES, csp};
use crate::site::html::escape;
use crate::site::viewer::{HASHED_NAMES, Viewer, is_hashed};
use std::collections::BTreeSet;

/// Names with a hash in them, as a regular expression for all servers: what
/// [`crate::site::viewer::is_hashed`] accepts.
fn hashed() -> String {
    let names = own_hashed().join("|");
    let pictures: Vec<&str> = TYPES
        .iter()
        .filter(|it| it.is_figure())
        .map(|it| it.ending)
        .collect();
    let pictures = pictures.join("|").replace("jpg|jpeg", "jpe?g");
    format!(
        r"((^|/)({names})-[0-9a-f]{{8,}}\.(wasm|css|js)|(^|/)summary-[0-9]+-[0-9a-f]{{16}}\.json|-[0-9a-f]{{16}}\.({pictures})|(^|/)[0-9]+(-[0-9]+)?-[0-9a-f]{{8}}\.bin)"
    )
}

/// The prefixes of a site's own hashed files.
fn own_hashed() -> Vec<&'static str> {
    HASHED_NAMES.iter().copied().chain(["guide"]).collect()
}

/// The folders of the index whose files all have a hash in their names.
const INDEX: [&str; 4] = [
    "search/issues",
    "search/pages",
    "search/shards",
    "search/texts",
];

/// Can be kept forever: new content gets a new name.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// Types by their endings, with what servers send them as.
fn types() -> impl Iterator<Item = (&'static str, &'static str, String)> {
    TYPES.iter().filter_map(|it| {
        let (media, content) = (it.media?, it.content_type()?);
        Some((it.ending, media, content))
    })
}

/// Name and text of each.
pub fn files(viewer: &Viewer, site: &Site) -> Vec<(&'static str, String)> {
    let lost = Lost::of(site);
    vec![
        (".htaccess", apache(&lost)),
        ("_headers", netlify()),
        ("server/lighttpd.conf", lighttpd(&lost)),
        ("server/nginx.conf", nginx(&lost)),
        ("web.config", iis(viewer, &lost)),
    ]
}

/// The page that says that there is no such page: where it is on the server. Where
/// that is not known, servers are told of it in a comment only.
struct Lost {
    /// The folder of the site: `/bulletins/`.
    root: String,
    /// What stands before a setting: `# ` in a comment.
    mark: &'static str,
}

impl Lost {
    /// What stands behind a comment on it, in both languages.
    fn note(&self) -> (&'static str, &'static str) {
        match self.mark {
            "" => ("", ""),
            _ => (
                "：路径按实际改，去掉下一行的 #",
                ": put your own path, and take the # off the next line",
            ),
        }
    }

    fn of(site: &Site) -> Lost {
        match site.base {
            Some(_) => Lost {
                root: site.root().to_owned(),
                mark: "",
            },
            // A folder that people are likely to choose.
            None => Lost {
                root: "/bulletins/".to_owned(),
                mark: "# ",
            },
        }
    }
}

/// nginx: included in a `location`.
fn nginx(lost: &Lost) -> String {
    let types: String = types()
        .map(|(ending, media, _)| format!("    {media} {ending};\n"))
        .collect();
    // HTML is included by default.
    let charset: BTreeSet<&str> = self::types()
        .map(|(_, media, _)| media)
        .filter(|media| media.starts_with("text/") && *media != "text/html")
        .collect();
    let charset = charset.into_iter().collect::<Vec<_>>().join(" ");
    let (csp, hashed) = (csp(), hashed());
    let safe = format!(
        "add_header Content-Security-Policy \"{csp}\" always;\nadd_header X-Content-Type-Options nosniff always;\n"
    );
    format!(
        r#"# nginx 的设置。在 server {{ … }} 里写（路径按实际改）：
# Settings for nginx. In server {{ … }} write (with your own paths):
#
#   location /bulletins/ {{
#       root /var/www;    # 网站在 /var/www/bulletins/；用 root，不用 alias
#       include /var/www/bulletins/server/nginx.conf;
#   }}

index index.html;
charset utf-8;
charset_types {charset};
types {{
{types}}}

# 发送已压缩好的 .gz；装有 ngx_brotli 模块时去掉下一行的 #，发送 .br
# Sends the .gz files. With the module ngx_brotli, take the # off the next line
gzip_static on;
# brotli_static on;

# 别的网站要直接引用阅读器时去掉下一行的 #（两处）
# Where other sites embed the viewer, take the # off the next line (twice)
# add_header Access-Control-Allow-Origin "*" always;
add_header Cache-Control no-cache always;
{safe}
location ~ "{hashed}$" {{
    # add_header Access-Control-Allow-Origin "*" always;
    add_header Cache-Control "{FOR_GOOD}";
{inner}}}
location ~ "/\." {{
    return 404;
}}

# 没有的网址，发送网站自己的“没有这一页”{note}
# What does not exist is answered by the site's own page{note_en}
{mark}error_page 404 {root}{name};
"#,
        note = lost.note().0,
        note_en = lost.note().1,
        mark = lost.mark,
        root = lost.root,
        name = lost::NAME,
        inner = safe.replace("add_header", "    add_header"),
    )
}

/// Apache: read from the folder itself.
fn apache(lost: &Lost) -> String {
    let types: String = types()
        .map(|(ending, media, _)| format!("  AddType {media} .{ending}\n"))
        .collect();
    let charset: String = self::types()
        .filter(|(_, media, _)| media.starts_with("text/"))
        .map(|(ending, ..)| format!(" .{ending}"))
        .collect();
    // Precompressed copies are of the type of their file, not of that of .gz.
    let compressible = || TYPES.iter().filter(|it| it.compressible);
    let forced: String = compressible()
        .filter_map(|it| Some((it.ending, it.content_type()?)))
        .map(|(ending, content)| {
            format!(
                "    <FilesMatch \"\\.{ending}\\.(br|gz)$\">\n      ForceType \"{content}\"\n    </FilesMatch>\n"
            )
        })
        .collect();
    let endings: Vec<&str> = compressible()
        .filter(|it| it.media.is_some())
        .map(|it| it.ending)
        .collect();
    let endings = endings.join("|");
    let (csp, hashed) = (csp(), hashed());
    format!(
        r#"# Apache 2.4 的设置。网站没有它也能用；服务器因它报错（500）时，删掉它即可。
# Settings for Apache 2.4. The site works without; where a server fails over
# them (500), delete this file.

<IfModule mod_dir.c>
  DirectoryIndex index.html
</IfModule>
# 没有的网址，发送网站自己的“没有这一页”{note}
# What does not exist is answered by the site's own page{note_en}
{mark}ErrorDocument 404 {root}{name}
<IfModule mod_mime.c>
{types}  AddCharset utf-8{charset}
</IfModule>
<IfModule mod_headers.c>
  Header always set Cache-Control "no-cache"
  Header always set Content-Security-Policy "{csp}"
  Header always set X-Content-Type-Options "nosniff"
  # 别的网站要直接引用阅读器时去掉下一行的 #
  # Where other sites embed the viewer, take the # off the next line
  # Header always set Access-Control-Allow-Origin "*"
  <FilesMatch "{hashed}(\.(br|gz))?$">
    Header always set Cache-Control "{FOR_GOOD}"
  </FilesMatch>
</IfModule>
<IfModule mod_rewrite.c>
  <IfModule mod_mime.c>
    RewriteEngine On
    RewriteRule "(^|/)\.bulletin-next(/|$)" - [R=404,L]
    # 发送已压缩好的 .br 和 .gz
    # Sends the compressed files
    RewriteCond "%{{HTTP:Accept-Encoding}}" "\bbr\b"
    RewriteCond "%{{REQUEST_FILENAME}}.br" -f
    RewriteRule "^(.+\.({endings}))$" "$1.br" [L,E=no-gzip:1,E=no-brotli:1]
    RewriteCond "%{{HTTP:Accept-Encoding}}" "\bgzip\b"
    RewriteCond "%{{REQUEST_FILENAME}}.gz" -f
    RewriteRule "^(.+\.({endings}))$" "$1.gz" [L,E=no-gzip:1,E=no-brotli:1]
    <FilesMatch "\.({endings})\.br$">
      RemoveLanguage .br
      AddEncoding br .br
    </FilesMatch>
    <FilesMatch "\.({endings})\.gz$">
      AddEncoding gzip .gz
    </FilesMatch>
{forced}    <IfModule mod_headers.c>
      <FilesMatch "\.({endings})(\.(br|gz))?$">
        Header append Vary Accept-Encoding
      </FilesMatch>
    </IfModule>
  </IfModule>
</IfModule>
"#,
        note = lost.note().0,
        note_en = lost.note().1,
        mark = lost.mark,
        root = lost.root,
        name = lost::NAME,
    )
}

/// lighttpd: included in the configuration.
fn lighttpd(lost: &Lost) -> String {
    let types: String = types()
        .map(|(ending, _, content)| format!("        \".{ending}\" => \"{content}\",\n"))
        .collect();
    let (csp, hashed) = (csp(), hashed());
    let safe = format!(
        "\"Content-Security-Policy\" => \"{csp}\",\n            \"X-Content-Type-Options\" => \"nosniff\","
    );
    format!(
        r#"# lighttpd 1.4 的设置。在 lighttpd.conf 末尾写（路径按实际改）：
# Settings for lighttpd 1.4. At the end of lighttpd.conf write (with your own path):
#
#   include "/var/www/bulletins/server/lighttpd.conf"
#
# 网站不在 /bulletins/ 之下时，改下面的 ^/bulletins/
# Where the site lies elsewhere than below /bulletins/, change ^/bulletins/

server.modules += ( "mod_access", "mod_setenv" )
# 装有 mod_deflate 时（Debian：lighttpd-mod-deflate），去掉下面几行的 #，边压缩边发送
# With the module mod_deflate (Debian: lighttpd-mod-deflate), take the # off these lines
# server.modules += ( "mod_deflate" )
# deflate.mimetypes = ( "text/", "application/json", "application/wasm", "application/xml", "image/svg+xml" )
# deflate.allowed-encodings = ( "brotli", "gzip" )

$HTTP["url"] =~ "^/bulletins/" {{
    index-file.names = ( "index.html" )
    mimetype.assign = (
{types}        "" => "application/octet-stream"
    )
    $HTTP["url"] =~ "{hashed}$" {{
        setenv.set-response-header = (
            "Cache-Control" => "{FOR_GOOD}",
            {safe}
        )
    }}
    else $HTTP["url"] =~ "" {{
        setenv.set-response-header = (
            "Cache-Control" => "no-cache",
            {safe}
        )
    }}
    $HTTP["url"] =~ "/\." {{
        url.access-deny = ( "" )
    }}
    # 没有的网址，发送网站自己的“没有这一页”{note}
    # What does not exist is answered by the site's own page{note_en}
    {mark}server.error-handler = "{root}{name}"
}}
"#,
        note = lost.note().0,
        note_en = lost.note().1,
        mark = lost.mark,
        root = lost.root,
        name = lost::NAME,
    )
}

/// Netlify, Cloudflare Pages and others that read `_headers`.
fn netlify() -> String {
    let csp = csp();
    // By default these servers revalidate everything else each time.
    let kept: String = own_hashed()
        .iter()
        .map(|name| format!("/{name}-*\n  Cache-Control: {FOR_GOOD}\n\n"))
        .collect();
    format!(
        r#"# Netlify、Cloudflare Pages 等平台的设置：把网站放在发布的根目录时有效。
# Settings for Netlify, Cloudflare Pages and their like, where the site is the
# root of what is published.

/*
  Content-Security-Policy: {csp}
  X-Content-Type-Options: nosniff
# 别的网站要直接引用阅读器时去掉下一行的 #
# Where other sites embed the viewer, take the # off the next line
#  Access-Control-Allow-Origin: *

{kept}/data/summary-*
  Cache-Control: {FOR_GOOD}

/data/:issue/figures/*
  Cache-Control: {FOR_GOOD}

/search/:kind/*
  Cache-Control: {FOR_GOOD}
"#
    )
}

/// IIS: read from the folder itself.
fn iis(viewer: &Viewer, lost: &Lost) -> String {
    // A type that the server knows already is an error unless it is removed.
    let types: String = types()
        .map(|(ending, _, content)| {
            format!(
                "      <remove fileExtension=\".{ending}\" />\n      <mimeMap fileExtension=\".{ending}\" mimeType=\"{content}\" />\n"
            )
        })
        .collect();
    let missing = format!(
        "    <httpErrors errorMode=\"Custom\" existingResponse=\"Replace\">\n      <remove statusCode=\"404\" />\n      <error statusCode=\"404\" path=\"{}{}\" responseMode=\"ExecuteURL\" />\n    </httpErrors>",
        escape(&lost.root),
        lost::NAME
    );
    let missing = match lost.mark {
        "" => missing,
        _ => format!(
            "    <!-- 没有的网址，发送网站自己的“没有这一页”：路径按实际改，放到注释外面。What does not exist is answered by the site's own page: put your own path, and take this out of the comment.\n{missing} -->"
        ),
    };
    let csp = csp();
    // IIS has no patterns here: each file by its name.
    let kept: String = viewer
        .files
        .keys()
        .filter(|name| is_hashed(name))
        .map(String::as_str)
        .chain(INDEX)
        .map(|name| {
            let name = escape(name);
            format!(
                "  <location path=\"{name}\">\n    <system.webServer>\n      <staticContent>\n        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" />\n      </staticContent>\n    </system.webServer>\n  </location>\n"
            )
        })
        .collect();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<!-- IIS 7 及以后版本的设置。网站没有它也能用，只是老版本的 IIS 不认识 .wasm 和 .json；服务器因它报错（500.19）时，删掉它，在 IIS 管理器里加上这两个 MIME 类型。
     Settings for IIS 7 and later. Where the server fails over them (500.19), delete this file and add the MIME types of .wasm and .json by hand. -->
<configuration>
  <system.webServer>
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
{types}    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="Content-Security-Policy" />
        <add name="Content-Security-Policy" value="{csp}" />
        <remove name="X-Content-Type-Options" />
        <add name="X-Content-Type-Options" value="nosniff" />
        <!-- 别的网站要直接引用阅读器时加上下一行。Where other sites embed the viewer, add the next line.
        <add name="Access-Control-Allow-Origin" value="*" /> -->
      </customHeaders>
    </httpProtocol>
{missing}
    <security>
      <requestFiltering>
        <hiddenSegments>
          <add segment=".bulletin-next" />
        </hiddenSegments>
      </requestFiltering>
    </security>
  </system.webServer>
{kept}</configuration>
"#
    )
}
