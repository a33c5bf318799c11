## 科目分类

cls-no-codes = 《{ $table }》的 { $names } 个经济分类科目只有名称、没有编码，建议补列编码
cls-fund-item = 一般公共预算的《{ $table }》列有政府性基金科目“{ $name }”（共 { $rows } 行），请核对科目或者所在的表
cls-gov-class = “{ $names }”（{ $rows } 行）是{ $body ->
        [institution] 行政单位的政府预算经济分类，与本书其余各行的事业单位分类
       *[administrative] 事业单位的政府预算经济分类，与本书其余各行的行政单位分类
    }不一致，请核对
cls-item-fit = 本书列事业运行，是事业单位，却列有“{ $item }”，请核对功能分类科目
cls-balances = 文字写明用“{ $words }”安排支出（{ $places } 处），各表上年结转、使用结余却均为零：以前年度结余不应列作当年收入
cls-category = 其他运转类项目 { $running } 个、特定目标类项目 0 个，而有 { $projects } 个项目按名称是建设、购置或者赛事（{ $names }），请复核项目类别
cls-running = { $projects } 个项目（{ $names }{ $projects ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] 等
    }）按名称是人员、运转经费，合计 { $sum } 万元，占项目支出的 { $share }%，应当列入基本支出或者说明
cls-social-items = 项目“{ $project }”支付{ $paid }，而养老、医疗、公积金各项没有项目支出，请列入对应的功能分类项
