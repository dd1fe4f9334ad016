import "server-only";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { Row } from "@/lib/domain/exports/column";
import {
  dataFile,
  DATASET_VERSION,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from "@/lib/domain/exports/dataset";
import { DATASET_FILES, DATASET_TABLES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";
import { rowSchema } from "@/lib/domain/exports/row-schema";

const MANIFEST_BYTES = 1_000_000;
/** Rows are written so many at a time, or so many characters. */
const BATCH_ROWS = 500;
const BATCH_CHARS = 4_000_000;

/** A dataset whose manifest was read and whose files are as the manifest says. */
export interface OpenDataset {
  manifest: Manifest;
  /** The rows of a file, in batches; none where the dataset has no such file. */
  rows: (file: DatasetFile) => AsyncGenerator<Row[]>;
  close: () => void;
}

const refused = (why: string): AppError =>
  new AppError("invalid", { message: `${why} Nothing was imported.`, fields: { file: why } });

/** Opens an archive and holds every file in it against its checksum. Throws `invalid` for what is no dataset, or not whole. */
export async function openDataset(path: string): Promise<OpenDataset> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new AppError("invalid", {
      message: "This is no dataset of Sightline, or not a whole one. Nothing was imported.",
      fields: { file: "no readable zip archive" },
      cause: error,
    });
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifest = await readManifest(zip, entries.get(MANIFEST));
    const open = async (name: string): Promise<Readable> => {
      const entry = entries.get(dataFile(name));
      if (!entry) throw refused(`${dataFile(name)} is missing.`);
      return zip.openReadStreamPromise(entry);
    };
    for (const [name, told] of Object.entries(manifest.files)) await checkFile(await open(name), name, told);
    return {
      manifest,
      rows: (file) => (file in manifest.files ? rowsOf(() => open(file), file) : none()),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<Manifest> {
  if (!entry || entry.uncompressedSize > MANIFEST_BYTES)
    throw refused(`This is no dataset of Sightline: it has no ${MANIFEST}.`);
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
  const json = parseJson(Buffer.concat(chunks).toString("utf8"));
  const version = z.object({ version: z.int() }).safeParse(json);
  if (version.success && version.data.version > DATASET_VERSION)
    throw refused(
      `The dataset is of version ${version.data.version} of the format; this Sightline reads up to ${DATASET_VERSION}.`,
    );
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw refused(`${MANIFEST} can't be read.`);
  const missing = DATASET_FILES.find((file) => file !== "raw_replies" && !(file in manifest.data.files));
  if (missing) throw refused(`${dataFile(missing)} is missing.`);
  return manifest.data;
}

async function checkFile(stream: Readable, name: string, told: Manifest["files"][string]): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of stream) {
    const read = Buffer.from(chunk);
    hash.update(read);
    bytes += read.length;
    if (bytes > told.bytes) break;
  }
  if (bytes !== told.bytes || hash.digest("hex") !== told.sha256)
    throw refused(`${dataFile(name)} is not as it was written: its checksum differs.`);
}

async function* rowsOf(open: () => Promise<Readable>, file: DatasetFile): AsyncGenerator<Row[]> {
  const schema = rowSchema(DATASET_TABLES[file].columns);
  const stream = await open();
  let [batch, chars, line]: [Row[], number, number] = [[], 0, 0];
  try {
    for await (const text of linesOf(stream)) {
      line += 1;
      const row = schema.safeParse(parseJson(text));
      if (!row.success)
        throw refused(
          `${dataFile(file)}, line ${line}: ${row.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}.`,
        );
      batch.push(row.data);
      chars += text.length;
      if (batch.length < BATCH_ROWS && chars < BATCH_CHARS) continue;
      yield batch;
      [batch, chars] = [[], 0];
    }
  } finally {
    stream.destroy();
  }
  if (batch.length > 0) yield batch;
}

/** At line feeds alone: JSON may have other breaks of lines in its texts. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(Buffer.from(chunk), { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function* none(): AsyncGenerator<Row[]> {
  // A dataset without raw replies.
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
