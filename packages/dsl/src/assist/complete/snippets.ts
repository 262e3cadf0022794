/** Whole statements with places to fill in, under the word that begins them. */

import type { StatementWord } from "../../syntax/words.js";

export const statementSnippets: Readonly<Record<StatementWord, string>> = {
  plan: `plan \${1:name} "\${2:Title}" {
  effective from \${3:2026-01-01} through \${4:2026-12-31}
  currency  \${5:USD}
  round     half even
}`,
  data: `data \${1:name} {
  \${2:id} : \${3:text} key
}`,
  param: `param \${1:name} : \${2:percent} = \${3:10%}`,
  table: `table \${1:name}(\${2:case}) : \${3:number} unique {
  when \${4:"a"} : \${5:1}
  otherwise : \${6:0}
}`,
  matrix: `matrix \${1:name}(\${2:first} interpolated, \${3:second} stepped) : \${4:percent} {
  across from \${5:90%}, from \${6:100%}
  row from \${7:80%} : \${8:10%}, \${9:20%}
  beyond flat
}`,
  tiers: `tiers \${1:name} \${2:marginal} {
  from   0% : \${3:4%}
  from 100% : \${4:8%}
}`,
  credit: `credit \${1:name} of \${2:data} on \${3:date} {
  worth \${4:amount}
  to    \${5:payee} 100%
}`,
  measure: `measure \${1:name} per \${2:quarter} = \${3:sum(credit)}`,
  quota: `quota \${1:name} per \${2:quarter} = \${3:data.amount}`,
  scorecard: `scorecard \${1:name} per \${2:quarter} {
  100% \${3:results} : \${4:value}
  missing fault
}`,
  goal: `goal \${1:name} per \${2:year} = \${3:amount} {
  level payee equally
  round half even leftover largest
}`,
  component: `component \${1:name} per \${2:quarter} {
  pay  \${3:base} at \${4:tiers}(\${5:attainment})
  paid per \${6:month}
}`,
  award: `award \${1:name} per \${2:year} {
  gate  \${3:condition}
  grant \${4:1} "\${5:what}"
}`,
  payout: `payout per \${1:month} {
  pay \${2:component}
}`,
  journal: `journal \${1:name} of \${2:component} {
  dr "\${3:expense}" cr "\${4:accrual}" on earning
}`,
  given: `given \${1:data} (\${2:id}) {
  \${3:row}
}`,
  test: `test "\${1:what it shows}" {
  given \${2:data} (\${3:id}) {
    \${4:row}
  }
  expect \${5:component} for \${6:payee}, \${7:2026-Q1} = \${8:0.00 USD}
}`,
  prove: `prove "\${1:what always holds}" : \${2:condition}`,
};
