import { createHash } from "node:crypto";
import type { Row } from "@/lib/domain/exports/column";
import { DATASET_TABLES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";
import { isFinal, TASK_STATES } from "@/lib/domain/tasks/task-state";
import { newIds, withNewIds } from "./new-ids";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What rows of a file have in the database beside the dataset's columns. */
interface More {
  names: readonly string[];
  of: (row: Row) => Record<string, unknown>;
}

/**
 * How rows of a dataset become a workspace's: with ids of their own, and so that nothing acts on them. What was under
 * way is cancelled, since nobody here sent it; runs count as told of; connections are removed ones that lead nowhere and
 * name the dataset, by which one sees on each answer that it came with one.
 */
export function arrivalOf(workspaceId: string, { at, exportedAt }: { at: Date; exportedAt: string }) {
  const idOf = newIds(workspaceId);
  const moment = at.toISOString();
  const day = exportedAt.slice(0, "yyyy-mm-dd".length);

  const changed: Partial<Record<DatasetFile, (row: Row) => Record<string, unknown>>> = {
    connections: ({ name }) => ({ name: `${String(name)} (dataset of ${day})` }),
    // Earlier datasets do not say it: then people gave them all.
    prompts: ({ intent, intent_by_hand }) => ({ intent_by_hand: intent_by_hand ?? intent !== null }),
    prompt_set_versions: ({ members }) => ({ members: withNewIds(String(members), idOf) }),
    runs: ({ plan }) => ({ plan: plan === null ? null : withNewIds(String(plan), idOf) }),
    tasks: ({ state }) => {
      const known = TASK_STATES.find((one) => one === state);
      if (known && isFinal(known)) return {};
      return {
        state: "cancelled",
        status_message: `Under way (${String(state)}) when the dataset was made.`,
      };
    },
  };
  const more: Partial<Record<DatasetFile, More>> = {
    connections: {
      names: ["kind", "login", "sealed_password", "is_default", "removed_at"],
      of: () => ({
        kind: "hosted",
        login: "",
        sealed_password: "\\x",
        is_default: false,
        removed_at: moment,
      }),
    },
    prompt_set_versions: {
      names: ["content_hash"],
      of: ({ members }) => ({ content_hash: sha256(String(members)) }),
    },
    runs: {
      names: ["request_key", "plan_hash", "end_told_at", "models_compared_at"],
      of: ({ id, plan }) => ({
        request_key: id,
        plan_hash: plan === null ? null : sha256(String(plan)),
        end_told_at: moment,
        models_compared_at: moment,
      }),
    },
    answer_imports: {
      names: ["state", "bytes", "counts", "problems", "place", "bytes_read"],
      of: () => ({ state: "done", bytes: 0, counts: {}, problems: [], place: 0, bytes_read: 0 }),
    },
  };

  return {
    namesOf: (file: DatasetFile): readonly string[] => more[file]?.names ?? [],
    /** A row as the database takes it. */
    arrived: (file: DatasetFile, row: Row): Record<string, unknown> => {
      const columns = Object.entries(DATASET_TABLES[file].columns);
      const own = Object.fromEntries(
        columns.map(([name, { type }]) => {
          const cell = row[name] ?? null;
          if (typeof cell !== "string") return [name, cell];
          if (type === "id") return [name, idOf(cell)];
          return [name, type === "bytes" ? `\\x${Buffer.from(cell, "base64").toString("hex")}` : cell];
        }),
      );
      const now = { ...own, ...changed[file]?.(row) };
      return { ...now, ...more[file]?.of(now) };
    },
  };
}
