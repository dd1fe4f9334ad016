import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/team/permission";
import { systemContext, type Context } from "@/lib/services/context";
import { deleteAccount } from "@/lib/services/people";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { addNote, changeNote, listNotes, removeNote } from ".";

let own: PlantedWorkspace;

beforeAll(async () => {
  own = await plantOne();
  await getDb().answerNote.delete({ where: { id: own.note } });
});

const as = (role: Role, userId: string, { workspaceId } = own): Context => ({
  ...systemContext("test"),
  workspaceId,
  actor: { kind: "member", userId, role },
});
const write = (ctx: Context, text: string) => addNote({ ctx, input: { answerId: own.task, text } });
const read = (ctx: Context) => listNotes({ ctx, input: { answerId: own.task } });

it("are changed by whoever wrote them, and removed by them or by an admin", async () => {
  const author = as("researcher", own.member);
  const admin = as("admin", own.userId);
  const { id } = await write(author, "  The price is of last year.  ");
  await expect(changeNote({ ctx: admin, input: { id, text: "Mine now" } })).rejects.toMatchObject({
    code: "forbidden",
  });
  await changeNote({ ctx: author, input: { id, text: "The price is of 2024." } });
  const [note] = await read(author);
  expect(note).toMatchObject({ text: "The price is of 2024.", isOwn: true, author: expect.any(String) });
  expect(note?.editedAt).not.toBeNull();
  expect((await read(admin))[0]).toMatchObject({ isOwn: false });

  const { id: ofAdmin } = await write(admin, "Agreed");
  await expect(removeNote({ ctx: author, input: { id: ofAdmin } })).rejects.toMatchObject({
    code: "forbidden",
  });
  await removeNote({ ctx: admin, input: { id } });
  expect((await read(author)).map((each) => each.id)).toEqual([ofAdmin]);
  await removeNote({ ctx: admin, input: { id: ofAdmin } });
  const entries = await getDb().auditEntry.findMany({ where: { entityId: id }, orderBy: { at: "asc" } });
  expect(entries.map(({ action }) => action).toSorted()).toEqual(["note.add", "note.change", "note.remove"]);
  expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain("price");
});

it("are in no other workspace, and of no answer that is not there", async () => {
  const other = await plantOne();
  const stranger = as("owner", other.userId, other);
  const { id } = await write(as("owner", own.userId), "Ours");
  expect(await read(stranger)).toEqual([]);
  for (const attempt of [
    () => write(stranger, "Theirs"),
    () => changeNote({ ctx: stranger, input: { id, text: "Theirs" } }),
    () => removeNote({ ctx: stranger, input: { id } }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  await expect(write(as("owner", own.userId), "  ")).rejects.toThrow(/Write something/);
  await expect(write(as("owner", own.userId), "a".repeat(4001))).rejects.toThrow(/4,000 characters/);
  await removeNote({ ctx: as("owner", own.userId), input: { id } });
});

it("stay when their author's account is deleted, without a name, and go with the answer", async () => {
  const gone = await getDb().user.create({
    data: {
      ...{ email: `${crypto.randomUUID()}@example.com`, name: "Ann Leaving" },
      memberships: { create: { workspaceId: own.workspaceId, role: "researcher" } },
    },
  });
  await write(as("researcher", gone.id), "I was here");
  await deleteAccount({
    ctx: { ...systemContext("test"), actor: { kind: "operator", userId: null } },
    input: { userId: gone.id },
  });
  expect(await read(as("viewer", own.member))).toMatchObject([
    { text: "I was here", author: "Deleted member", isOwn: false },
  ]);
  await getDb().task.delete({ where: { id: own.task } });
  expect(await getDb().answerNote.count({ where: { workspaceId: own.workspaceId } })).toBe(0);
});
