# What the server says no with: what happened, where, and what to do.

web-not-found = 没有这个页面，或者您看不到它；请返回列表重新选择
web-sign-in = 请先登录
web-csrf = 这个页面已经过期；请返回上一页，刷新后重新提交
web-foreign = 这个请求来自另一个网站，没有执行；请在本系统的页面上操作
web-too-large = 提交的内容太大；请减少内容后重新提交
web-form = 提交的内容不完整或格式不对；请返回上一页核对后重新提交
web-method = 这个地址不支持这种操作；请从页面上的按钮操作
web-fault = 服务器出错，没有执行；错误已经记录，请稍后再试，仍不行请告诉管理员
web-unavailable = 数据库或磁盘暂时不可用，没有执行；已经保存的内容不会丢失，请稍后再试
web-forbidden = 这项操作需要“{ $role ->
    [clerk] 填报
    [unit_reviewer] 单位审核
    [department] 主管部门
    [bureau] 财政局
   *[administrator] 管理员
}”的权限；请联系管理员
web-own-work = 不能审核自己送审的文件；请由另一位审核人审核
web-conflict = 在您查看之后，别人已经修改了这项内容，您的修改没有保存；请重新打开页面，看过最新内容后再操作
web-wrong-state = 这份材料现在的状态是“{ $state ->
    [not_due] 未到期
    [missing] 未报送
    [handed_in] 已送审
    [being_checked] 检查中
    [to_review] 待审核
    [returned] 已退回
    [accepted] 审核通过
    [published] 已公开
   *[not_applicable] 不适用
}”，不能做这项操作；请重新打开页面
web-open-remarks = 还有 { $count } 条退回的意见没有改正；请逐条说明理由后关闭，或者退回
web-taken = 名称或编码已被使用；请换一个
web-invalid = { $thing ->
    [the name] 名称
    [the full name] 姓名
    [the code] 编码
    [the year] 年度
    [the parent] 上级单位
    [the role] 角色
    [the reason] 理由
    [the file's name] 文件名
    [the draft] 账本
    [the change] 这次修改
    [the version] 版本
   *[other] 填写的内容
}{ $fault ->
    [empty] 没有填写
    [too large] 太大，超过了一本账的上限
    [of more rows than a grid has] 有一个表超过 20000 行
    [of cells longer than a cell is] 有一格超过 16000 字节
    [of more operations than one change has] 一次超过 20000 处
    [not one of this book] 与这本书的单位、年度、种类不符
    [not an earlier one] 不是以前的版本
    [missing] 没有填写
    [longer than 200 characters] 超过 200 个字
    [more than one line] 含有换行或控制字符
    [not of 2 to 64 characters] 应为 2 至 64 个字
    [not between 1950 and 2199] 应在 1950 至 2199 之间
   *[other] 不符合要求
}；请改正后重新提交
web-password-short = 密码不足 10 个字符；一个短句子就是好密码
web-password-long = 密码超过 128 个字符；请缩短
web-password-simple = 密码应含小写字母、大写字母、数字、其他符号中的三种，或者不少于 16 个字符
web-password-name = 密码中含有您的姓名或账号；请换一个
web-password-common = 密码太常见，容易被猜到；请加上只有您知道的内容
web-password-unchanged = 新密码与现在的密码相同；请换一个
web-password-again = 两次输入的密码不一致；请重新输入
web-wrong-password = 账号或密码不对；请重新输入，忘记密码请联系管理员
web-locked = 输错次数过多，账号已暂时锁定；请在 { $until } 之后再试
web-no-link = 这个链接已经用过或已过期；请联系管理员重新发送

web-too-many = 请求太频繁，没有执行；请在 { $seconds } 秒后重试
web-address-long = 网址太长，没有执行；请从页面上的链接打开
web-code = 验证码不对，或者已经用过；请等应用显示下一个验证码，或者使用一个恢复码
web-factor-key = 服务器缺少两步验证的密钥文件，没有执行；请使用恢复码登录，并告诉管理员
web-renew-password = 密码已使用 90 天；请先设置新密码
web-no-factor = 没有正在进行的设置；请重新开始设置两步验证
# The writing desk.

writing-refused = { $message }
writing-exhausted = 这本账需要的时间或内存超过了上限，没有处理；请检查是否有成千上万的空行，删除后再试
writing-no-file = 没有选择文件；请选择账本工作簿（.xlsx）或账本文件夹的压缩包（.zip），或者选择一份已有的草稿
writing-no-material = 没有与这本书对应的应报材料，没有送审；请联系财政局登记本单位这一年度的材料
writing-syntax = “说明与附注”的原文有语法错误，这一项没有保存；请先在“原文”中改正
writing-count = 这一项应填整数（0 或正整数），没有保存；请改正
web-own-account = 不能停用自己的账号，也不能收回自己的管理员角色；请由另一位管理员办理
web-no-code = 没有这个编码的单位，或者您看不到它；请从列表中选择
web-upload-none = 没有选择文件；请选择或拖入文件后再送检
web-upload-one = 与以前的检查对照时，一次只能送检一个文件；请只选择改正后的那个文件
web-upload-file = 文件“{ $name }”超过 64 MB，这一批文件都没有接收；请拆分或另存后重新送检
web-upload-all = 这一批文件超过 512 MB，都没有接收；请分几批送检
web-upload-many = 这一批文件超过 500 个，都没有接收；请分几批送检
web-upload-cut = 文件没有传完，这一批文件都没有接收；请检查网络后重新送检
web-worker-said = { $said }

# 开放数据接口
api-parameter = 参数 { $name } 的值不能使用；请按 /api 上的说明改正后再试
web-day = 日期应写成 2026-02-14 这样的年-月-日；请改正后重新提交
web-no-remarks = 这份材料没有待改正的问题，不需要整改通知；请返回材料页
