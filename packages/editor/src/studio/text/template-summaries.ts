/** What the templates are about, in the languages that they do not say it in themselves. */

import type { Language } from "../settings.js";

export const templateSummaries: Readonly<Record<Exclude<Language, "en">, Readonly<Record<string, string>>>> =
  {
    "zh-Hans": {
      "software-seller": "示例公司：二十余人、一年的交易、档位、分成和上级",
      "flat-rate": "每笔销售同一费率，每个新客户一份奖金",
      tiers: "按配额达成率分档、共享交易、封顶，按季度累计逐月发放",
      accelerator: "年度配额：达半数前较慢，超额后较快，另有加发，按目标收入封顶",
      "draw-with-ramp": "新销售：配额逐月增长，预支由日后所得抵扣",
      "split-and-overlay": "销售共享交易，专家另计业绩；产品权重取自共用文件",
      rollup: "上级按下属的销售获得所得，上下级关系可以变化",
      matrix: "按收入和利润率两项从矩阵中读取的季度奖金",
      mbo: "带权重的目标，每季度评分，按目标奖金的比例发放",
      "scorecard-bonus": "业绩、服务、质量和 360 度评价合为一个得分、等级、奖金和奖项",
      "team-pool": "按团队销售形成奖金池，均分与按销售分配，精确到分",
      contest: "按名次发奖，允许并列；每个新客户一笔金额，直到预算用完",
      "clawback-with-holds": "一半佣金待回款后发放；提前取消则收回已发部分",
      "goal-cascade": "公司目标分解到团队、个人和季度，年中重新规划",
      currencies: "任意货币的合同按当日汇率换算，财年自四月开始",
    },
    "zh-Hant": {
      "software-seller": "範例公司：二十餘人、一年的交易、級距、分成和上級",
      "flat-rate": "每筆銷售同一費率，每個新客戶一份獎金",
      tiers: "按配額達成率分級距、共享交易、上限，按季累計逐月發放",
      accelerator: "年度配額：達半數前較慢，超額後較快，另有加發，按目標收入設上限",
      "draw-with-ramp": "新進業務：配額逐月成長，預支由日後所得抵扣",
      "split-and-overlay": "業務共享交易，專家另計業績；產品權重取自共用檔案",
      rollup: "上級按下屬的銷售獲得所得，上下級關係可以變動",
      matrix: "按營收和毛利率兩項從矩陣中讀取的季獎金",
      mbo: "帶權重的目標，每季評分，按目標獎金的比例發放",
      "scorecard-bonus": "業績、服務、品質和 360 度評價合為一個得分、等級、獎金和獎項",
      "team-pool": "按團隊銷售形成獎金池，均分與按銷售分配，精確到分",
      contest: "按名次發獎，允許並列；每個新客戶一筆金額，直到預算用完",
      "clawback-with-holds": "一半佣金待收款後發放；提前取消則收回已發部分",
      "goal-cascade": "公司目標分解到團隊、個人和季度，年中重新規劃",
      currencies: "任意貨幣的合約按當日匯率換算，會計年度自四月開始",
    },
  };
