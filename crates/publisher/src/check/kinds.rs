//! What checking an archive can find besides the format's own findings.

use crate::report::kinds;

kinds! {
    ISSUE_MISSING "issue-missing" Error
        "目录所列的这一期没有文件；请恢复文件，或从 archive.json 中删去这一条"
        "the list names an issue whose file is not there; restore it, or take the entry out of archive.json"
    UNLISTED "issue-unlisted" Warning
        "这一期不在目录里，读者看不到；请重新导入，或移走这个文件夹"
        "this issue is not in the list, so no reader sees it; import it again, or move the folder away"
    ID_DIFFERS "id-differs" Error
        "标识不一致，链接会失效；id、目录和文件夹名应相同"
        "the ids differ, and links will fail; id, list and folder should be the same"
    ENTRY_DIFFERS "entry-differs" Warning
        "目录与这一期的内容不一致；请改正，或重新导入这一期"
        "the list says something else than the issue; mend one of them, or import the issue again"
    NUMBER_ORDER "number-order" Warning
        "期号与日期的先后不一致；请核对"
        "numbers and dates are not in the same order; compare them"
    FILE_MISSING "file-missing" Error
        "所指的文件不存在；请恢复文件，或重新导入这一期"
        "the file is not there; restore it, or import the issue again"
    SIZE_DIFFERS "size-differs" Warning
        "图片的实际宽高与记录不符，页面会变形或跳动；请改正 width 和 height，或重新导入"
        "the picture's size is not the one that is given, so it is distorted or the page jumps; mend width and height, or import again"
    BYTES_DIFFER "bytes-differ" Warning
        "附件的实际大小与记录不符；请改正 bytes，或重新导入"
        "the attachment's size is not the one that is given; mend bytes, or import again"
    TYPE_DIFFERS "type-differs" Warning
        "图片的实际格式与记录的类型不符，有的浏览器会显示不出来；请改正或重新导入"
        "the picture's format is not the type that is given, and some browsers will not show it; mend it or import again"
    NO_PICTURE "no-picture" Error
        "文件不是浏览器能显示的图片；请换一个文件，或重新导入"
        "the file is no picture that a browser shows; put another in its place, or import again"
    UNNAMED "file-unnamed" Warning
        "没有哪里用到这个文件；不需要的话可以删除"
        "nothing names this file; delete it if it is not wanted"
    DEAD_LINK "dead-link" Error
        "链接所指的位置或文件不存在；请改正"
        "the place or file that the link leads to is not there; mend it"
}
