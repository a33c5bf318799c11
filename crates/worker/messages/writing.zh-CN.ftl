# What the writing desk says otherwise than the command line: there are forms and cells here, no files.

writing-no-ledger = 这不是账本；请上传由“下载账本工作簿”得到的 .xlsx，或者含有 budget_lines.csv、book.toml 等文件的 .zip
writing-too-large = 压缩包解开后太大；账本的各个表合计应在 16 MB 以内
writing-no-figure = 没有这个数
build-press-failed = 书印不出来（程序原文：{ $detail }）；请把这句话告诉管理员
build-reason-missing = 缺少变动原因“{ $name ->
    [total] 收支总额
    [expenditure] 支出总额
    [revenue] 收入总额
    [general] 一般公共预算
    [general-budget] 一般公共预算（与预算相比）
    [fiscal] 财政拨款
    [unit-funds] 单位资金
    [three-public] “三公”经费
    [three-public-budget] “三公”经费（与预算相比）
    [abroad] 因公出国（境）费
    [abroad-budget] 因公出国（境）费（与预算相比）
    [vehicles] 公务用车购置及运行费
    [vehicles-budget] 公务用车购置及运行费（与预算相比）
    [vehicle-purchase] 公务用车购置费
    [vehicle-running] 公务用车运行维护费
    [reception] 公务接待费
    [reception-budget] 公务接待费（与预算相比）
    [agency-operating] 机关运行经费
    [no-agency-operating] 没有机关运行经费的原因
   *[other] { $name }
}”，请在“说明与附注”的“变动原因”中填写
build-last-year-missing = 与上年比较还缺 { $n } 个上年数，请在“说明与附注”的“上年数”中填写；没有的填 0
build-key-missing = 还没有填写“{ $top ->
    [duties] 单位职责
    [departments] 内设机构
    [procurement] 政府采购
    [vehicles] 公务用车
    [equipment] 大型设备
    [premises] 办公用房面积
    [texts] 文字：{ $name }
   *[other] { $key }
}”，书中这一段无从说起；请在“说明与附注”中填写，没有的请选“没有”
build-key-missing-only = 还没有填写“{ $top ->
    [duties] 单位职责
   *[other] { $key }
}”，书中这一段无从说起；请在“说明与附注”中填写
fault-file-missing = “{ $title }”还没有内容
fault-book-missing = “说明与附注”还没有内容
fault-amount-empty = 金额没有填写；没有金额填 0
fault-agency-unknown = 单位编码“{ $value }”不在“单位”表中
fault-project-unknown = 项目编码“{ $value }”不在“项目”表中
