import type { Engine, Method } from "@/lib/domain/engines/engine";
import type { PlanFigures } from "./run-list";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import type { TaskParameters } from "@/lib/domain/tasks/task-parameters";
import type { ToldOnly } from "@/lib/domain/tasks/told-place";

/** A target of a plan as a person reads it. */
export interface TargetView {
  engine: Engine;
  model: string;
  method: Method;
  market: string | null;
  only: ToldOnly;
  /** By their names on the wire. */
  parameters: TaskParameters;
  tasks: number;
}

/** A run of a set beside what asked it, and its plan as frozen. */
export interface SetRunView {
  id: string;
  kind: RunKind;
  set: { id: string; name: string } | null;
  /** The set that it asks for questions for; null of any other run. */
  forSetId: string | null;
  setVersion: number | null;
  schedule: { id: string; name: string } | null;
  by: string | null;
  createdAt: string;
  label: string | null;
  method: Method;
  connection: string;
  /** SHA-256 of the plan's text. */
  planHash: string;
  plan: PlanFigures;
  tasks: number;
  personas: string[];
  targets: TargetView[];
  /** The whole run of the same set before this one, and what this one asks otherwise; null of a run of single cells. */
  difference: RunDifference | null;
}

/** Of wordings the first are named, of all the number is said. */
export interface WordingsNamed {
  count: number;
  first: string[];
}

export interface RunDifference {
  before: { id: string; createdAt: string };
  same: number;
  added: WordingsNamed;
  removed: WordingsNamed;
  reworded: { count: number; first: { before: string; after: string }[] };
  targetsAdded: TargetView[];
  targetsRemoved: TargetView[];
  repeats: { before: number | null; after: number | null } | null;
}
