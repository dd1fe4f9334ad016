import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { ask } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

test("a rule of sources is tried while it is typed, moves what it said, narrows the lists, and is undone", async ({
  page,
}) => {
  const slug = await makeWorkspace(page, "Sources");
  const links = paths.workspace(slug);
  const [address = ""] = await ask(page, {
    prompt: "Which running shoes suit flat feet?",
    engines: ["Perplexity"],
    slug,
  });
  await page.goto(links.sources());
  const domains = page.getByRole("table", { name: "Cited domains", exact: true });
  // Beneath the line of headers, by which the table is sorted.
  const first = domains.getByRole("row").nth(1).getByRole("link").first();
  const domain = await first.innerText();
  await first.click();
  await page.getByRole("link", { name: "New rule for it" }).click();

  // What it would move is told before it is kept; what is wrong is said where it is typed.
  await expect(page.getByLabel("Addresses")).toHaveValue(domain);
  const moves = page.getByRole("region", { name: "What this would move" });
  await expect(moves.getByText("Say of which addresses")).toBeVisible();
  await page.getByRole("combobox", { name: "Class", exact: true }).selectOption("government");
  await expect(moves.getByRole("list", { name: "Moves" })).toContainText("→ government");
  await expect(moves.getByRole("list", { name: "Sources that would move" })).toContainText(domain);
  await page.getByLabel("Words").fill("how to");
  await page.getByRole("button", { name: "Make rule" }).click();
  await expect(page.getByText("A class is a site's, whatever its pages are called.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Words").fill("");
  await page.getByRole("button", { name: "Make rule" }).click();

  // The worker tells the sources anew, and the screen what that moved.
  const changes = page.getByRole("region", { name: "What changes moved" });
  await expect(changes.getByRole("list", { name: "Moves" })).toContainText("→ government");
  await expect(changes.getByRole("status")).toContainText("are told by the rules in force");
  await page.reload();
  const rule = page.getByRole("list", { name: "Rules" }).getByRole("listitem", { name: domain });
  await expect(rule).toContainText(/Tells \d+ sources? with \d+ citations?/);
  await expectAccessible(page);
  await rule.getByRole("link", { name: `Edit ${domain}` }).click();
  await expect(page.getByRole("heading", { name: domain })).toBeVisible();
  await expectAccessible(page);

  // Both lists narrow to it, and each source says which rule it is.
  await page.goto(links.sources());
  await page.getByRole("combobox", { name: "Class", exact: true }).selectOption("government");
  await expect(page.getByText("Sources of answers that cite sites of the class “government”.")).toBeVisible();
  await expect(domains.getByRole("row")).toHaveCount(2);
  await domains.getByRole("link", { name: /answers? citing/ }).click();
  await expect(page.getByRole("list", { name: "Narrowed to" })).toContainText("government");
  await page.goto(links.answers({ sourceClass: "news" }));
  await expect(page.getByText("class of a source “news”")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.goto(address);
  const sources = page.getByRole("group", { name: "Sources" });
  await expect(sources.getByTitle(`by your rule ${domain}`).first()).toHaveText(/^government/);

  await page.goto(links.sourceRules());
  await page.getByRole("button", { name: `Remove ${domain}` }).click();
  await expect(changes.getByRole("list", { name: "Changes" }).getByRole("listitem").first()).toContainText(
    `Removed ${domain}`,
  );
  await expect(changes.getByText(/government →/)).toBeVisible();
});
