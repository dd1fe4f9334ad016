import type { Page } from "@playwright/test";
import { testDataDir, testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";
import { runProgram } from "./run-program";
import { signIn } from "./sign-in";

const run = (...program: string[]) => runProgram(program, { SIGHTLINE_DATA_DIR: testDataDir() ?? "" });

/** Judges the place that is shown, and waits for the next. */
async function judge(page: Page, verdict: "It is the brand" | "It is not", judged: number): Promise<void> {
  await page.getByRole("button", { name: verdict }).click();
  await expect(page.getByText(new RegExp(`^${judged} of \\d+ places? in doubt judged by you`))).toBeVisible();
}

test(
  "two people judge the same places unseen by each other, and how far they agree is told",
  LONG,
  async ({ page, browser }, info) => {
    const slug = await makeWorkspace(page, "Review");
    // Running shoes and the word beside them: a brand that is also a plain word.
    await ask(page, {
      prompt: "Compare Veltrano and Pacerra running shoes.",
      engines: ["ChatGPT", "Gemini", "Claude"],
      slug,
    });
    await run("e2e/add-brand.ts", "--workspace", slug, "--name", "RUNNING");
    const second = { email: `${ownWord()}@sightline.example`, password: "a password of some length" };
    await run(
      ...["e2e/add-member.ts", "--workspace", slug],
      ...["--email", second.email, "--password", second.password],
    );
    const place = page.getByRole("article", { name: "Place in doubt" });
    await expect(async () => {
      await page.goto(paths.workspace(slug).reviewMentions());
      await expect(page.getByText("in all 3 measured answers")).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(place).toBeVisible();
    const first = await place.innerText();
    await judge(page, "It is the brand", 1);
    const next = await place.innerText();
    await judge(page, "It is not", 2);
    const agreement = page.getByRole("region", { name: "Do two people agree?" });
    await expect(agreement).toContainText("2 places judged by 1 person, none by two.");
    await expectAccessible(page);

    const cookies = info.outputPath("second.json");
    await signIn(String(testUrl()), second, cookies);
    const context = await browser.newContext({ baseURL: testUrl(), storageState: cookies });
    const hers = await context.newPage();
    await hers.goto(paths.workspace(slug).reviewMentions());
    const herPlace = hers.getByRole("article", { name: "Place in doubt" });
    const herAgreement = hers.getByRole("region", { name: "Do two people agree?" });
    // The same places in the same order, and no word of what was said of them.
    expect(await herPlace.innerText()).toBe(first);
    await expect(hers.getByText(/^0 of \d+ places in doubt judged by you/)).toBeVisible();
    await expect(herAgreement).toContainText("none by two");
    await expect(hers.getByRole("list", { name: "Judged places" })).toHaveCount(0);
    await judge(hers, "It is the brand", 1);
    expect(await herPlace.innerText()).toBe(next);
    await judge(hers, "It is not", 2);

    await expect(herAgreement).toContainText("100 %");
    await expect(herAgreement).toContainText("1.00");
    await page.reload();
    await expect(agreement).toContainText("1.00");
    await context.close();
  },
);
