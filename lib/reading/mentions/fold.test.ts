import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { foldCharacter, foldText, LOOSEST } from "./fold";

const EXACT = { case: "exact", accents: "exact" } as const;

describe("writings that are one", () => {
  it.each([
    ["case", "ACME", "acme"],
    ["German sharp s", "Weißbier GROSS Straẞe", "weissbier groß strasse"],
    ["Turkish i", "İŞ BANKASI ışık", "iş bankasi IŞIK"],
    ["Greek final sigma", "ΣΟΦΟΣ", "σοφος"],
    ["ligatures", "ﬁnal oﬃce", "final office"],
    ["full width", "Ａｃｍｅ　１２", "acme 12"],
    ["half-width Katakana", "ｶﾞｽﾞﾌﾟﾛ", "ガズプロ"],
    ["combining marks", "Ne\u0301stle\u0301", "Nestlé"],
    ["marks in another order", "a\u0323\u0302", "a\u0302\u0323"],
    ["accents", "Nestlé L’Oréal Škoda", "nestle l'oreal skoda"],
    ["Hangul by its parts", "\u1109\u1161\u11b7성", "삼성"],
    ["apostrophes", "L’Oréal L‘Oreal Lʼoreal L`Oreal L´Oreal", "l'oréal l'oreal l'oreal l'oreal l'oreal"],
    ["quotes", "“Acme” „Acme“ «Acme»", '"acme" "acme" "acme"'],
    ["hyphens", "A‐B‑C‒D–E—F―G−H", "a-b-c-d-e-f-g-h"],
    ["white space", "Apple\u00a0 \n\tWatch", "apple watch"],
    ["what nobody sees", "Ap\u00adple\u200b\ufeff\u2060 \u202eWatch", "apple watch"],
    ["trademarks", "Acme™", "acmetm"],
  ])("%s", (_, one, other) => expect(foldText(one, LOOSEST)).toBe(foldText(other, LOOSEST)));
});

describe("writings that stay apart", () => {
  it.each([
    ["case, where it counts", "Ring", "ring", { case: "exact", accents: "any" }],
    ["accents, where they count", "Résumé", "Resume", { case: "any", accents: "exact" }],
    ["sound marks of Kana", "ハ", "バ", LOOSEST],
    ["vowel signs", "कि", "की", LOOSEST],
    ["letters that look alike", "Аcme", "Acme", LOOSEST],
    ["a paragraph's end", "Apple\u2029Watch", "Apple Watch", LOOSEST],
  ] as const)("%s", (_, one, other, folding) =>
    expect(foldText(one, folding)).not.toBe(foldText(other, folding)),
  );
});

it("is what it is after folding it again", () => {
  fc.assert(
    fc.property(anyText(), fc.constantFrom(LOOSEST, EXACT), (text, folding) => {
      const folded = foldText(text, folding);
      expect(foldText(folded, folding)).toBe(folded);
    }),
  );
});

it("is one for all writings that Unicode takes for the same", () => {
  fc.assert(
    fc.property(anyText(8), fc.constantFrom("NFC", "NFD", "NFKC", "NFKD"), (text, form) => {
      const seen = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
      fc.pre(!/[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7fb\uff9e-\uffdc`´¨¯¸˘-˝΄΅᾽-῾]/u.test(seen));
      expect(foldText(seen.normalize(form), LOOSEST)).toBe(foldText(seen, LOOSEST));
    }),
  );
});

it("folds plain text, for which there is a short way, as it folds any: character by character", () => {
  const plain = fc.string({ unit: "grapheme-ascii", maxLength: 20 });
  fc.assert(
    fc.property(plain, fc.constantFrom(LOOSEST, EXACT), (text, folding) => {
      const each = Array.from(text, (character) => foldCharacter(character, folding)).join("");
      expect(foldText(text, folding)).toBe(each.replace(/ {2,}/g, " "));
    }),
  );
});
