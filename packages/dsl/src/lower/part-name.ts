/** How the rule set and an outcome name a part of a scorecard: `performance.teamwork`. */

export function partName(card: { readonly name: string }, part: string): string {
  return `${card.name}.${part}`;
}
