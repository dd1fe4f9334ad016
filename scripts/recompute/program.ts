import { once } from "node:events";
import { Command, Option } from "commander";
import { timeZoneSchema } from "@/lib/domain/time/time-zone";
import { RecomputeProblem } from "@/lib/recompute/problem";
import { recompute } from "@/lib/recompute/recompute";
import { DIMENSIONS, type Dimension, PERIODS, type Period } from "@/lib/statistics/measures/group-rows";

/** The exit code where some lines were not taken: the figures are those of the others. */
const SOME_WRONG = 2;

interface Options {
  brands?: string;
  by: Dimension[];
  period: Period;
  zone?: string;
}

/** `recompute`: JSON alone goes to standard output, words to standard error. */
export function createProgram(): Command {
  return new Command("npm run -s recompute --")
    .description(
      "Prints every figure of an exported dataset, or of a file of answers, as JSON; without a database (docs/recompute.md).",
    )
    .argument("<file>", "a dataset, packed or as a folder, or JSON Lines of answers (FILE.jsonl)")
    .option("--brands <file>", "the brands to look for; without it, those of the dataset")
    .addOption(
      new Option("--by <dimension...>", "also by these, each group with all figures")
        .choices(DIMENSIONS)
        .default([]),
    )
    .addOption(new Option("--period <period>", "how long a period is").choices(PERIODS).default("day"))
    .option("--zone <zone>", "in which days begin; without it the dataset's, or UTC")
    .showHelpAfterError()
    .action((path: string, options: Options) => run(path, options));
}

async function run(path: string, { brands, by, period, zone }: Options): Promise<void> {
  try {
    const { figures, problems } = await recompute({
      path,
      brandsPath: brands ?? null,
      by: [...new Set(by)],
      period,
      zone: zone === undefined ? null : readZone(zone),
    });
    tell(problems);
    if (figures.brands.length === 0)
      tell(["No brands: figures are of sources alone. Name a file by --brands."]);
    const { source } = figures;
    if (source.kind === "dataset" && source.changedFiles.length > 0)
      tell([`Not as it was exported: ${source.changedFiles.join(", ")}.`]);
    if (source.kind === "answers" && source.leftOut.wrong + source.leftOut.changed > 0)
      process.exitCode = SOME_WRONG;
    if (!process.stdout.write(`${JSON.stringify(figures)}\n`)) await once(process.stdout, "drain");
  } catch (error) {
    if (!(error instanceof RecomputeProblem)) throw error;
    tell([error.message, ...error.details.map((detail) => `  ${detail}`)]);
    process.exitCode = 1;
  }
}

function readZone(given: string): string {
  const zone = timeZoneSchema.safeParse(given);
  if (zone.success) return zone.data;
  throw new RecomputeProblem(`--zone: ${zone.error.issues.map(({ message }) => message).join(" ")}`);
}

const tell = (lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${line}\n`);
};
