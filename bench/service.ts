import { rmSync } from "node:fs";
import { prepareEmbeddedPostgres, stopPostgres } from "@/scripts/postgres/embedded";
import { makeTemporaryFolder } from "@/scripts/temporary-folder";
import { measureLive } from "./service/live";
import { measurePosting } from "./service/post-tasks";
import { measureReading } from "./service/read";
import { measureTwoWorkers, measureWork } from "./service/work";
import { buildBaseline } from "./support/baseline";
import { closingAfter } from "./support/closing";
import { createBenchDatabase } from "./support/database";
import { startBaseline, startWeb } from "./support/programs";
import { createReport, describeMachine } from "./support/report";

// The service as it is built and started, on a PostgreSQL of its own with the product's settings, against bare
// statements and bare routes in the same run. One web process lives through all of it.
// Arguments are the parts to measure; without any, it is all of them.

const WEB_MB = 512;

await closingAfter(async (closeLater) => {
  const report = createReport();
  const baselineFolder = buildBaseline();
  const folder = makeTemporaryFolder("bench");
  closeLater(async () => rmSync(folder, { recursive: true, force: true }));
  const postgres = await prepareEmbeddedPostgres(folder);
  const server = await postgres.start();
  closeLater(() => stopPostgres(server));

  const database = await createBenchDatabase(postgres.url, "bench");
  closeLater(() => database.pool.end());
  const few = await createBenchDatabase(postgres.url, "few");
  closeLater(() => few.pool.end());
  console.log(await describeMachine(database.pool));
  const web = await startWeb(database.url);
  closeLater(web.stop);
  const webOnFew = await startWeb(few.url);
  closeLater(webOnFew.stop);
  const baseline = await startBaseline(baselineFolder, database.url);
  closeLater(baseline.stop);

  const parts = {
    post: () => measurePosting(report, web, database),
    live: () => measureLive(report, { web, baseline, database }),
    work: () => measureWork(report, database),
    "two-workers": () => measureTwoWorkers(report, database),
    read: () =>
      measureReading(report, { many: { web, database }, few: { web: webOnFew, database: few }, baseline }),
  };
  const wanted = process.argv.slice(2);
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await measure();
  }
  report.add({ name: "web: most memory, MB", value: web.peakMegabytes(), atMost: WEB_MB, detail: "" });
  report.end();
});
