import * as workspaces from "@/lib/services/workspaces";
import { VIEWER, ADMIN, OWNER, PERSON, MACHINE, type Line } from "./allowed";

export const workspacesLines: Line[] = [
  [
    "workspaces.changeTimeZone",
    ADMIN,
    "done",
    "done",
    (ctx) => workspaces.changeTimeZone({ ctx, input: { timeZone: "Asia/Tokyo" } }),
  ],
  [
    "workspaces.renameWorkspace",
    ADMIN,
    "done",
    "done",
    (ctx) => workspaces.renameWorkspace({ ctx, input: { name: "Renamed" } }),
  ],
  ["workspaces.deleteWorkspace", OWNER, "done", "done", (ctx) => workspaces.deleteWorkspace({ ctx })],
  ["workspaces.countContents", VIEWER, "done", "done", (ctx) => workspaces.countContents({ ctx })],
  [
    "workspaces.createWorkspace",
    PERSON,
    "done",
    "done",
    (ctx) => workspaces.createWorkspace({ ctx, input: { name: "Another" } }),
  ],
  ["workspaces.listWorkspaces", PERSON, "done", "done", (ctx) => workspaces.listWorkspaces({ ctx })],
  [
    "workspaces.findWorkspace",
    PERSON,
    "done",
    "done",
    (ctx, { slug }) => workspaces.findWorkspace({ ctx, input: { slug } }),
  ],
  [
    "workspaces.nameWorkspaces",
    MACHINE,
    "done",
    "not_found",
    (ctx, { workspaceId }) => workspaces.nameWorkspaces({ ctx, input: { ids: [workspaceId] } }),
  ],
  [
    "workspaces.rotateBuiltInPassword",
    MACHINE,
    "conflict",
    "not_found",
    (ctx) => workspaces.rotateBuiltInPassword({ ctx, input: { accountId: crypto.randomUUID() } }),
  ],
];
