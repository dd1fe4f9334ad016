import { roleMay, type Role } from "./permission";

interface MemberChange {
  /** The role of whoever makes it; null for jobs and the command line, which may all. */
  by: Role | null;
  /** Whether it is about whoever makes it: leaving is for everybody. */
  isSelf: boolean;
  from: Role;
  /** Null: not a member any more. */
  to: Role | null;
  /** How many owners the workspace has. */
  owners: number;
}

/** Why a change of who is what in a workspace cannot be made; null where it can. A workspace is never without an owner. */
export function refuseMemberChange({
  by,
  isSelf,
  from,
  to,
  owners,
}: MemberChange): "forbidden" | "last-owner" | null {
  const isAboutOwners = from === "owner" || to === "owner";
  const isLeaving = isSelf && to === null;
  if (by !== null && !isLeaving && !roleMay(by, isAboutOwners ? "owner:write" : "member:write"))
    return "forbidden";
  return from === "owner" && to !== "owner" && owners <= 1 ? "last-owner" : null;
}
