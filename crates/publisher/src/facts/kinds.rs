//! What proposing facts can find.

use crate::report::kinds;

kinds! {
    /// A sum that the text does not call given or waived.
    SUM_PASSED_OVER "sum-passed-over" Note
        "这笔金额未列为捐赠或减免：原文没有说是捐出的或免收的。如确属捐赠或减免，请补入 facts。"
        "This sum was not proposed as a fact: the text does not say that it was given or waived. If it was, add it to the facts.";
    /// A sum in a title, a caption, a heading or a footnote.
    SUM_ASIDE "sum-outside-text" Note
        "标题、图注、表题或脚注中的金额未列为事实，以免与正文重复计算。正文若没有这笔金额，请补入。"
        "A sum in a title, caption, heading or footnote was not proposed as a fact, lest it be counted twice. If the text itself does not name it, add it.";
    /// A gift without a sum of money.
    FACT_WITHOUT_SUM "fact-without-sum" Note
        "原文未写明币种或金额，已列为没有金额的事实。如知道金额，请在原文写明。"
        "The text names no sum of money; proposed as a fact without one. If the sum is known, say it in the text.";
    /// A gift that may be somebody else's.
    FACT_ARRANGED "fact-arranged" Warning
        "这笔款物是“联系、协调、组织、采购”等促成的，出资人可能是别人。请核对出资人和类别。"
        "This was arranged, organised or bought, and somebody else may have paid for it. Check who gave, and the category.";
    /// No giver is named.
    DONOR_UNKNOWN "fact-donor-unknown" Warning
        "原文没有写明是谁捐出或免收的，已列为“未说明”。请核对后补上。"
        "The text does not say who gave; proposed as unknown. Check, and fill it in.";
    /// The giver can be read in more than one way.
    DONOR_UNSURE "fact-donor-unsure" Warning
        "是谁捐出或免收的，不能完全确定（职工、党员不等于协会；他会不等于本会；名称没有写明是企业）。请核对。"
        "Who gave is not certain (staff and party members are not the association, another association is not this one, a name may be no company). Check it.";
    /// The category can be read in more than one way.
    CATEGORY_UNSURE "fact-category-unsure" Warning
        "是捐赠、减免还是其他，不能完全确定。请核对类别。"
        "Whether this is a donation, a waiver or something else is not certain. Check the category.";
    /// A gift in another currency than yuan.
    SUM_FOREIGN "sum-foreign-currency" Warning
        "金额是外币，没有折算成人民币；列出的事实没有金额，或未列为事实。请核对。"
        "The sum is in a foreign currency and was not converted; the fact has no sum, or there is none. Check it.";
    /// A gift whose sum cannot be read exactly.
    SUM_UNCLEAR "sum-unclear" Warning
        "金额不能准确读出（含糊、自相矛盾或有多种读法），已列为没有金额的事实。请核对原文。"
        "The sum cannot be read exactly (vague, contradictory, or to be read in several ways); proposed as a fact without a sum. Check the text.";
    /// A sum for each of several.
    SUM_EACH "sum-for-each" Warning
        "这是每家、每人、每年的金额，或其中最高、最低的一笔，总额原文没有写明，未列为事实。请核对后补入总额。"
        "This is a sum for each giver, person or year, or the highest or lowest of several; the text does not say the whole, so it was not proposed. Check, and add the whole.";
    /// Not given yet, perhaps never.
    SUM_PLANNED "sum-planned" Warning
        "原文说的是计划、承诺、倡议或假设，不是已经捐出或免收，未列为事实。请核对。"
        "The text speaks of a plan, a promise, an appeal or a condition, not of something given; it was not proposed. Check it.";
    /// A gift that was taken back.
    SUM_CANCELLED "sum-cancelled" Note
        "原文说这笔捐赠已取消、撤回或没有做成，未列为事实。"
        "The text says that this gift was cancelled, taken back or not made; it was not proposed.";
    /// The same gift mentioned twice.
    FACT_TWICE "fact-twice" Warning
        "同一笔金额出现两次，只保留了一处，以免重复计算。如果是两笔，请补入另一笔。"
        "The same sum stands twice; one was kept, lest it be counted twice. If these are two gifts, add the other.";
    /// A sum that an earlier sentence names.
    FACT_REPEATS "fact-repeats" Warning
        "这笔金额与前面一句相同，已标为重复，不再相加。如果是另一笔，请删去 repeats。"
        "An earlier sentence names the same sum; it was marked as a repeat and is not added up. If it is another gift, remove repeats.";
    /// A sum that may be that of an earlier sentence.
    FACT_MAY_REPEAT "fact-may-repeat" Warning
        "这笔金额与前面一句相同，可能是同一笔；现按两笔计算。若是同一笔，请填写 repeats。"
        "An earlier sentence names the same sum, and it may be the same gift; both are added up. If they are one, fill in repeats.";
    /// A sum that may be contained in another.
    FACT_MAY_BE_PART "fact-may-be-part" Warning
        "这笔金额可能已包含在另一句的总额之内，已列为其中一部分，不再相加。如果不是，请删去 partOf。"
        "The total of another sentence probably holds this sum; it was put under it and is not added up. If that is wrong, remove partOf.";
    /// Parts that add up to more than their total.
    PARTS_EXCEED "parts-exceed-total" Warning
        "“其中”各项之和大于总额，只保留了总额。请核对数字。"
        "The parts come to more than their total; only the total was kept. Check the numbers.";
    /// Sums that do not add up to the total after them.
    TOTAL_DIFFERS "total-differs" Warning
        "合计数与前面各项之和不一致，只保留了各项。请核对数字。"
        "The total differs from what the sums before it come to; only those were kept. Check the numbers.";
    /// A sum in the lead while the sections have sums of their own.
    LEAD_TOTAL "lead-may-be-total" Warning
        "导语或编者按中的金额可能已包含各节的金额，合计时会重复。若是，请为各节的事实加上 partOf，或删去这一条。"
        "This sum of the lead or editor's note may hold the sections' sums and be counted twice. If so, give the sections' facts a partOf, or remove this one.";
    /// A table of gifts or waivers whose unit is not said.
    TABLE_WITHOUT_UNIT "table-without-unit" Warning
        "表格像是捐赠或减免的金额，但表头、表题和表前一段都没有写明单位（元、万元），未列为事实。请写明单位，或补入 facts。"
        "This table seems to give sums that were given or waived, but neither its head nor its caption nor the paragraph before it says the unit (元, 万元); nothing was proposed. Say the unit, or add the facts.";
    /// Money without its unit.
    SUM_WITHOUT_YUAN "sum-without-yuan" Warning
        "原文写的是钱款，但数字后没有“元”，已按人民币元列出。请核对。"
        "The text speaks of money but names no unit after the number; it was read as yuan. Check it.";
    /// A sum of nothing.
    SUM_ZERO "sum-zero" Note
        "金额为 0，未列为事实。"
        "The sum is 0; it was not proposed.";
    /// A day after the issue's date.
    DATE_AFTER_ISSUE "fact-date-after-issue" Warning
        "日期晚于本期印发日期，未采用。请核对。"
        "The date lies after the issue's; it was left out. Check it.";
    /// Measures are proposals.
    MEASURES_PROPOSED "measures-proposed" Note
        "以下工作举措由原文中的用语自动提出，请看是否合适。"
        "These measures were proposed from words of the text; see whether they fit.";
}
