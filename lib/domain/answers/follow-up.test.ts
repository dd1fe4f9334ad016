import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countChars } from "@/lib/domain/text/characters";
import { anyText } from "@/test/properties";
import { continueTurns, cutToWord, uncutPart } from "./follow-up";

describe("a turn that is too long", () => {
  it.each([
    ["short enough", 20, "short enough"],
    ["Acme makes very good shoes", 22, "Acme makes very good…"],
    ["Acme makes very good shoes", 20, "Acme makes very…"],
    // No word ends near enough: then inside one, but not inside a character.
    ["aaaaaaaaaaaaaaaa", 10, "aaaaaaaaa…"],
    ["最好的跑鞋最好的跑鞋", 6, "最好的跑鞋…"],
    ["👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12, "👩‍👩‍👧👩‍👩‍👧…"],
    ["👩‍👩‍👧👩‍👩‍👧", 4, "…"],
  ])("%j to %d characters is %j", (text, limit, expected) => {
    expect(cutToWord(text, limit)).toBe(expected);
  });

  it("is its own beginning, no longer than allowed, and halves no pair", () => {
    const texts = fc.oneof(
      anyText(80),
      fc.lorem({ maxCount: 20 }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const cut = cutToWord(text, limit);
        expect(countChars(cut)).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
        if (countChars(text) <= limit) expect(cut).toBe(text);
        else expect([cut.endsWith("…"), text.startsWith(uncutPart(cut))]).toEqual([true, true]);
      }),
    );
  });
});

const LIMITS = { turns: 4, turnChars: 10 };
const turn = (place: number, message = `turn ${place}`) => ({
  role: place % 2 === 0 ? ("user" as const) : ("ai" as const),
  message,
});

describe("a conversation", () => {
  it("is sent as it is where it may be", () => {
    const turns = [turn(0), turn(1)];
    expect(continueTurns(turns, LIMITS)).toEqual({ turns, shortened: [], dropped: 0 });
  });

  it("loses its beginning where it has too many turns, and goes on with the person's", () => {
    const turns = Array.from({ length: 7 }, (_, place) => turn(place));
    const { turns: sent, dropped } = continueTurns(turns, LIMITS);
    expect(sent.map(({ message }) => message)).toEqual(["turn 4", "turn 5", "turn 6"]);
    expect(dropped).toBe(4);
  });

  it("says which turn was shortened, and by how much", () => {
    const { turns, shortened } = continueTurns([turn(0), turn(1, "a long answer of one")], LIMITS);
    expect(turns[1]?.message).toBe("a long an…");
    expect(shortened).toEqual([{ number: 2, role: "ai", before: 20, after: 10 }]);
  });

  it("keeps within the limits, tells of all it leaves out, and never begins with an answer of its own making", () => {
    const conversations = fc
      .array(anyText(40), { minLength: 1, maxLength: 12 })
      .map((messages) => messages.map((message, place) => turn(place, message)));
    fc.assert(
      fc.property(conversations, (turns) => {
        const { turns: sent, shortened, dropped } = continueTurns(turns, LIMITS);
        expect(sent.length).toBeLessThanOrEqual(LIMITS.turns);
        expect(sent.length + dropped).toBe(turns.length);
        expect(sent.every(({ message }) => countChars(message) <= LIMITS.turnChars)).toBe(true);
        expect(sent[0]?.role).toBe("user");
        const kept = turns.slice(dropped);
        expect(shortened.map(({ number }) => number)).toEqual(
          kept.flatMap(({ message }, place) => (sent[place]?.message === message ? [] : [place + 1])),
        );
      }),
    );
  });
});
