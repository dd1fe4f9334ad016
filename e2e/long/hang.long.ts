import { testSpareOrigins } from "@/lib/env";
import { paths } from "@/lib/paths";
import { startHostedApi } from "@/test/fakes/hosted-api";
import { expect, HOSTED_LOGIN, test } from "../fixtures";
import { AnswerPage } from "../pages/answer-page";
import { ComposePage } from "../pages/compose-page";
import { makeHostedWorkspace } from "../pages/workspaces";

/** A live call may take 120 s, and is given up after 125. */
const GIVEN_UP_MS = 140_000;

test("a hosted API that takes a question and never answers is waited for, told of, and not asked twice", async ({
  page,
}) => {
  const [origin = ""] = testSpareOrigins();
  const api = await startHostedApi({ ...HOSTED_LOGIN, port: Number(new URL(origin).port) });
  try {
    const slug = await makeHostedWorkspace(page, "Silence", { baseUrl: origin, ...HOSTED_LOGIN });
    const screen = new ComposePage(page, slug);
    const answer = new AnswerPage(page);
    await screen.open();
    await screen.prompt.fill("Which clock is silent?");
    await screen.chooseEngines(["Gemini"]);
    api.fault("hang", { on: "live" });
    await screen.send();
    await expect(screen.answers.getByRole("article")).toHaveAttribute("aria-busy", "false", {
      timeout: GIVEN_UP_MS,
    });
    await expect(screen.answers).toContainText("The API did not answer in time.");

    await screen.answers.getByRole("link", { name: /^Open/ }).click();
    await expect(answer.failure).toContainText("Whether this was answered is not known.");
    await page.goto(paths.workspace(slug).spend());
    await expect(answer.amount("Spent", "$0")).toBeVisible();
    await expect(answer.fact("Outcome unknown")).toContainText("held for 1 call that may have been billed");
    expect(api.calls.filter(({ call }) => call === "live")).toHaveLength(1);
  } finally {
    await api.close();
  }
});
