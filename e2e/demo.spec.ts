import type { Page } from "@playwright/test";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { paths } from "@/lib/paths";
import { expect, patient as test } from "./fixtures";
import { reportTests } from "./on-demo/reports";
import { whatToDoTests } from "./on-demo/what-to-do";
import { OWNER } from "./owner";
import { walkFigures } from "./pages/figure-walk";
import { expectAccessible, seriousFindings } from "./pages/findings";
import { Scale } from "./pages/weight";
import { startProduct, type Product } from "./product";

// A new user's way: an instance that nobody owns, set up with a demo, and what there is to see in it. The browser is in
// another zone than the machine, and so are the workspaces it makes.

test.describe.configure({ mode: "serial" });

const ZONE = "Europe/Helsinki";

let product: Product;
let page: Page;
let slug = "";

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  const context = await browser.newContext({
    baseURL: product.url,
    timezoneId: ZONE,
    reducedMotion: "reduce",
  });
  page = await context.newPage();
});

test.afterAll(async () => {
  await page.context().close();
  await product.remove();
});

/** How many rows the first page of a list has, of so many. */
const shownOf = (rows: string | undefined) => Math.min(Number(rows), 50);

test("set-up shows the demo being made and ends in it", async () => {
  test.slow();
  await page.goto(paths.setup({ code: "wrong" }));
  await expect(page.getByText("This address carries no valid set-up code")).toBeVisible();
  await expectAccessible(page);
  const scale = new Scale(page);
  await scale.goto(product.printed);
  await expect(page.getByLabel("Workspace", { exact: true })).toBeVisible();
  await expectAccessible(page);
  expect(await scale.tooMuch()).toBeNull();

  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByLabel("Workspace", { exact: true }).fill("First light");
  await page.getByLabel("Make a demo workspace as well").check();
  await page.getByRole("button", { name: "Set up" }).click();

  await expect(page.getByRole("heading", { name: "Making the demo workspace" })).toBeVisible();
  await expect(page.getByRole("progressbar", { name: "Making the demo workspace" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText(/^\d+ of 758 answers$/);
  expect(await seriousFindings(page)).toEqual([]);
  await expect(page).toHaveURL(/\/answers$/, { timeout: 240_000 });
  await expect(page.getByText("Demo workspace: its brands, sources and answers are made up")).toBeVisible();
  await expect(page.getByRole("main").locator("[data-row-link]")).toHaveCount(50);
  slug = new URL(page.url()).pathname.split("/")[1] ?? "";

  await page.goto(paths.workspace("first-light").settings.demo);
  await expect(page.getByText("758 answers")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Open Demo/ })).toHaveAttribute(
    "href",
    paths.workspace(slug).answers(),
  );
});

test("sources: every count opens just as many answers, filters live in the address", async () => {
  await page.goto(paths.workspace(slug).sources());
  const table = page.getByRole("table", { name: "Cited domains", exact: true });
  const first = table.getByRole("row").nth(1);
  const domain = await first.getByRole("link").first().innerText();
  const answers = first.getByRole("link", { name: /answers citing/ });
  const count = Number(await answers.innerText());
  await answers.click();
  await expect(page.getByRole("list", { name: "Narrowed to" })).toContainText(domain);
  await expect(page.getByRole("main").locator("[data-row-link]")).toHaveCount(Math.min(count, 50));

  await page.goBack();
  await page.getByLabel("Engine", { exact: true }).selectOption("Gemini");
  await expect(page).toHaveURL(/engine=gemini/);
  await page.keyboard.press("/");
  await page.getByLabel("Search", { exact: true }).fill(domain);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/text=/);
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.reload();
  await expect(page.getByLabel("Engine", { exact: true })).toHaveValue("gemini");
  await table.getByRole("link", { name: domain, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(domain);
  await expect(page.getByLabel("Engine", { exact: true })).toHaveValue("gemini");

  await page.getByLabel("Search", { exact: true }).fill("no such page anywhere");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No source matches these filters" })).toBeVisible();
  await page.getByRole("link", { name: "Show all sources" }).click();
  await expect(table.getByRole("row").nth(2)).toBeVisible();
  // Prevalence comes after the list, and its head with it: one that is opened before is closed by that.
  await expect(async () => {
    await page.getByRole("button", { name: "How prevalence is counted" }).click();
    const how = page.getByRole("dialog", { name: "How prevalence is counted" });
    await expect(how).toContainText("Denominator", { timeout: 2_000 });
  }).toPass();
});

test("spend: the days, the groups and the ledger add up to the same total, exactly", async () => {
  await page.goto(paths.workspace(slug).spend());
  const exact = (
    await page
      .getByText(/^\$\d+\.\d{5,9}$/)
      .first()
      .innerText()
  ).slice(1);
  await expect(page.getByRole("group", { name: /5 of 30 days with spending/ })).toBeVisible();

  const sumOf = async (button: string, column: number, wanted?: string) => {
    await page.getByRole("button", { name: "CSV", exact: true }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: button }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(Buffer.from(chunk));
    const rows = Buffer.concat(chunks)
      .toString()
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(","));
    await page.keyboard.press("Escape");
    const counted = wanted === undefined ? rows : rows.filter((row) => row[1] === wanted);
    return toDollars(add(...counted.map((row) => parseDollars(row[column] ?? ""))));
  };
  expect(await sumOf("Sums by day", 3)).toBe(exact);
  expect(await sumOf("The ledger, entry by entry", 3, "charge")).toBe(exact);

  for (const group of ["Engine", "Model", "Member", "Run", "Connection"]) {
    await page.getByRole("navigation", { name: "Group by" }).getByRole("link", { name: group }).click();
    const table = page.getByRole("table", { name: `Spend by ${group.toLowerCase()}` });
    await expect(table).toBeVisible();
    const titles = await table
      .locator("tbody td:nth-child(2) [title]")
      .evaluateAll((cells) => cells.map((cell) => (cell.getAttribute("title") ?? "").replace(/[$,]/g, "")));
    expect(toDollars(add(...titles.map(parseDollars)))).toBe(exact);
  }

  await page.getByRole("button", { name: "As a table" }).click();
  const day = page.getByRole("table", { name: "Spent by day" }).getByRole("link").last();
  await day.click();
  await expect(page).toHaveURL(/spend\/entries\?from=\d{4}-\d\d-\d\d&to=/);
  await expect(page.getByRole("table", { name: "Entries" })).toBeVisible();
  await page.getByRole("link", { name: "Answers", exact: true }).last().click();
  await expect(page).toHaveURL(/answers\?from=\d{4}-\d\d-\d\d&to=/);
  await expect(page.getByRole("main").locator("[data-row-link]")).toHaveCount(16);
});

test("spend: odd addresses fall back, and a day without data says so", async () => {
  await page.goto(`${paths.workspace(slug).spend()}?from=never&engine=x&groupBy=shoe`);
  await expect(page.getByText("This address asks for something else than is shown")).toBeVisible();
  await expect(
    page.getByText(/^30 days of spending on answers from .* \(days in Europe\/Helsinki\)/),
  ).toBeVisible();
  await page.goto(paths.workspace(slug).spend({ from: "2001-01-01", to: "2001-01-02" }));
  await expect(page.getByRole("heading", { name: "Nothing was spent on these days" })).toBeVisible();
  const from = page.getByRole("textbox", { name: "From" });
  await expect(from).toHaveValue("1 Jan 2001");
  await from.fill("12/31/2000");
  await from.press("Enter");
  await expect(from).toHaveAccessibleDescription(/26 Nov 2026 or 2026-11-26/);
  await from.fill("2000-12-31");
  await from.press("Enter");
  await expect(page).toHaveURL(/from=2000-12-31/);
  await expect(from).toHaveValue("31 Dec 2000");
});

test("the overview: what is real in a sentence, and each figure a click from its rows", async () => {
  await page.goto(paths.workspace(slug).overview());
  const main = page.getByRole("main");
  await expect(
    main.getByText(/^Veltrano is named in \d+ % \[\d+–\d+\] of 417 answers, more than any other/),
  ).toBeVisible();
  await expect(main.getByText(/gpt-4o-2024-11-20 began to answer for ChatGPT/).first()).toBeVisible();
  await expect(main.getByRole("table", { name: "Brands" }).getByRole("row")).toHaveCount(7);

  const cell = main.getByRole("link", { name: /^\d+ answers, \d+ of them naming Veltrano$/ }).last();
  const asked = /^(\d+)/.exec((await cell.getAttribute("aria-label")) ?? "")?.[1];
  await cell.click();
  await expect(page).toHaveURL(/\/answers\?/);
  await expect(main.locator("[data-row-link]")).toHaveCount(shownOf(asked));
  await page.goBack();
  const naming = main.getByRole("link", { name: /^\d+ answers naming Ombrika$/ });
  const named = /^(\d+)/.exec((await naming.getAttribute("aria-label")) ?? "")?.[1];
  await naming.click();
  await expect(page).toHaveURL(/brandId=/);
  await expect(main.locator("[data-row-link]")).toHaveCount(shownOf(named));
  await page.goBack();

  // A model change stands in the way of any verdict, until it is cut out; then a move is told from noise.
  const brands = main.getByRole("table", { name: "Brands" });
  await expect(main.getByText(/^Veltrano is named in/)).toContainText("What moved can't be told");
  await expect(brands.getByRole("row", { name: /^Kestora/ })).toContainText("the model changed");
  await main.getByRole("link", { name: "Leave those series out" }).click();
  await expect(page).toHaveURL(/changed=out/);
  await expect(main.getByRole("link", { name: "Count them again" })).toBeVisible();
  const sentence = main.getByText(/^Veltrano is named in/);
  await expect(sentence).not.toContainText("of 417 answers");
  await expect(sentence).toContainText(/Veltrano's citation rate rose \(\+\d+ points/);
  await expect(sentence).toContainText(/Veltrano's presence rose \(\+\d+ points/);
  await expect(sentence).toContainText("the rest is within noise");
  await expect(
    brands.getByRole("row", { name: /^Veltrano/ }).getByText("moved", { exact: true }),
  ).toBeVisible();
  await expect(brands.getByRole("row", { name: /^Kestora/ })).toContainText(/−[4-9] points.*noise/);
  await main.getByText("As a table").click();
  await expect(main.getByRole("table", { name: /^Presence by/ })).toContainText(/n = \d+/);
  await main.getByRole("link", { name: "Most named" }).click();
  await expect(page).toHaveURL(/order=most/);
  await page.goto(paths.workspace(slug).overview({ from: "1999-01-01", to: "2099-01-01" }));
  await expect(main.getByText("Only the last 366 days of the span are shown")).toBeVisible();
  await page.goto(paths.workspace(slug).overview({ from: "2001-01-01", to: "2001-01-02" }));
  await expect(page.getByRole("heading", { name: "No answer in these filters" })).toBeVisible();
});

test("the overview: days are pinned as a baseline, and later ones are held against them, in a report as well", async () => {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const main = page.getByRole("main");
  await page.goto(paths.workspace(slug).overview({ from: day(9), to: day(0) }));
  await main.getByRole("button", { name: "Pin a baseline" }).click();
  const form = page.getByRole("dialog", { name: "Pin a baseline" });
  await form.getByLabel("Name of the baseline").fill("Launch");
  await form.getByRole("textbox", { name: "First day of it" }).fill(day(25));
  await form.getByRole("textbox", { name: "Last day of it" }).fill(day(10));
  await form.getByRole("textbox", { name: "Last day of it" }).press("Enter");
  await form.getByRole("button", { name: "Pin these days" }).click();
  await expect(main.getByRole("heading", { name: "Since “Launch”" })).toBeVisible();
  const table = main.getByRole("table", { name: "Since the baseline" });
  await expect(table.getByRole("row")).toHaveCount(6);
  await expect(table.getByText("the model changed").first()).toBeVisible();
  await expectAccessible(page);
  const naming = table.getByRole("link", { name: /^\d+ answers of the baseline naming Ombrika$/ });
  const named = /^(\d+)/.exec((await naming.getAttribute("aria-label")) ?? "")?.[1];
  await naming.click();
  await expect(page).toHaveURL(/brandId=/);
  await expect(main.locator("[data-row-link]")).toHaveCount(shownOf(named));
  await page.goto(paths.workspace(slug).overview({ from: day(9), to: day(0) }));
  const since = await table.locator("tbody").innerText();
  await page.getByRole("button", { name: "Make a report" }).click();
  await page
    .getByRole("dialog", { name: "New report" })
    .getByRole("button", { name: "Make the report" })
    .click();
  await expect(main.getByRole("heading", { name: "Since “Launch”" })).toBeVisible();
  expect(await table.locator("tbody").innerText()).toBe(since);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete the report" }).click();
  await expect(page.getByRole("heading", { name: "No report yet" })).toBeVisible();
  await page.goto(paths.workspace(slug).overview({ from: day(25), to: day(0) }));
  await expect(main.getByText(/^It is .* Choose days that begin after it/)).toBeVisible();
  await main.getByRole("button", { name: "Unpin it" }).click();
  await expect(main.getByRole("button", { name: "Pin a baseline" })).toBeVisible();
});

test("compare: engines beside each other, each figure a click from its rows", async () => {
  const main = page.getByRole("main");
  await page.goto(paths.workspace(slug).comparing());
  await expect(main.getByText(/^What differs can't be told: gpt-4o-2024-11-20 began/)).toBeVisible();
  await main.getByRole("link", { name: "Engines" }).click();
  await expect(page).toHaveURL(/by=engine/);
  await expect(main.getByText(/^(On \w+, against \w+: |Nothing differs beyond noise)/)).toBeVisible();
  const presence = main.getByRole("table", { name: "Presence" });
  await expect(presence.getByRole("row")).toHaveCount(6);
  const naming = presence.getByRole("link", { name: /^\d+ answers naming .*, B$/ }).last();
  const count = /^(\d+)/.exec((await naming.getAttribute("aria-label")) ?? "")?.[1];
  await naming.click();
  await expect(page).toHaveURL(/brandId=/);
  await expect(main.locator("[data-row-link]")).toHaveCount(shownOf(count));
  await page.goBack();
  const citing = main
    .getByRole("table", { name: "Citation rate" })
    .getByRole("link", { name: /^\d+ answers citing .*, A$/ })
    .last();
  const cited = /^(\d+)/.exec((await citing.getAttribute("aria-label")) ?? "")?.[1];
  await citing.click();
  await expect(page).toHaveURL(/citedBrandId=/);
  await expect(main.locator("[data-row-link]")).toHaveCount(shownOf(cited));
  await page.goBack();
  await expectAccessible(page);
});

test("did it work: a mark, its questions, no verdict across another model, and that it worked without it", async () => {
  const main = page.getByRole("main");
  await page.goto(paths.workspace(slug).study());
  await expect(
    main.getByRole("heading", { name: "Choose what was done, when, and to which questions" }),
  ).toBeVisible();
  const guide = main.getByLabel("What was done").getByRole("option", { name: /guide to choosing shoes/ });
  await main.getByLabel("What was done").selectOption((await guide.getAttribute("value")) ?? "");
  await expect(page).toHaveURL(/mark=/);
  await main.getByLabel("To questions by").selectOption("Topic");
  await expect(page).toHaveURL(/by=topic/);
  await main.getByLabel("Topic", { exact: true }).selectOption("Choosing shoes");
  await expect(main.getByText(/^It can't be told: gpt-4o-2024-11-20 began/)).toBeVisible();
  await main.getByRole("link", { name: "Leave those series out" }).click();
  await expect(
    main.getByText(/^Yes, beyond noise: Veltrano's presence rose by \+\d+ points .* in 10 families/),
  ).toBeVisible();
  await expect(main.getByLabel("What it rests on").getByText(/, p = \.\d{3}$/)).toBeVisible();
  await expect(main.getByText("The days after are not over")).toHaveCount(0);
  await main.getByText("As a table").click();
  await expect(main.getByRole("table", { name: "Both sides by week" })).toBeVisible();
  await expectAccessible(page);
  await main.getByRole("link", { name: "Count them again" }).click();
  const answers = main
    .getByRole("table", { name: "Families" })
    .getByRole("link", { name: /, after: \d+ answers?$/ })
    .first();
  const count = /(\d+) answers?$/.exec((await answers.getAttribute("aria-label")) ?? "")?.[1];
  await answers.click();
  await expect(page).toHaveURL(/\/answers\?/);
  await expect(main.locator("[data-row-link]")).toHaveCount(shownOf(count));
});

test("as others count it: the same answers by four definitions, and what is not known", async () => {
  const main = page.getByRole("main");
  await page.goto(paths.workspace(slug).asOthers());
  const voice = main.getByRole("table", { name: "Share of voice, as others count it" });
  await expect(voice.getByRole("columnheader")).toHaveText([/Brand/, /Ours/, /Profound/, /Peec/, /Ahrefs/]);
  await expect(main.getByText("Two figures need data we lack")).toBeVisible();
  await expect(voice.getByText("needs data we lack").first()).toBeVisible();
  await expect(
    main
      .getByRole("table", { name: /^Position/ })
      .getByText("not defined")
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto(paths.workspace(slug).asOthers({ from: "2001-01-01", to: "2001-01-02" }));
  await expect(page.getByRole("heading", { name: "No answer in these filters" })).toBeVisible();
});

test("figures of the overview and of the gaps lead to as many answers as they say, and shares add up", async () => {
  const at = paths.workspace(slug);
  for (const address of [at.overview(), at.sourceGaps()]) {
    const { walked, wrong } = await walkFigures(page, address, 25);
    expect.soft(wrong, address).toEqual([]);
    expect.soft(walked, address).toBeGreaterThan(9);
  }
});

whatToDoTests(() => ({ page, slug }));

test("the team: who is made up is said to be, and a budget is near its end", async () => {
  const { settings, budgets } = paths.workspace(slug);
  await page.goto(settings.members);
  await expect(page.getByText("made up, cannot sign in")).toHaveCount(3);
  await page.goto(budgets());
  await expect(page.getByRole("listitem", { name: "Autumn programme" })).toContainText("past 80 %");
  await expectAccessible(page);
});

test("a reconciliation with one difference, on a page of its own", async () => {
  await page.goto(paths.workspace(slug).reconciliations());
  const differing = page
    .getByRole("table", { name: "Comparisons" })
    .locator("tbody tr")
    .filter({ hasText: "differs" });
  await expect(differing).toHaveCount(1);
  await differing.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Calls made outside this workspace" })).toBeVisible();
  await expectAccessible(page);
});

test("the programme: six weeks of its schedule's runs, one with failures and their remedy, and what happened meanwhile", async () => {
  await page.goto(paths.workspace(slug).schedules());
  const marks = page.getByRole("main").getByRole("listitem");
  await expect(marks).toHaveText([
    /Model changed.*gpt-4o-2024-11-20 answers, before it was gpt-4o-2024-08-06/,
    /Page published.*Veltrano’s guide to choosing shoes is online/,
  ]);
  await page.getByRole("link", { name: "Every week" }).click();
  await expect(page.getByText("A demo asks nothing by itself.")).toBeVisible();
  const rows = page.getByRole("table", { name: "History of this schedule" }).locator("tbody tr");
  await expect(rows).toHaveCount(7);
  await expectAccessible(page);

  const schedule = new URL(page.url()).pathname;
  const failing = rows.filter({ hasText: "80 of 107" });
  await failing.getByRole("link", { name: "Sent" }).click();
  await expect(page.getByRole("button", { name: "Retry 27 failed" })).toBeVisible();
  await expect(page.getByText("The model's vendor failed or withheld the answer")).toBeVisible();
  await expectAccessible(page);

  const scale = new Scale(page);
  for (const [address, part] of [
    [new URL(page.url()).pathname, page.getByRole("button", { name: "Retry 27 failed" })],
    [schedule, rows.first()],
    [`${schedule}/change`, page.getByRole("form", { name: "Change schedule" })],
  ] as const) {
    await scale.goto(address);
    await expect(part).toBeVisible();
    await expect(page.locator("fieldset:disabled")).toHaveCount(0);
    expect(await scale.tooMuch()).toBeNull();
  }
  await expectAccessible(page);
});

test("spend and two answers side by side are accessible and fit a phone, with what opens on them", async () => {
  const { answers, spend } = paths.workspace(slug);
  await page.goto(spend());
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "How spent is counted" }).click();
  await expect(page.getByRole("dialog", { name: "How spent is counted" })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto(answers());
  await page.getByRole("main").locator("[data-row-link]").first().click();
  const same = page.getByRole("region", { name: "Same question" });
  await expect(same).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await same
    .getByRole("link", { name: /^Compare with/ })
    .first()
    .click();
  await expect(page.getByRole("article", { name: /^Answer 2/ })).toBeVisible();
});

reportTests(() => ({ page, slug, url: product.url }));
