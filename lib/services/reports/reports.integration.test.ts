import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import type { NewReport, ReportView } from "@/lib/domain/exports/report";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import type { Role } from "@/lib/domain/team/permission";
import { systemContext, type Context } from "@/lib/services/context";
import { hashToken } from "@/lib/services/link-token";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { getBrandFigures } from "@/lib/services/brand-figures";
import { newestBrandRules } from "@/lib/services/brands";
import { compareSides, getStudy } from "@/lib/services/comparing";
import { listMarks } from "@/lib/services/marks";
import { listMembers } from "@/lib/services/members";
import { getEngineGrid, getHeadlines } from "@/lib/services/overview";
import { getOverlaps } from "@/lib/services/sources";
import { reportSpend } from "@/lib/services/spend";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import {
  changeReport,
  getReport,
  getReportLogo,
  listReportLinks,
  listReports,
  makeReport,
  makeReportLink,
  openSharedReport,
  readReportLogo,
  readSharedLogo,
  removeReport,
  removeReportLogo,
  revokeReportLink,
  setReportLogo,
} from ".";

let own: PlantedWorkspace;
let other: PlantedWorkspace;

const as = (role: Role, of = own): Context => ({
  ...systemContext("test"),
  workspaceId: of.workspaceId,
  actor: { kind: "member", userId: of.userId, role },
});

beforeAll(async () => {
  [own, other] = [await plantOne(), await plantOne()];
});

const WORDS = {
  ...{ title: "  November for Acme ", comment: "First line.\n\nSecond.", view: "overview" as const },
  ...{ query: "engine=gemini", period: { lastDays: 30 } },
  shows: { prompts: true, costs: false, notes: true },
} satisfies NewReport;
const make = (input: NewReport = WORDS) => makeReport({ ctx: as("researcher"), input });

describe("a report", () => {
  it("is kept as it was made, is changed and deleted, and each of these is on record", async () => {
    const { id } = await make();
    const made = await getReport({ ctx: as("viewer"), input: { id } });
    expect(made).toMatchObject({ ...WORDS, title: "November for Acme", by: expect.any(String) });
    const change = {
      ...{ title: "Another", comment: "", period: { from: "2026-05-01", to: "2026-05-31" } },
      shows: { prompts: false, costs: true, notes: false },
    };
    await changeReport({ ctx: as("researcher"), input: { id, ...change } });
    expect(await getReport({ ctx: as("viewer"), input: { id } })).toMatchObject({
      ...change,
      query: "engine=gemini",
    });
    expect((await listReports({ ctx: as("viewer") })).map((one) => one.id)).toContain(id);
    await removeReport({ ctx: as("researcher"), input: { id } });
    await expect(getReport({ ctx: as("viewer"), input: { id } })).rejects.toMatchObject({
      code: "not_found",
    });
    const { rows } = await ownDatabase().query(
      "select action from app.audit_entry where entity_id = $1 order by at, id",
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(["report.make", "report.change", "report.remove"]);
  });

  it("is not there for another workspace, which can neither read nor change it", async () => {
    const { id } = await make();
    const foreign = as("owner", other);
    for (const attempt of [
      getReport({ ctx: foreign, input: { id } }),
      removeReport({ ctx: foreign, input: { id } }),
      changeReport({ ctx: foreign, input: { ...WORDS, id } }),
    ])
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    expect((await listReports({ ctx: foreign })).map((one) => one.id)).toEqual([other.report]);
  });

  it("says which field is wrong, and keeps nothing of it", async () => {
    const before = await getDb().report.count({ where: { workspaceId: own.workspaceId } });
    for (const [wrong, path] of [
      [{ title: " " }, "title"],
      [{ title: "x".repeat(121) }, "title"],
      [{ comment: "x".repeat(4_001) }, "comment"],
      [{ period: { lastDays: 0 } }, "period"],
      [{ period: { lastDays: 367 } }, "period"],
      [{ period: { from: "2026-02-30", to: "2026-03-01" } }, "period"],
      [{ period: { from: "2026-03-02", to: "2026-03-01" } }, "period"],
      [{ period: { from: "2025-01-01", to: "2026-03-01" } }, "period"],
      [{ query: "x".repeat(4_001) }, "query"],
    ] as const)
      await expect(make({ ...WORDS, ...wrong })).rejects.toMatchObject({
        issues: [expect.objectContaining({ path: expect.arrayContaining([path]) })],
      });
    expect(await getDb().report.count({ where: { workspaceId: own.workspaceId } })).toBe(before);
  });

  it("goes with its workspace", async () => {
    const going = await plantOne();
    await getDb().workspace.delete({ where: { id: going.workspaceId } });
    expect(await getDb().report.count({ where: { id: going.report } })).toBe(0);
  });
});

const ALL = { prompts: true, costs: true, notes: true };
const LOOKED_AT = { figure: "presence", cut: false } as const;
const READS = ["answers", "sources", "brands", "brand", "sides", "study", "marks", "spend", "members"];
const inOrder = (reads: readonly string[]) => READS.filter((one) => reads.includes(one));

const visitor = systemContext("web");
const open = (token: string) => openSharedReport({ ctx: visitor, input: { token } });
const linkOf = async (reportId: string, ctx = as("researcher")) => {
  const { id, link } = await makeReportLink({ ctx, input: { reportId, days: 7 } });
  const token = link.split("/").at(-1) ?? "";
  return { id, link, token };
};
const opened = async (token: string) => {
  const shared = await open(token);
  if (shared === null || shared === "busy") throw new Error("the link does not count");
  return shared;
};

describe("a share link", () => {
  it("leads whoever has it to the report, and of its token the database has the hash alone", async () => {
    const { id: reportId } = await make();
    const { id, link, token } = await linkOf(reportId);
    expect(link).toMatch(/\/shared-report\/[\w-]{43}$/);
    const { report, team } = await opened(token);
    expect([report.title, report.comment, team.name]).toEqual([
      "November for Acme",
      WORDS.comment,
      (await getDb().workspace.findUniqueOrThrow({ where: { id: own.workspaceId } })).name,
    ]);
    const { rows } = await ownDatabase().query(
      `select report_link::text as row from app.report_link
       union all select audit_entry::text from app.audit_entry`,
    );
    const kept = rows.map(({ row }) => String(row)).join("\n");
    expect(kept).toContain(hashToken(token));
    expect(kept).not.toContain(token);
    const [row] = await listReportLinks({ ctx: as("researcher"), input: { reportId } });
    expect(row).toMatchObject({
      id,
      state: "open",
      views: 1,
      lastViewed: expect.stringMatching(/:00:00.000Z$/),
    });
    expect(JSON.stringify(row)).not.toContain(hashToken(token));
  });

  it("leads nowhere once it is revoked, has ended, or report or workspace are gone; which of it is told nobody", async () => {
    const { id: reportId } = await make();
    const [revoked, ended, going] = [await linkOf(reportId), await linkOf(reportId), await linkOf(reportId)];
    await opened(revoked.token);
    await revokeReportLink({ ctx: as("researcher"), input: { reportId, id: revoked.id } });
    expect(await open(revoked.token)).toBeNull();
    await expect(
      revokeReportLink({ ctx: as("researcher"), input: { reportId, id: revoked.id } }),
    ).rejects.toMatchObject({ code: "not_found" });
    await ownDatabase().query(
      "update app.report_link set expires_at = now() - interval '1 second' where id = $1",
      [ended.id],
    );
    expect(await open(ended.token)).toBeNull();
    const states = await listReportLinks({ ctx: as("researcher"), input: { reportId } });
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [revoked.id, "revoked"],
        [ended.id, "ended"],
        [going.id, "open"],
      ]),
    );
    const where = { id: own.workspaceId };
    await getDb().workspace.update({ where, data: { deletedAt: new Date() } });
    expect(await open(going.token)).toBeNull();
    await getDb().workspace.update({ where, data: { deletedAt: null } });
    await opened(going.token);
    await removeReport({ ctx: as("researcher"), input: { id: reportId } });
    expect(await open(going.token)).toBeNull();
    for (const guess of ["", "a guess", hashToken(going.token), "\u0000"])
      expect(await open(guess)).toBeNull();
  });

  it("is made, listed and revoked by those who share, in their workspace alone", async () => {
    const { id: reportId } = await make();
    const { id } = await linkOf(reportId);
    for (const [ctx, code] of [
      [as("viewer"), "forbidden"],
      [as("billing"), "forbidden"],
      [as("owner", other), "not_found"],
    ] as const) {
      await expect(makeReportLink({ ctx, input: { reportId, days: 7 } })).rejects.toMatchObject({ code });
      await expect(listReportLinks({ ctx, input: { reportId } })).rejects.toMatchObject({ code });
      await expect(revokeReportLink({ ctx, input: { reportId, id } })).rejects.toMatchObject({ code });
    }
    // By the way of another report of one's own as little.
    await expect(
      revokeReportLink({ ctx: as("owner", other), input: { reportId: other.report, id } }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("reads figures, of prompts and costs what the report shows, and nothing else of the workspace", async () => {
    const filter = { ...ANY_FIGURE, from: "2026-04-01", to: "2026-05-31", zone: "UTC" };
    const spend = { ...ANY_SPEND, from: filter.from, to: filter.to, zone: "UTC" };
    const tries = async (shows: NewReport["shows"]) => {
      const { id } = await make({ ...WORDS, shows });
      const { ctx } = await opened((await linkOf(id)).token);
      const ends = await Promise.allSettled([
        getHeadlines({ ctx, input: { filter, before: null, cut: false } }),
        getEngineGrid({ ctx, input: { filter, brand: "1", order: "least", most: 5 } }),
        reportSpend({ ctx, input: { filter: spend, by: "month", groupBy: "engine" } }),
        makeReport({ ctx, input: WORDS }),
        makeReportLink({ ctx, input: { reportId: id, days: 7 } }),
      ]);
      return ends.map(({ status }) => status === "fulfilled");
    };
    expect(await tries({ prompts: false, costs: false, notes: false })).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(await tries({ prompts: true, costs: false, notes: false })).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(await tries({ prompts: false, costs: true, notes: false })).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it("may of each screen what that screen's figures are read by, and no more", async () => {
    const filter = { ...ANY_FIGURE, from: "2026-04-01", to: "2026-05-31", zone: "UTC" };
    const [day, brandId] = ["2026-05-01", own.brand];
    const days = { day, before: 7, after: 7 };
    const may = async (view: ReportView) => {
      const { id } = await make({ ...WORDS, view, query: "", shows: ALL });
      const { ctx } = await opened((await linkOf(id)).token);
      const reads = {
        answers: getHeadlines({ ctx, input: { filter, before: null, cut: false } }),
        sources: getOverlaps({ ctx, input: { filter, cited: ANY_CITED } }),
        brands: newestBrandRules({ ctx }),
        brand: getBrandFigures({ ctx, input: { filter, brandId } }),
        sides: compareSides({ ctx, input: { by: "period", sides: [filter, filter], cut: false } }),
        study: getStudy({
          ctx,
          input: {
            ...days,
            filter,
            treated: { by: "tag", value: "a" },
            controls: null,
            brand: "1",
            ...LOOKED_AT,
          },
        }),
        marks: listMarks({ ctx, input: { setId: null } }),
        spend: reportSpend({
          ctx,
          input: { filter: { ...ANY_SPEND, ...filter }, by: "month", groupBy: "engine" },
        }),
        members: listMembers({ ctx }),
      };
      const ends = await Promise.allSettled(Object.values(reads));
      for (const end of ends)
        if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "forbidden" });
      return Object.keys(reads).filter((_, at) => ends[at]?.status === "fulfilled");
    };
    const ofAnswers = ["answers", "brands", "brand", "sides", "study"];
    expect(await may("overview")).toEqual(inOrder([...ofAnswers, "sources", "marks", "spend"]));
    expect(await may("sources")).toEqual(inOrder([...ofAnswers, "sources", "marks"]));
    expect(await may("gaps")).toEqual(inOrder([...ofAnswers, "sources"]));
    expect(await may("brand")).toEqual(inOrder([...ofAnswers, "marks"]));
    expect(await may("compare")).toEqual(inOrder(ofAnswers));
    expect(await may("study")).toEqual(inOrder([...ofAnswers, "marks"]));
  });

  it("shows of what was chosen no more than a report of that screen can", async () => {
    const { id } = await make({ ...WORDS, view: "compare", query: "", shows: ALL });
    const none = { prompts: false, costs: false, notes: false };
    expect((await getReport({ ctx: as("viewer"), input: { id } })).shows).toEqual(none);
    const { title, comment, period } = WORDS;
    await changeReport({ ctx: as("researcher"), input: { id, title, comment, period, shows: ALL } });
    expect((await getReport({ ctx: as("viewer"), input: { id } })).shows).toEqual(none);
  });

  it("lasts for one of the terms there are, and a report has so many", async () => {
    const { id: reportId } = await make();
    const days: number = 8;
    await expect(
      // As somebody sends it who does not go by the form.
      makeReportLink({ ctx: as("owner"), input: JSON.parse(JSON.stringify({ reportId, days })) }),
    ).rejects.toMatchObject({ issues: [{ message: "A link works for 7, 30, 90, 365 days." }] });
    await getDb().reportLink.createMany({
      data: Array.from({ length: 50 }, (_, number) => ({
        ...{ workspaceId: own.workspaceId, reportId, tokenHash: `${reportId} ${number}` },
        expiresAt: new Date(Date.now() + 3_600_000),
      })),
    });
    await expect(linkOf(reportId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not opened without end: who asks too often is told so", async () => {
    const ctx = { ...visitor, origin: { ...visitor.origin, address: "192.0.2.7" } };
    const ends = await Promise.all(
      Array.from({ length: 130 }, () => openSharedReport({ ctx, input: { token: "a guess" } })),
    );
    expect(ends.filter((end) => end === null).length).toBeLessThanOrEqual(120);
    expect(ends).toContain("busy");
  });
});

/** A picture of one pixel. */
const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

describe("a logo", () => {
  it("is kept as it was sent, read by whoever reads reports, by a link too, and goes with its workspace", async () => {
    const one = await plantOne();
    const ctx = as("admin", one);
    await setReportLogo({ ctx, input: { data: DOT } });
    const sent = Buffer.from(DOT, "base64");
    const kept = await readReportLogo({ ctx: as("viewer", one) });
    expect([kept.type, Buffer.from(kept.bytes).equals(sent)]).toEqual(["image/png", true]);
    expect(await getReportLogo({ ctx: as("viewer", one) })).toMatchObject({ width: 1, height: 1 });
    const { token } = await linkOf(one.report, as("researcher", one));
    const shared = await readSharedLogo({ ctx: visitor, input: { token } });
    expect(shared && Buffer.from(shared.bytes).equals(sent)).toBe(true);
    expect(await readSharedLogo({ ctx: visitor, input: { token: "a guess" } })).toBeNull();
    const [link] = await listReportLinks({ ctx, input: { reportId: one.report } });
    expect(link?.views).toBe(0);
    await removeReportLogo({ ctx });
    expect(await readSharedLogo({ ctx: visitor, input: { token } })).toBeNull();
    await expect(removeReportLogo({ ctx })).rejects.toMatchObject({ code: "not_found" });
    await setReportLogo({ ctx, input: { data: DOT } });
    await getDb().workspace.delete({ where: { id: one.workspaceId } });
    expect(await getDb().reportLogo.count({ where: { workspaceId: one.workspaceId } })).toBe(0);
  });

  it("is refused with what is wrong of it, and the one before stays", async () => {
    const ctx = as("owner");
    await setReportLogo({ ctx, input: { data: DOT } });
    const wide = Buffer.from(DOT, "base64");
    wide.writeUInt32BE(2_001, 16);
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    for (const [data, message] of [
      [svg.toString("base64"), /no whole PNG, JPEG or WebP/],
      [wide.toString("base64"), /at most 2000 × 2000 pixels; this has 2001 × 1/],
      [Buffer.alloc(262_145).toString("base64"), /at most 256 kB/],
      ["not base64!", /was not read as a file/],
    ] as const)
      await expect(setReportLogo({ ctx, input: { data } })).rejects.toMatchObject({
        issues: [{ path: ["data"], message: expect.stringMatching(message) }],
      });
    expect(await getReportLogo({ ctx })).toMatchObject({ width: 1, height: 1 });
    await expect(setReportLogo({ ctx: as("researcher"), input: { data: DOT } })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
