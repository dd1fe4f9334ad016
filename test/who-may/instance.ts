import * as instance from "@/lib/services/instance";
import { MACHINE, ANYBODY, type Line } from "./allowed";
import { owner } from "./inputs";

export const instanceLines: Line[] = [
  ["instance.isSetUp", ANYBODY, "done", "done", (ctx) => instance.isSetUp({ ctx })],
  [
    "instance.isSetupCode",
    ANYBODY,
    "done",
    "done",
    (ctx) => instance.isSetupCode({ ctx, input: { code: "guess" } }),
  ],
  ["instance.setUp", ANYBODY, "conflict", "conflict", (ctx) => instance.setUp({ ctx, input: owner })],
  ["instance.listOperators", MACHINE, "done", "not_found", (ctx) => instance.listOperators({ ctx })],
  [
    "instance.giveOperator",
    MACHINE,
    "done",
    "not_found",
    (ctx, { slug }) => instance.giveOperator({ ctx, input: { email: `${slug}@example.com` } }),
  ],
  [
    "instance.takeOperator",
    MACHINE,
    "not_found",
    "not_found",
    (ctx, { userId }) => instance.takeOperator({ ctx, input: { userId } }),
  ],
  ["instance.areWorkspacesOpen", MACHINE, "done", "not_found", (ctx) => instance.areWorkspacesOpen({ ctx })],
  [
    "instance.openWorkspaces",
    MACHINE,
    "done",
    "not_found",
    (ctx) => instance.openWorkspaces({ ctx, input: { open: true } }),
  ],
  ["instance.mayMakeWorkspaces", ANYBODY, "done", "done", (ctx) => instance.mayMakeWorkspaces({ ctx })],
  ["instance.readHealth", ANYBODY, "done", "done", (ctx) => instance.readHealth({ ctx })],
  [
    "instance.readShellNotices",
    ANYBODY,
    "done",
    "done",
    (ctx) => instance.readShellNotices({ ctx, input: { id: null, isDemo: false } }),
  ],
];
