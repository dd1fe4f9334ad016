import { testDataDir } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { LONG } from "./long-tag";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";
import { runProgram } from "./run-program";

test(
  "the bell tells of a move, leads to the figures it speaks of, and knows it is read",
  LONG,
  async ({ page }) => {
    const slug = await makeWorkspace(page, "Moves");
    const onProduct = { SIGHTLINE_DATA_DIR: testDataDir() ?? "" };
    for (const [name, role] of [
      ["Acme", "own"],
      ["Bolt", "competitor"],
    ] as const)
      await runProgram(["e2e/add-brand.ts", "--workspace", slug, "--name", name, "--role", role], onProduct);
    await runProgram(["e2e/plant-move.ts", "--workspace", slug], onProduct);

    await page.goto(paths.workspace(slug).brands());
    const bell = page.getByRole("button", { name: /^Notices/ });
    const notices = page.getByRole("dialog", { name: "Notices" });
    await expect(bell).toHaveAccessibleName("Notices, 1 unread");
    await bell.click();
    const item = notices.getByRole("listitem");
    await expect(item).toHaveCount(1);
    await expect(item).toContainText("Presence of “Acme” rose");
    await expect(item).toContainText(
      /From 3\d % to \d\d %, \+\d+ points \[\+?\d+ to \+\d+\]: in \d+ runs of the schedule “Daily”/,
    );
    await expect(item).toContainText("New");
    await expectAccessible(page);
    const now = /to (\d\d %)/.exec(await item.innerText())?.[1] ?? "";

    await item.getByRole("link").click();
    await expect(page).toHaveURL(/\/overview\?from=.*&to=.*&scheduleId=/);
    const main = page.getByRole("main");
    await expect(main).toContainText("of the schedule “Daily”");
    await expect(
      page.getByRole("table", { name: "Brands", exact: true }).getByRole("row", { name: /^Acme/ }),
    ).toContainText(now);
    await expect(bell).toHaveAccessibleName("Notices");
  },
);
