## 为何没有检查

reach-no-tables = 书中没有金额表
reach-no-notes = 表下没有注
reach-no-codes = 表中没有科目编码
reach-no-sheets = 书中没有项目绩效目标表
reach-no-text = 书中没有文字说明
reach-no-such-section = 书中没有这一节
reach-no-such-words = 书中没有这类文字
reach-not-a-budget = 只适用于预算
reach-not-accounts = 只适用于决算
reach-no-last-year = 没有给出上年的书
reach-no-figures = 书中没有这类数字
reach-pages-unread = 有的页没有读出，可能就在那里
