import { describe, expect, it } from "vitest";
import { templates } from "../../packages/cli/src/templates.js";
import { templateSummaries } from "../../packages/editor/src/studio/text/template-summaries.js";

describe("the gallery in Chinese", () => {
  it.each(["zh-Hans", "zh-Hant"] as const)("has a summary of each template in %s", (language) => {
    const summaries = templateSummaries[language];
    const names = ["software-seller", ...templates.map(({ name }) => name)];
    expect(Object.keys(summaries).toSorted()).toEqual(names.toSorted());
    expect(Object.values(summaries).filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
