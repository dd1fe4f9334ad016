import { describe, expect, it } from "vitest";
import { COLOURS } from "@/tailwind.config";

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
/** WCAG 2.2 contrast ratio of two colours. */
const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  const colours = COLOURS[theme];
  const grounds = [colours.canvas, colours.surface, colours.sunken];

  it.each(["ink", "muted", "accent", "danger", "warn", "good"] as const)("%s is legible text", (name) => {
    for (const ground of grounds) expect(contrast(colours[name], ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["accent", "danger", "warn", "good"] as const)("%s is legible on its soft ground", (name) => {
    expect(contrast(colours[name], colours[`${name}-soft`])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.ink, colours[`${name}-soft`])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.muted, colours[`${name}-soft`])).toBeGreaterThanOrEqual(4.5);
  });

  it("has a legible primary button", () => {
    expect(contrast(colours["accent-ink"], colours.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["edge", "engine-chat-gpt", "engine-gemini", "engine-claude", "engine-perplexity"] as const)(
    "%s can be told from the ground",
    (name) => {
      for (const ground of [colours.canvas, colours.surface])
        expect(contrast(colours[name], ground)).toBeGreaterThanOrEqual(3);
    },
  );
});
