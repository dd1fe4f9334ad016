import { paths } from "@/lib/paths";
import { TEXT } from "@/test/fakes/vendors/answer";
import { openaiWire } from "@/test/fakes/vendors/openai";
import { KEY, startVendor } from "@/test/fakes/vendors/vendor-server";
import { expect, patient as test } from "./fixtures";
import { OWNER, WORKSPACE } from "./owner";
import { ComposePage } from "./pages/compose-page";
import { seriousFindings } from "./pages/findings";
import { startProduct } from "./product";
import { runProgram } from "./run-program";
import { signIn } from "./sign-in";

// What stands behind an engine is the whole instance's, so this journey has an instance of its own.

test("a vendor is tried, kept, answers with its own models, and its key is seen nowhere", async ({
  browser,
}, info) => {
  const vendor = await startVendor(openaiWire);
  const product = await startProduct({
    env: { SIGHTLINE_CLAUDE_UPSTREAM: "sandbox", SIGHTLINE_SANDBOX_LATENCY_MS: "10", LOG_LEVEL: "debug" },
  });
  try {
    const cookies = info.outputPath("owner.json");
    await runProgram(
      [
        "scripts/admin/main.ts",
        "create-owner",
        `--email=${OWNER.email}`,
        `--password=${OWNER.password}`,
        `--workspace=${WORKSPACE.name}`,
      ],
      { SIGHTLINE_DATA_DIR: product.dataDir },
    );
    await signIn(product.url, OWNER, cookies);
    const context = await browser.newContext({ baseURL: product.url, storageState: cookies });
    const page = await context.newPage();

    await page.goto(paths.operator.upstreams());
    const claude = page.getByRole("region", { name: "Claude" });
    await expect(claude).toContainText("set by the environment");
    await expect(claude.getByRole("button")).toHaveCount(0);
    const chatGpt = page.getByRole("region", { name: "ChatGPT" });
    await expect(chatGpt).toContainText("sandbox");

    await test.step("a wrong key is refused, and what was typed stays", async () => {
      await chatGpt.getByRole("button", { name: "Use real models" }).click();
      await chatGpt.getByLabel("Address").fill(vendor.baseUrl);
      await chatGpt.getByLabel("Key").fill("not-the-key");
      await chatGpt.getByRole("button", { name: "Test and save" }).click();
      await expect(chatGpt.getByRole("alert").first()).toContainText("Nothing was saved");
      await expect(chatGpt.getByLabel("Key")).toHaveAccessibleDescription(/The key was refused/);
      await expect(chatGpt.getByLabel("Key")).toHaveValue("not-the-key");
      expect(await seriousFindings(page)).toEqual([]);
    });

    await test.step("the right one is kept and not shown", async () => {
      await chatGpt.getByLabel("Key").fill(KEY);
      await chatGpt.getByLabel("Key").press("Control+Enter");
      await expect(chatGpt.getByRole("status")).toContainText("It answered its test");
      await expect(chatGpt).toContainText(`ends in ${KEY.slice(-4)}`);
      await expect(chatGpt).toContainText(`by ${OWNER.email}`);
      await page.reload();
      expect(await page.content()).not.toContain(KEY);
    });

    const address = await test.step("its models are asked, and answer", async () => {
      const compose = new ComposePage(page);
      await compose.open();
      await compose.chooseEngines(["ChatGPT"]);
      await compose.chooseModel("ChatGPT", "gpt-4o-2024-11-20");
      await compose.prompt.fill("Which e-bike is best?");
      await compose.searchTheWeb();
      await compose.sendAndWait(1);
      const [link = ""] = await compose.answerAddresses();
      expect(vendor.questions).toHaveLength(1);
      return link;
    });

    await page.goto(address);
    await expect(page.getByText(TEXT.split("\n")[1] ?? "", { exact: false }).first()).toBeVisible();
    await expect(page.getByText("Räder im Vergleich").first()).toBeVisible();
    const facts = page.locator("dl").first();
    await expect(facts).toContainText(/Model charge\$0\.\d+/);
    await expect(facts).not.toContainText("sandbox");
    const reply = await page.request.get(
      paths.api.workspace(WORKSPACE.slug).rawReply(address.split("/").at(-1) ?? ""),
    );
    expect(reply.ok()).toBe(true);
    expect(await reply.text()).not.toContain(KEY);
    expect(await page.content()).not.toContain(KEY);

    await test.step("a demo would spend real money, and is refused", async () => {
      await page.goto(paths.workspace(WORKSPACE.slug).settings.demo);
      await page.getByRole("button", { name: "Make a demo workspace" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "real money" })).toContainText(
        "real models stand behind ChatGPT:",
      );
      expect(vendor.questions).toHaveLength(1);
    });

    await test.step("back to the sandbox", async () => {
      await page.goto(paths.operator.upstreams());
      await chatGpt.getByRole("button", { name: "Back to the sandbox" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Use the sandbox" }).click();
      await expect(chatGpt).toContainText("Built-in sandbox");
    });
    await context.close();
    expect(product.output()).not.toContain(KEY);
  } finally {
    await Promise.all([product.remove(), vendor.close()]);
  }
});
