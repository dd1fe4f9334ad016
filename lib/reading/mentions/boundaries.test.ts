import { describe, expect, it } from "vitest";
import { standsAlone } from "./boundaries";

/** Whether a name stands alone where it stands first. */
const alone = (text: string, name: string): boolean => {
  const start = text.indexOf(name);
  return standsAlone(text, start, start + name.length);
};

describe("stands alone", () => {
  it.each([
    ["the whole text", "Ford", "Ford"],
    ["a possessive", "Ford's van", "Ford"],
    ["another apostrophe", "Ford’s van", "Ford"],
    ["a hyphen", "a Ford-built van", "Ford"],
    ["brackets", "(Ford)", "Ford"],
    ["an underscore", "_Ford_", "Ford"],
    ["a trademark", "Acme™ tents", "Acme"],
    ["a footnote", "Acme¹", "Acme"],
    ["a name that ends in a sign", "Yahoo!Mail", "Yahoo!"],
    ["a name that begins with one", "ASP.NET", ".NET"],
    ["signs at its end", "C++17", "C++"],
    ["a Korean particle", "삼성은 크다", "삼성"],
    ["two Korean particles", "삼성에서는", "삼성"],
    ["a Korean particle on Latin", "Acme는 좋다", "Acme"],
    ["an Arabic clitic", "وسامسونج", "سامسونج"],
    ["a Hebrew clitic", "באפל", "אפל"],
    ["a Hebrew clitic on Latin", "בApple", "Apple"],
    ["Chinese around it", "我喜欢小米手机", "小米"],
    ["Latin in Chinese", "使用iPhone的人", "iPhone"],
    ["Latin in Japanese", "Appleの製品", "Apple"],
    ["Japanese", "ソニーは大きい", "ソニー"],
    ["Thai", "ฉันชอบซัมซุงมาก", "ชอบ"],
    ["a zero-width space", "Acme\u200bTents", "Acme"],
    ["an emoji", "😀Acme😀", "Acme"],
  ])("with %s", (_, text, name) => expect(alone(text, name)).toBe(true));
});

describe("is part of another word", () => {
  it.each([
    ["at its beginning", "affordable", "ford"],
    ["before a letter", "Fords", "Ford"],
    ["before a digit", "Acme2", "Acme"],
    ["before a mark", "Cafe\u0301", "Cafe"],
    ["before a soft hyphen", "Ford\u00adable", "Ford"],
    ["before a letter of another script", "Acmeя", "Acme"],
    ["a digit before more", "Model 35", "Model 3"],
    ["a longer Korean name", "삼성전자", "삼성"],
    ["a longer Japanese one", "アップルウォッチ", "アップル"],
    ["over words of Chinese", "东京东部", "京东"],
    ["two letters before it", "סבאפל", "אפל"],
    ["a letter beyond 16 bits", "𝒜Acme", "Acme"],
  ])("%s", (_, text, name) => expect(alone(text, name)).toBe(false));
});
