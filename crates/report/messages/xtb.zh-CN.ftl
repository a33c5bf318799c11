## 表间

xtb-sheet-money = 项目“{ $project }”的绩效目标表资金为 { $printed } 万元，项目表为 { $other } 万元，相差 { $difference } 万元

xtb-three-public = 基本支出中“{ $line }”为 { $printed }，大于“三公”经费表对应项的 { $other }
xtb-three-public-blank = 基本支出中“{ $line }”为 { $printed }，“三公”经费表（合计 { $other }）对应项却为空
xtb-equipment = 50万元以上和100万元以上两处都写“通用设备”：100万元以上应为专用设备，或者统一写单价100万元以上设备
xtb-vehicle-kinds = 车辆总数 { $total } 辆，所列各类车辆之和为 { $sum } 辆
xtb-agency-institution = 本单位是事业单位，机关运行经费却为 { $printed }；非参照公务员法管理的不应有机关运行经费
xtb-agency-blank = 本单位是行政单位，公用经费为 { $operating }，机关运行经费表却没有数字
xtb-agency-differs = 机关运行经费 { $printed }{ $direction ->
        [more] 大于
       *[less] 小于
    }基本支出中的公用经费合计 { $other }
xtb-procurement = 政府采购预算 { $printed }，大于支出总额减人员经费后的 { $limit }
xtb-vehicles-none = 写明车辆为 0 辆，却有公务用车运行维护费 { $cost }，请核对或者说明
xtb-vehicles-not-bought = 写明购置车辆 0 辆，却有公务用车购置费 { $cost }，请核对或者说明
sum-negative = 《{ $table }》中有 { $count } 个负数（如 { $example }），预算数不应为负，请核对
