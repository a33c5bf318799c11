//! What roles, kinds of organisations and acts are called.

use mingzhang_store::{OrganisationKind, Role};

/// `填报`.
pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Clerk => "填报",
        Role::UnitReviewer => "单位审核",
        Role::Department => "主管部门",
        Role::Bureau => "财政局",
        Role::Administrator => "管理员",
    }
}

/// The role of a word in a form.
pub(super) fn role_of(id: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.id() == id)
}

/// `单位`.
pub(super) const fn kind(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Bureau => "财政局",
        OrganisationKind::Department => "主管部门",
        OrganisationKind::Unit => "单位",
    }
}

/// The kind of a word in a form.
pub(super) fn kind_of(id: &str) -> Option<OrganisationKind> {
    use OrganisationKind::{Bureau, Department, Unit};
    [Bureau, Department, Unit].into_iter().find(|kind| kind.id() == id)
}

/// The acts of the audit log that people meet most; others are shown by their word.
pub(super) fn action(action: &str) -> &str {
    match action {
        "account.create" => "启用账号",
        "account.disable" => "停用账号",
        "account.enable" => "恢复账号",
        "account.password.change" => "修改密码",
        "account.password.reset" => "重设密码",
        "audit.export" => "导出审计日志",
        "file.put" => "保存文件",
        "job.retry" => "重试任务",
        "link.first" => "生成首个管理员链接",
        "link.invite" => "生成启用链接",
        "link.reset" => "生成重设密码链接",
        "list.take" => "导入应报清单",
        "material.checked" => "检查完成",
        "material.due" => "修改截止日期",
        "material.expect" => "登记材料",
        "material.hand_in" => "送审",
        "material.not_applicable" => "设为不适用",
        "material.publish" => "公开",
        "material.recheck" => "重新检查",
        "material.review" => "审核",
        "organisation.add" => "新增单位",
        "organisation.rename" => "单位改名",
        "overview.export" => "导出总览",
        "remark.close" => "关闭意见",
        "role.grant" => "授予角色",
        "role.revoke" => "收回角色",
        "session.begin" => "登录",
        "session.end" => "退出",
        "session.end_all" => "结束全部登录",
        other => other,
    }
}
