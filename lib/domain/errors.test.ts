import { expect, it } from "vitest";
import { AppError, ERROR_CODES, SESSION_ENDED } from "./errors";

it.each(ERROR_CODES)(
  "a refusal says which it is, what people are told, and where it comes from: %s",
  (code) => {
    const cause = new TypeError("deep");
    const error = new AppError(code, {
      message: "Nothing was done.",
      fields: { name: "Give a name." },
      cause,
    });
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe("AppError: Nothing was done.");
    expect(error).toMatchObject({ code, fields: { name: "Give a name." } });
    expect(error.cause).toBe(cause);
    expect(new AppError(code, { message: "" }).fields).toEqual({});
  },
);

it("who is signed out is told that nothing was done, what is kept, and what to do", () => {
  expect(SESSION_ENDED).toMatch(/nothing was done.* kept.* sign in again/);
});
