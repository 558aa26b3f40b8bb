//! What the command line itself can find.

use crate::report::kinds;

kinds! {
    /// The report's file cannot be written.
    REPORT_FILE "report-not-written" Error
        "报告文件写不进去；请检查 --report 的路径和权限"
        "the report's file cannot be written; look at the path after --report and at permissions"
    /// A site was built.
    BUILT "site-built" Note
        "网站已生成；可用 bulletin serve 预览，满意后把整个文件夹上传到网站服务器"
        "the site was made; look at it with “bulletin serve”, then upload the whole folder to the web server"
    /// An archive with errors.
    BUILD_REFUSED "build-refused" Error
        "简报库有上面列出的错误，没有生成网站，原有的网站未动。请先改正；确要照样生成，请加 --despite-errors"
        "the archive has the errors listed above, so no site was made and the one that is there is as it was; mend them, or add --despite-errors to build all the same"
    /// A folder or a pattern without files to import.
    NO_FILES "no-files-found" Error
        "这里没有可以导入的文件（.docx、.txt）；请检查文件夹或通配符"
        "there are no files to import here (.docx, .txt); look at the folder or the pattern"
    /// A file that Word makes while it has another one open.
    LOCK_FILE "word-lock-file" Note
        "这是 Word 打开文件时的临时文件，不是简报，已跳过；请导入去掉 ~$ 的那个文件"
        "this is what Word makes while it has a file open, and no bulletin; it was passed over; import the file without ~$ in its name"
    /// Files of a folder that are not imported.
    OTHER_FILES "other-files" Note
        "文件夹里的这些文件不是 .docx 或 .txt，没有导入；如是简报，请另存为 .docx"
        "these files of the folder are no .docx or .txt and were not imported; if they are bulletins, save them as .docx"
}
