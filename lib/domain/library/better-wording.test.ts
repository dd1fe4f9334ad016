import fc from "fast-check";
import { expect, it } from "vitest";
import { betterWording } from "./better-wording";

it.each([
  [
    "What is the best CRM for small teams?",
    "List the five best CRM for small teams, with a short reason for each.",
  ],
  ["What's a good trail shoe?", "List the five best trail shoe, with a short reason for each."],
  ["Which CRM is best for a startup?", "List the five best CRM for a startup, with a short reason for each."],
  ["best running shoes", "List the five best running shoes, with a short reason for each."],
  ["Can you recommend a budget laptop", "List the five best budget laptop, with a short reason for each."],
  [
    "How do I choose a bank?",
    "How do I choose a bank? Name five companies or products, with a short reason for each.",
  ],
  ["best 5 banks", "best 5 banks. Name five companies or products, with a short reason for each."],
])("%s", (question, better) => {
  expect(betterWording(question)).toBe(better);
});

it("asks for five of something, and loses no word of what it can't read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (question) => {
      const better = betterWording(question);
      expect(better).toMatch(/five/);
      if (!better.startsWith("List the five best")) expect(better).toContain(question.trim());
    }),
  );
});
