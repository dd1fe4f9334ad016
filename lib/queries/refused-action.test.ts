import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { expect, it } from "vitest";
import { refusalReply } from "@/lib/web/refusal";
import { refusedAction } from "./refused-action";

it.each(["unauthenticated", "forbidden", "invalid", "upstream"] as const)("reads the gate's %s", (code) => {
  const { body } = refusalReply({ status: 400, code, message: "It was not done. Try again." }, "action");
  expect(refusedAction(new Error(body))?.serverError).toEqual({
    code,
    message: "It was not done. Try again.",
    fields: {},
    errorId: null,
  });
});

it("tells a page of an older build to be reloaded, not sent again", () => {
  expect(refusedAction(new UnrecognizedActionError("not found"))?.serverError).toMatchObject({
    code: "stale",
    message: expect.stringMatching(/Reload the page.*your text is kept/),
  });
});

it.each([new Error("fetch failed"), new Error('{"error":'), "x", null])("knows nothing of %s", (error) => {
  expect(refusedAction(error)).toBeNull();
});
