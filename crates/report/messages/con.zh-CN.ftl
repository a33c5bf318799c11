## 内容、法律、隐私

con-area = { $sheets } 张绩效目标表中的“{ $printed }”大于国有资产一节所写的办公用房面积 { $other }，请核实面积或者说明两者口径
con-staff = 同一单位的{ $group }一处为 { $one }，另一处为 { $other }，请核对
con-unit-name = 单位名称“{ $name }”（{ $places } 处）与本书的“{ $own }”不一致，请核对是否误用其他单位的材料
con-project-name = 绩效目标表中的项目名称“{ $printed }”与项目支出表中的“{ $other }”不一致，请统一
con-quotes-differ = 同一文件（{ $document }）的同一句话有两种引法：“{ $one }”和“{ $other }”，请按原文统一
con-vehicles-over = 实有公务用车 { $vehicles } 辆，多于编制 { $allowed } 辆，请核实或者说明
con-vehicles-before = 编制 { $allowed } 辆、实有 { $vehicles } 辆，加上报废处置的 { $gone } 辆，此前应有 { $before } 辆，多于编制，建议说明
con-vehicles-dear = { $vehicles } 辆公务用车平均每辆运行维护费 { $cost } 万元，明显偏高，请核实车辆数和金额

fun-self-financed = 项目“{ $project }”写明“{ $words }”，而年度资金全部为财政资金，请说明资金性质

law-article = 《{ $law }》{ $article }的这句话是旧条文（{ $places } 处）：自 { $since } 起为{ $instead }，请引用现行条文（{ $source }）
law-repealed = 《{ $law }》{ $article }已于 { $since } 废止（{ $places } 处），请改引{ $instead }（{ $source }）
law-body = “{ $word }”已经撤销或者更名（{ $places } 处），现为{ $instead }（{ $source }）
law-term = “{ $word }”用语不当（{ $places } 处）：{ $instead }（{ $source }）

prv-identity = 文中有公民身份号码 { $places } 处（如 { $shown }），公开前必须删除
prv-mobile = 文中有个人手机号码 { $places } 处（如 { $shown }），公开前必须删除或者改用办公电话
prv-mobile-likely = 文中有形似手机号码的数字 { $places } 处（如 { $shown }），请确认并删除
prv-card = 文中有银行卡号 { $places } 处（如 { $shown }），公开前必须删除
prv-home = 文中有详细家庭住址 { $places } 处（如 { $shown }），公开前必须删除
prv-name = 文中有困难、患病等人员的姓名 { $places } 处（如 { $shown }），请隐去姓名
prv-few-persons = 有 { $places } 处可以推知一两个人的待遇，公开前请合并或者隐去
prv-secrecy-mark = 文中有密级标志 { $places } 处，公开前必须经保密审查
prv-secret-project = “{ $words }”等 { $places } 处注明涉密，请确认已经保密审查
prv-companies = 文中把 { $companies } 家企业（{ $names }{ $companies ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] 等
    }）与金额并列，公开前请确认不涉及商业秘密和未结清款项
