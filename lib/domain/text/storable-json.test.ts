import { expect, test } from "vitest";

import { parseStorableJson } from "./storable-json";

test.each([
  ['"a\\u0000b"', "a\ufffdb"],
  ['"\\ud83d alone, \\ud83d\\udeb2 whole"', "\ufffd alone, 🚲 whole"],
  ['\ufeff{"a":[1]}', { a: [1] }],
  ['"a\ufeffb"', "a\ufeffb"],
  ['["\\\\u0000"]', ["\\u0000"]],
])("%j", (text, value) => {
  expect(parseStorableJson(text)).toEqual(value);
});

test("what is not JSON throws", () => {
  expect(() => parseStorableJson("")).toThrow(SyntaxError);
});
