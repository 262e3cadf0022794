/** `plan`: who takes part, and the settings that name something. */

import type { Name } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { readCondition } from "../infer/read.js";
import { payeesWithoutKey, rosterIsUncertain } from "../resolve/roster.js";
import { rowScope } from "../resolve/scope.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";

function reportNoRates({ span, text }: Name, checking: Checking): void {
  checking.report({
    code: "wrong-kind",
    span,
    message: `\`${text}\` is no data, and rates of exchange are rows`,
    help: "Write the name of the data with the rates after `exchange`",
  });
}

export function checkPlan(checking: Checking): void {
  const { statement, roster } = checking.settings;
  for (const setting of statement?.settings ?? []) {
    if (setting.kind === "payees") {
      if (roster) readCondition(setting.where, rowScope({ source: roster }), checking);
      else if (!rosterIsUncertain(checking)) {
        checking.report({
          code: "no-roster",
          span: setting.span,
          message: "The plan chooses its payees, but no data lists them",
          help: "Add data whose only key is of type `payee`, such as `data payees { id : payee key ... }`",
          related: payeesWithoutKey(checking),
          cause: "no roster",
        });
      }
    } else if (setting.kind === "exchange") {
      const symbol = checking.symbols.get(setting.source.text);
      if (symbol) {
        checking.symbolOf.set(setting.source, symbol);
        if (symbol.kind !== "source" && symbol.kind !== "other") reportNoRates(setting.source, checking);
      } else {
        reportUnknown(
          {
            name: setting.source,
            message: `No data is called \`${setting.source.text}\``,
            candidates: () => candidatesOf(["source"], checking),
          },
          checking,
        );
      }
    }
  }
}
