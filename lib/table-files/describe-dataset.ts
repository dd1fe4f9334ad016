import { SOURCE_COLUMNS } from "@/lib/domain/exports/citation-columns";
import { dataFile, DATASET_VERSION, MANIFEST } from "@/lib/domain/exports/dataset";
import { DATASET_FILES, DATASET_TABLES } from "@/lib/domain/exports/dataset-tables";
import { describeColumns } from "./describe-columns";

/** The data dictionary of a dataset, by the tables that its writer goes by. */
export const describeDataset = (): string =>
  `# A Sightline dataset

Version ${DATASET_VERSION} of the format. Each file of \`data/\` is JSON Lines in UTF-8: one object a line, with every column; what is unknown is null. \`${MANIFEST}\` has each file's rows, bytes and SHA-256, what wrote it and when.

${[
  ...DATASET_FILES.map((file) =>
    section(file, DATASET_TABLES[file].meaning, describeColumns(DATASET_TABLES[file].columns)),
  ),
  section(
    "sources",
    "Each cited source; it follows from the citations, and is not imported.",
    describeColumns(SOURCE_COLUMNS),
  ),
].join("\n")}`;

const section = (file: string, meaning: string, columns: string): string =>
  `## ${dataFile(file)}\n\n${meaning}\n\n${columns}\n`;
