import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FollowNotice } from "./follow-notice";

const TASK = "0193a5b0-0000-7000-8000-000000000001";

it("says which turns were shortened, and by how much, and how many are left out", () => {
  const html = renderToStaticMarkup(
    <FollowNotice
      workspace="acme"
      followed={{
        taskId: TASK,
        dropped: 2,
        shortened: [{ number: 10, role: "ai", before: 3214, after: 498 }],
      }}
    />,
  ).replaceAll("<!-- -->", "");
  expect(html).toContain("The first 2 turns are left out: at most 10 are taken.");
  expect(html).toContain("Turn 10, by the model, is cut to its first 498 of 3,214 characters");
  expect(html).toContain(`/acme/answers/${TASK}`);
});

it("says nothing of shortening where nothing was", () => {
  const html = renderToStaticMarkup(
    <FollowNotice workspace="acme" followed={{ taskId: TASK, dropped: 0, shortened: [] }} />,
  );
  expect(html).toContain("This question goes on from an answer");
  expect(html).not.toContain("cut to");
});
