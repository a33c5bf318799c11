// The words of book.toml's names and coordinates.

const REASONS = {
  "total": "收支总额",
  "expenditure": "支出总额",
  "revenue": "收入总额",
  "general": "一般公共预算",
  "general-budget": "一般公共预算（与预算相比）",
  "fiscal": "财政拨款",
  "unit-funds": "单位资金",
  "three-public": "“三公”经费",
  "three-public-budget": "“三公”经费（与预算相比）",
  "abroad": "因公出国（境）费",
  "abroad-budget": "因公出国（境）费（与预算相比）",
  "vehicles": "公务用车购置及运行费",
  "vehicles-budget": "公务用车购置及运行费（与预算相比）",
  "vehicle-purchase": "公务用车购置费",
  "vehicle-running": "公务用车运行维护费",
  "reception": "公务接待费",
  "reception-budget": "公务接待费（与预算相比）",
  "agency-operating": "机关运行经费",
  "no-agency-operating": "没有机关运行经费的原因",
};

const MEMBERS = {
  flow: { total_in: "收入总计", total_out: "支出总计", revenue: "本年收入", expenditure: "本年支出", carried_in: "上年结转", carried_out: "结转下年", surplus_used: "使用非财政拨款结余", surplus_distributed: "结余分配" },
  fund: { fiscal: "财政拨款", general: "一般公共预算", government_fund: "政府性基金", state_capital: "国有资本经营", special_account: "财政专户", unit: "单位资金", undertaking: "事业收入", business: "经营收入", from_superior: "上级补助收入", from_subordinate: "附属单位上缴收入", other: "其他收入" },
  spending: { basic: "基本支出", personnel: "人员经费", operating: "公用经费", project: "项目支出" },
  three_public: { all: "“三公”经费合计", abroad: "因公出国（境）费", reception: "公务接待费", vehicles: "公务用车购置及运行费", vehicle_purchase: "公务用车购置费", vehicle_running: "公务用车运行维护费" },
  vintage: { current: "当年预算", carried: "上年结转" },
  topic: { agency_operating: "机关运行经费", procurement: "政府采购" },
};

const TEXTS = { division: "所在地区（大同市市级）", premises: "办公用房的说明", service_catalogue: "政府购买服务", purchases: "购置车辆和设备", performance: "绩效管理说明", staffing: "人员情况", other: "其他说明", abroad_groups: "出国团组数", abroad_people: "出国人次", vehicles_bought: "购车辆数", reception_batches: "接待批次", reception_people: "接待人次", assets_date: "资产数据的日期", small_business: "面向中小企业采购" };

const OTHERS = { goods: "货物", works: "工程", services: "服务", establishment: "编制数（辆）", general: "单价50万元以上通用设备（台、套）", special: "单价100万元以上专用设备（台、套）" };

/** `flow=expenditure fund=general` → `本年支出 · 一般公共预算` */
export function coordinate(text) {
  const words = [];
  let rest = text.trim();
  while (rest) {
    const match = /^(\w+)=/.exec(rest);
    if (!match) { words.push(rest); break; }
    rest = rest.slice(match[0].length);
    const whole = match[1] === "project" || match[1] === "line";
    const end = whole ? rest.length : (rest.search(/\s/) + 1 || rest.length + 1) - 1;
    const member = rest.slice(0, end);
    rest = rest.slice(end).trim();
    words.push((MEMBERS[match[1]] || {})[member] || (match[1] === "project" ? `项目“${member}”` : member));
  }
  return words.join(" · ");
}

export function nameOf(key, name) {
  if (key === "reasons") return REASONS[name] || name;
  if (key === "last_year.figures" || key === "balance") return coordinate(name);
  if (key === "texts") return TEXTS[name] || name;
  return OTHERS[name] || name;
}
