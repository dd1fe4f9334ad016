import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { formatBrowser, formatSession } from "./browser";

describe("a browser in words", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0",
      "Microsoft Edge on Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      "Safari on iOS (mobile)",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
      "Chrome on Android (mobile)",
    ],
    [null, "Unknown browser"],
    ["", "Unknown browser"],
  ])("%s", (userAgent, words) => {
    expect(formatBrowser(userAgent)).toBe(words);
  });

  it("has the place of its clock beside it, where that is known", () => {
    const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    expect(formatSession(firefox, "Europe/Berlin")).toBe("Firefox on Linux, Berlin time");
    expect(formatSession(firefox, "America/New_York")).toBe("Firefox on Linux, New York time");
    expect(formatSession(firefox, "UTC")).toBe("Firefox on Linux, UTC time");
    expect(formatSession(firefox, null)).toBe("Firefox on Linux");
  });

  it("is always something short", () => {
    fc.assert(
      fc.property(anyText(), (userAgent) => {
        expect(formatBrowser(userAgent)).toMatch(/\S/);
      }),
    );
  });
});
