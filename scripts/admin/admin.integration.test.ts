import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { childEnvironment } from "@/lib/env";
import { dataFile, MANIFEST, manifestSchema } from "@/lib/domain/exports/dataset";
import { zipStream } from "@/lib/table-files/zip-stream";
import { bundle } from "@/scripts/bundle.mjs";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { bytesOf, unzip } from "@/test/unzip";
import { newWorkspace } from "@/test/workspace";
import { createProgram } from "./program";

// Commands run in this process, which is all of them but their start and their end; those are tried once.

const pool = ownDatabase();

interface Ran {
  code: number;
  out: string;
  err: string;
}

afterEach(() => vi.restoreAllMocks());

async function admin(...args: string[]): Promise<Ran> {
  const printed = { out: "", err: "" };
  const keep = (name: keyof typeof printed) => (chunk: string | Uint8Array) => {
    printed[name] += chunk.toString();
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(keep("err"));
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return { code: Number(process.exitCode), ...printed };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
  }
}

/** A command as a person runs it: a process of its own. */
const adminProcess = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = childEnvironment({});
    execFile(process.execPath, ["build/run/admin-tried.mjs", ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

/** What a command answers with `--json`, which is all that it prints. */
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await admin(...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}

/** What a command says where it refuses. */
async function refused(...args: string[]): Promise<string> {
  const { code, out, err } = await admin(...args);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).not.toMatch(/^\s+at /m);
  return err;
}

describe("api-account", () => {
  it("creates, deposits, limits, rotates and revokes, each said and each on record", async () => {
    const created = await json("api-account", "create", "--name", "A program");
    expect(created).toEqual({
      name: "A program",
      login: expect.stringMatching(/^api-[0-9a-f]{12}$/),
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const [login, password] = [String(created["login"]), String(created["password"])];
    const on = ["--login", login];
    const listed = async () => {
      const { accounts } = await json("api-account", "list");
      return Array.isArray(accounts) ? accounts.find((account) => account.login === login) : undefined;
    };
    expect(await listed()).toMatchObject({ name: "A program", revokedAt: null, balance: null });

    await json("api-account", "deposit", ...on, "--amount", "12.345678901");
    await json("api-account", "deposit", ...on, "--amount=-0.000000001");
    expect(await listed()).toMatchObject({ balance: "12.3456789" });

    await json("api-account", "set-limit", ...on, "--name", "calls_per_minute", "--value", "7");
    await json("api-account", "set-limit", ...on, "--name", "cost_per_day", "--value", "0.75");
    expect(await listed()).toMatchObject({
      limits: { calls_per_minute: 7, cost_per_day: "0.75", live_slots: 30 },
    });
    await json("api-account", "set-limit", ...on, "--name", "cost_per_day", "--value", "none");
    expect(await listed()).toMatchObject({ limits: { calls_per_minute: 7, cost_per_day: null } });

    const rotated = await json("api-account", "rotate", ...on);
    expect(rotated).toEqual({ login, password: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(rotated["password"]).not.toBe(password);

    expect(await json("api-account", "revoke", ...on)).toEqual({ login, revoked: true });
    expect(await listed()).toMatchObject({ revokedAt: expect.any(String), balance: "12.3456789" });
    const gone = await refused("api-account", "deposit", ...on, "--amount", "1");
    expect(gone).toBe(`No active account has the login ${login}.\n`);

    const { rows } = await pool.query<{ action: string }>(
      `select action, actor_kind, actor_id, agent from app.audit_entry e
         join api.account a on a.id::text = e.entity_id where a.login = $1 order by e.id`,
      [login],
    );
    const byCommand = { actor_kind: "operator", actor_id: null, agent: "command line" };
    expect(rows).toEqual(
      [
        "create",
        "deposit",
        "deposit",
        "set_limits",
        "set_limits",
        "set_limits",
        "rotate_password",
        "revoke",
      ].map((verb) => ({ action: `api_account.${verb}`, ...byCommand })),
    );
    const all = await pool.query("select string_agg(e::text, ' ') as text from app.audit_entry e");
    for (const secret of [password, String(rotated["password"])])
      expect(JSON.stringify(all.rows)).not.toContain(secret);
  });

  it("says what is wrong with what was typed, and changes nothing", async () => {
    const { login } = await json("api-account", "create", "--name", "Another");
    const on = ["--login", String(login)];
    const before = await pool.query("select a::text as row from api.account a order by id");
    expect(await refused("api-account", "create", "--name", " ")).toContain("name: Give the account a name.");
    for (const amount of ["0", "0.00", "1e3", "nothing", "0.0000000001", "99999999999"])
      expect(await refused("api-account", "deposit", ...on, `--amount=${amount}`), amount).toContain(
        "amount: ",
      );
    for (const [name, value] of [
      ["calls_per_minute", "-1"],
      ["calls_per_minute", "1.5"],
      ["calls_per_minute", "many"],
      ["cost_per_day", "-0.01"],
      ["calls_per_hour", "5"],
    ] as const)
      expect(
        await refused("api-account", "set-limit", ...on, "--name", name, `--value=${value}`),
        `${name} ${value}`,
      ).toMatch(/\S/);
    expect(await refused("api-account", "revoke", "--login", "api-nobody")).toBe(
      "No active account has the login api-nobody.\n",
    );
    const after = await pool.query("select a::text as row from api.account a order by id");
    expect(after.rows).toEqual(before.rows);
  });

  it("tells a person in lines, and ends with a code", async () => {
    await bundle({ "admin-tried": "scripts/admin/main.ts" }, "build/run");
    const { code, out } = await adminProcess("api-account", "create", "--name", "For a person");
    expect(code).toBe(0);
    expect(out).toMatch(/^login {5}api-\S+\npassword {2}\S+\nThe password is not shown again\.\n$/);
    const { out: list } = await admin("api-account", "list");
    expect(list).toMatch(/^api-\S+ {2}active {3}no balance {2}For a person$/m);
    expect(await adminProcess("api-account", "revoke", "--login", "api-nobody")).toEqual({
      code: 1,
      out: "",
      err: "No active account has the login api-nobody.\n",
    });
  });
});

describe("re-read", () => {
  /** Workspaces whose answers an older version has read. */
  async function plantOld(): Promise<[PlantedWorkspace, PlantedWorkspace]> {
    const both: [PlantedWorkspace, PlantedWorkspace] = [await plantOne(), await plantOne()];
    await pool.query("update app.answer set text = 'old', reading_versions = '{}'");
    return both;
  }
  const textOf = async ({ task }: PlantedWorkspace): Promise<unknown> => {
    const { rows } = await pool.query("select text from app.answer where task_id = $1", [task]);
    return rows[0]?.text;
  };

  it("reads a workspace's answers, one answer, or all, and those that are read no second time", async () => {
    const [one, other] = await plantOld();
    const { code, out, err } = await admin("re-read", "--workspace", one.slug);
    expect({ code, out }).toEqual({ code: 0, out: "1 answer was read again.\n" });
    expect(err).toContain("1 of 1 answers");
    expect([await textOf(one), await textOf(other)]).toEqual([`${one.slug} again`, "old"]);

    expect(await json("re-read", "--answer", other.task)).toEqual({ done: 1, fromStored: 0 });
    expect(await textOf(other)).toBe(`${other.slug} again`);
    expect(await json("re-read")).toEqual({ done: 0, fromStored: 0 });

    await plantOld();
    const all = await json("re-read");
    expect(all["done"]).toBeGreaterThanOrEqual(4);
    expect(await json("re-read")).toEqual({ done: 0, fromStored: 0 });
  });

  it("says where only what is stored could be read", async () => {
    const [one, other] = await plantOld();
    await pool.query("delete from app.raw_reply where task_id = $1", [one.task]);
    const { out } = await admin("re-read", "--answer", one.task);
    expect(out).toBe(
      "1 answer was read again.\n1 of them had no raw reply any more: only their sources were told anew.\n",
    );
    expect([await textOf(one), await textOf(other)]).toEqual(["old", "old"]);
  });

  it("refuses what is not there", async () => {
    expect(await refused("re-read", "--workspace", "nowhere")).toContain(
      "There is no workspace of that name.",
    );
    expect(await refused("re-read", "--answer", "17")).toContain("the id of an answer");
  });
});

describe("people", () => {
  it("has a password reset by a link, an account deleted, and says who it is that is not there", async () => {
    const planted = await plantOne();
    const member = `member-${planted.slug}@example.com`;
    const { link } = await json("reset-password", "--email", ` ${member.toUpperCase()}`);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset-password#[\w-]{43}$/);
    const { rows } = await pool.query(
      "select expires_at > now() as lives from app.password_reset where user_id = $1",
      [planted.member],
    );
    expect(rows).toEqual([{ lives: true }]);

    expect(await refused("delete-account", "--email", `${planted.slug}@example.com`)).toContain(
      `${planted.slug} would have no owner`,
    );
    expect(await json("delete-account", "--email", member)).toEqual({ email: member, deleted: true });
    for (const command of ["delete-account", "reset-password"])
      expect(await refused(command, "--email", member)).toBe(`No account has the address ${member}.\n`);
  });

  it("lists addresses that are one and the same", async () => {
    expect((await admin("email-collisions")).out).toBe("There are none.\n");
    const insert = `insert into app."user" (id, email) values (gen_random_uuid(), $1)`;
    await pool.query(`alter table app."user" disable trigger user_email_folded`);
    for (const email of ["Twice@example.com", "twice@example.com"]) await pool.query(insert, [email]);
    await pool.query(`alter table app."user" enable trigger user_email_folded`);
    expect((await admin("email-collisions")).out).toMatch(
      /^twice@example\.com:\n {2}Twice@example\.com {2}since \S+\n {2}twice@example\.com {2}since \S+\n$/,
    );
  });
});

describe("datasets", () => {
  it("are exported whole, and imported into an empty workspace with the same counts, or not at all", async () => {
    const folder = await mkdtemp(join(tmpdir(), "admin-dataset-"));
    try {
      const [planted, empty] = [await plantOne(), await newWorkspace()];
      const [whole, changed] = [join(folder, "whole.zip"), join(folder, "changed.zip")];
      const from = ["--workspace", planted.slug];
      expect(await json("export-dataset", whole, ...from, "--raw")).toEqual({ file: whole });
      // Never over a file that is there.
      expect(await refused("export-dataset", whole, ...from)).toContain("whole.zip");

      const files = await unzip(await readFile(whole));
      const named = [...files].map(([name, text]) => ({
        name,
        chunks: () => Readable.from([Buffer.from(name === dataFile("answers") ? `${text} ` : text)]),
      }));
      await writeFile(changed, await bytesOf(zipStream(named)));
      expect(await refused("import-dataset", changed, "--workspace", empty.slug, "--json")).toContain(
        "data/answers.jsonl is not as it was written: its checksum differs. Nothing was imported.",
      );
      expect(await refused("import-dataset", whole, ...from, "--json")).toContain("Nothing was imported.");
      expect(await refused("import-dataset", whole, "--workspace", "nowhere")).toContain("no workspace");

      const { files: told } = manifestSchema.parse(JSON.parse(files.get(MANIFEST) ?? ""));
      const counts = await json("import-dataset", whole, "--workspace", empty.slug);
      expect(counts).toEqual(
        Object.fromEntries(Object.entries(told).map(([name, { rows }]) => [name, rows])),
      );
      expect(counts).toMatchObject({ answers: 1, citations: 1, raw_replies: 1 });
      expect(await refused("import-dataset", whole, "--workspace", empty.slug, "--json")).toContain(
        "already",
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

it("seed large says how many it makes", async () => {
  for (const [answers, told] of [
    ["10", "At least 1,000."],
    ["many", "A whole number."],
    ["1e9", "At most 10,000,000."],
  ])
    expect(await refused("seed", "large", "--answers", answers ?? "")).toContain(`answers: ${told}`);
});

describe("import-answers", () => {
  const folder = mkdtempSync(join(tmpdir(), "import-answers-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string, ...lines: string[]): string => {
    writeFileSync(join(folder, name), lines.join("\n"));
    return join(folder, name);
  };
  const line = (text: string, more: object = {}): string =>
    JSON.stringify({
      ...{ prompt: "Which tent?", engine: "Copilot", model: "m-1", answered_at: "2026-11-05", text },
      ...more,
    });
  const textsIn = async (workspaceId: string): Promise<unknown[]> => {
    const { rows } = await pool.query("select text from app.answer where workspace_id = $1 order by text", [
      workspaceId,
    ]);
    return rows.map(({ text }) => text);
  };

  it("says what JSON Lines would bring, brings it, and brings nothing twice", async () => {
    const { slug, workspaceId } = await newWorkspace();
    const cited = { citations: [{ url: "https://a.example" }, { url: "https://b.example" }] };
    const into = [fileOf("good.jsonl", line("one", cited), line("two")), "--workspace", slug];
    expect(await json("import-answers", ...into, "--dry-run")).toMatchObject({
      ...{ state: "checked", runId: null, problems: [] },
      counts: { fresh: 2, citations: 2, wrong: 0 },
    });
    expect(await textsIn(workspaceId)).toEqual([]);
    expect(await json("import-answers", ...into)).toMatchObject({
      ...{ state: "done", runId: expect.any(String) },
      counts: { fresh: 2, citations: 2 },
    });
    expect(await textsIn(workspaceId)).toEqual(["one", "two"]);
    const { code, out } = await admin("import-answers", ...into);
    expect({ code, out }).toEqual({
      code: 0,
      out: "0 answers new, so nothing was imported, with 0 citations.\n2 were imported before.\n",
    });
    expect(await textsIn(workspaceId)).toEqual(["one", "two"]);
  });

  it("keeps what is in order, and tells of the rest by line and field, with a code of its own", async () => {
    const { slug, workspaceId } = await newWorkspace();
    const file = fileOf("some.jsonl", line("one"), line("two", { engine: "", repeat: -1 }), "{", line("one"));
    const { code, out, err } = await admin("import-answers", file, "--workspace", slug);
    expect(code).toBe(2);
    expect(out).toBe(
      [
        "1 answer imported, with 0 citations.",
        "A search finds them once the worker has read their words.",
        "1 stand twice in the file.",
        "2 have something wrong, and were left out.",
        "Problems by field: line 2, engine 1, repeat 1.",
        "What is wrong stands in standard error, the first 4 of it.\n",
      ].join("\n"),
    );
    expect(err).toContain("line 2, engine: Empty.\nline 2, repeat: Not a whole number");
    expect(await textsIn(workspaceId)).toEqual(["one"]);
  });

  it("takes columns of CSV by their names, and by what it is told of the others", async () => {
    const { slug, workspaceId } = await newWorkspace();
    const rows = [
      "prompt;engine;model;answered_at;Was sagt er?",
      'Welches?;Copilot;m;2026-11-05;"Dies; das"',
    ];
    const into = [fileOf("answers.csv", ...rows), "--workspace", slug];
    expect(await refused("import-answers", ...into)).toContain("No column is text.");
    const told = ["--column", "Was sagt er?=text"];
    expect(await json("import-answers", ...into, ...told)).toMatchObject({ counts: { fresh: 1 } });
    expect(await textsIn(workspaceId)).toEqual(["Dies; das"]);
    expect(await refused("import-answers", ...into, "--column", "text")).toContain("takes header=field");
  });

  it("refuses a workspace or a file that is not there", async () => {
    const file = fileOf("one.jsonl", line("one"));
    expect(await refused("import-answers", file, "--workspace", "nowhere")).toBe(
      "There is no workspace of that name.\n",
    );
    const { slug } = await newWorkspace();
    expect(await refused("import-answers", join(folder, "none.jsonl"), "--workspace", slug)).toMatch(
      /none\.jsonl/,
    );
  });
});
