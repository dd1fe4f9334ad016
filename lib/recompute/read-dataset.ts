import { z } from "zod";
import { answerItemViewSchema, citationPlaceSchema } from "@/lib/domain/answers/answer";
import { readStoredBrand } from "@/lib/domain/brands/stored-brand";
import { answeredAs, unansweredAs } from "@/lib/domain/tasks/cell-state";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";
import type { MentionCorrection } from "@/lib/reading/mentions/find-mentions";
import { NOTHING_SAID } from "@/lib/statistics/measures/from-fact";
import type { MeasuredAnswer } from "@/lib/statistics/measures/measured-answer";
import { daysIn } from "./days-in";
import type { Given } from "./given";
import { type GivenCitation, measurer, type NumberedBrand } from "./measurer";
import type { DatasetFiles } from "./open-dataset";
import { RecomputeProblem } from "./problem";

const id = z.string();
const namedSchema = z.object({ id, name: z.string() });
const marketSchema = namedSchema.extend({ language: z.string() });
const runSchema = z.object({ id, kind: z.string(), set_id: id.nullable(), label: z.string().nullable() });
const promptSchema = z.object({
  id,
  set_id: id.nullable(),
  market_id: id.nullable(),
  family_id: id.nullable(),
  topic: z.string().nullable(),
  tags: z.array(z.string()),
  weight: z.coerce.number().nonnegative(),
});
const versionSchema = z.object({ id, prompt_id: id, number: z.int(), user_prompt: z.string() });
const taskSchema = z.object({
  id,
  run_id: id,
  prompt_version_id: id,
  origin: z.string(),
  persona_id: id.nullable(),
  market_id: id.nullable(),
  engine: z.string(),
  model_asked: z.string(),
  state: z.enum(TASK_STATES),
  created_at: z.iso.datetime(),
});
const citationSchema = z.object({
  task_id: id,
  raw_url: z.string(),
  resolved_url: z.string().nullable(),
  source_url: z.string(),
  domain: z.string(),
  place: citationPlaceSchema,
  section_index: z.int().nonnegative(),
});
const answerSchema = z.object({
  task_id: id,
  model_answered: z.string(),
  surface: z.string(),
  web_search_done: z.boolean().nullable(),
  text: z.string(),
  items: z.array(answerItemViewSchema),
  answered_at: z.iso.datetime(),
});

const brandSchema = z.object({
  id,
  number: z.int(),
  name: z.string(),
  role: z.string(),
  rules: z.unknown(),
  archived_at: z.string().nullable(),
});
const suggestedNameSchema = z.object({ name: z.string(), decision: z.string() });
const correctionSchema = z.object({
  task_id: id,
  brand_id: id,
  kind: z.enum(["refused", "added"]),
  source_start: z.int(),
  source_end: z.int(),
  text: z.string(),
});

/**
 * The cells of a dataset, with what its answers say. Tasks and citations are held in few words, texts one at a time.
 * Suggestions of questions are answers, too: nobody is measured by them, and their tasks are no cells.
 */
export async function readDataset(
  files: DatasetFiles,
  givenBrands: readonly NumberedBrand[] | null,
  givenZone: string | null,
): Promise<Given> {
  const zone = givenZone ?? files.manifest.workspace.timeZone;
  const own = await readOwnBrands(files);
  const brands = givenBrands ?? own.brands;
  const { tracked, measure } = measurer(brands, own.companies);
  const library = await readLibrary(files);
  const cells = await readCells(files, library, zone);
  const citations = await readCitations(files);
  // What people said of single places they said of the dataset's brands.
  const corrections = givenBrands ? new Map() : await readCorrections(files, own.brands);
  const dayOf = daysIn(zone);
  const rows: MeasuredAnswer[] = [];
  for await (const answer of files.rows("answers", answerSchema)) {
    const cell = cells.get(answer.task_id);
    if (!cell) continue;
    cells.delete(answer.task_id);
    const market = library.markets.get(cell.by.market ?? "");
    const said = measure({
      text: answer.text,
      items: answer.items,
      citations: citations.get(answer.task_id) ?? [],
      corrections: corrections.get(answer.task_id) ?? [],
      language: market?.language ?? null,
    });
    citations.delete(answer.task_id);
    rows.push({
      ...cell,
      state: answeredAs(answer.web_search_done),
      day: dayOf(answer.answered_at),
      by: { ...cell.by, modelAnswered: answer.model_answered, surface: answer.surface },
      ...said,
    });
  }
  for (const { state, ...cell } of cells.values()) {
    if (state === null)
      throw new RecomputeProblem(
        `Task ${cell.answer} is answered, and data/answers.jsonl has no answer of it.`,
      );
    rows.push({ ...cell, state, ...NOTHING_SAID });
  }
  return {
    ...{ rows, brands, tracked, zone },
    names: namesIn(library),
    source: {
      kind: "dataset",
      workspace: files.manifest.workspace.name,
      exportedAt: files.manifest.exportedAt,
      changedFiles: files.changed(),
    },
    problems: [],
  };
}

type Library = Awaited<ReturnType<typeof readLibrary>>;

async function readLibrary(files: DatasetFiles) {
  const words = new Map<string, { number: number; words: string }>();
  const promptOf = new Map<string, string>();
  for await (const version of files.rows("prompt_versions", versionSchema)) {
    promptOf.set(version.id, version.prompt_id);
    const { number = 0 } = words.get(version.prompt_id) ?? {};
    // As it was worded last.
    if (version.number > number)
      words.set(version.prompt_id, { number: version.number, words: version.user_prompt });
  }
  return {
    words,
    promptOf,
    sets: await byId(files.rows("prompt_sets", namedSchema)),
    families: await byId(files.rows("families", namedSchema)),
    markets: await byId(files.rows("markets", marketSchema)),
    personas: await byId(files.rows("personas", namedSchema)),
    prompts: await byId(files.rows("prompts", promptSchema)),
    runs: await byId(files.rows("runs", runSchema)),
  };
}

async function byId<Row extends { id: string }>(rows: AsyncIterable<Row>): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for await (const row of rows) found.set(row.id, row);
  return found;
}

/** A task that is not known to be answered; `state` is null of one that says it is. */
type Cell = Omit<MeasuredAnswer, "state" | keyof typeof NOTHING_SAID> & {
  state: ReturnType<typeof unansweredAs>;
};

async function readCells(files: DatasetFiles, library: Library, zone: string): Promise<Map<string, Cell>> {
  const dayOf = daysIn(zone);
  const cells = new Map<string, Cell>();
  for await (const task of files.rows("tasks", taskSchema)) {
    const run = library.runs.get(task.run_id);
    const prompt = library.prompts.get(library.promptOf.get(task.prompt_version_id) ?? "");
    if (!run || !prompt)
      throw new RecomputeProblem(`Task ${task.id} is of a run or a wording that the dataset does not have.`);
    if (run.kind === "suggestions") continue;
    cells.set(task.id, {
      answer: task.id,
      prompt: prompt.id,
      family: prompt.family_id ?? prompt.id,
      day: dayOf(task.created_at),
      state: unansweredAs(task.state),
      weight: prompt.weight,
      by: {
        engine: task.engine,
        modelAsked: task.model_asked,
        modelAnswered: null,
        // What was imported is of its prompt's set; what was asked, of the set that was run.
        set: task.origin === "imported" ? prompt.set_id : run.set_id,
        tags: prompt.tags,
        topic: prompt.topic,
        persona: task.persona_id,
        market: task.market_id ?? prompt.market_id,
        run: task.run_id,
        surface: null,
        origin: task.origin,
      },
    });
  }
  return cells;
}

/** Brands in use, and the companies of the category that are known by their names alone. */
async function readOwnBrands(files: DatasetFiles) {
  const brands: NumberedBrand[] = [];
  const companies: string[] = [];
  if (files.has("brands"))
    for await (const { id: ownId, number, archived_at: archivedAt, ...row } of files.rows(
      "brands",
      brandSchema,
    ))
      if (archivedAt === null) brands.push({ ...readStoredBrand(row), id: ownId, number });
  if (files.has("suggested_names"))
    for await (const { name, decision } of files.rows("suggested_names", suggestedNameSchema))
      if (decision === "company") companies.push(name);
  return { brands: brands.sort((one, other) => one.number - other.number), companies };
}

async function readCorrections(
  files: DatasetFiles,
  brands: readonly NumberedBrand[],
): Promise<Map<string, MentionCorrection[]>> {
  const found = new Map<string, MentionCorrection[]>();
  if (!files.has("mention_corrections")) return found;
  const numbers = new Map(brands.map(({ id: ownId, number }) => [ownId, String(number)]));
  for await (const row of files.rows("mention_corrections", correctionSchema)) {
    const brandId = numbers.get(row.brand_id);
    if (brandId === undefined) continue;
    const source = { start: row.source_start, end: row.source_end };
    const own = found.get(row.task_id) ?? [];
    found.set(row.task_id, [...own, { kind: row.kind, brandId, source, text: row.text }]);
  }
  return found;
}

async function readCitations(files: DatasetFiles): Promise<Map<string, GivenCitation[]>> {
  const found = new Map<string, GivenCitation[]>();
  for await (const citation of files.rows("citations", citationSchema)) {
    const own = found.get(citation.task_id) ?? [];
    own.push({
      address: citation.resolved_url ?? citation.raw_url,
      url: citation.source_url,
      domain: citation.domain,
      place: citation.place,
      sectionIndex: citation.section_index,
    });
    found.set(citation.task_id, own);
  }
  return found;
}

function namesIn({ words, families, sets, personas, markets, runs }: Library): Given["names"] {
  const prompts = [...words].map(([prompt, told]): [string, string] => [prompt, told.words]);
  const names = (rows: ReadonlyMap<string, { name: string }>) =>
    [...rows].map(([key, { name }]): [string, string] => [key, name]);
  return {
    prompt: new Map(prompts),
    // A prompt without a family is one.
    family: new Map([...prompts, ...names(families)]),
    set: new Map(names(sets)),
    persona: new Map(names(personas)),
    market: new Map(names(markets)),
    run: new Map([...runs].flatMap(([key, { label }]) => (label === null ? [] : [[key, label]]))),
  };
}
