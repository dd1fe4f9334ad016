import { expect, it } from "vitest";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { importFile, undoImport, continueImports } from "@/lib/services/answer-imports";
import { countUnread, listAnswers } from "@/lib/services/answers";
import { systemContext } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { readAnswerWords } from "./index";

const pool = ownDatabase();
const job = systemContext("words");
const going = () => new AbortController().signal;
const read = () => readAnswerWords({ ctx: job, input: { signal: going() } });

async function* linesOf(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  const line = (text: string) =>
    JSON.stringify({
      prompt: "Which tent?",
      engine: "claude",
      model: "m",
      answered_at: "2026-11-05T09:30:00Z",
      text,
    });
  yield await Promise.resolve(Buffer.from(texts.map(line).join("\n")));
}

const bringIn = (ctx: TestWorkspace["ctx"], texts: readonly string[]) =>
  importFile({ ctx, input: { fileName: "a.jsonl", bytes: linesOf(texts), dryRun: false } });

const found = async ({ ctx }: TestWorkspace, text: string): Promise<number> =>
  (
    await listAnswers({
      ctx,
      input: { filter: { ...ANY_ANSWER, zone: "UTC", text }, sort: "asked", after: null },
    })
  ).total.count;

it("imported answers are told as unread until their words were read, and found from then on", async () => {
  const own = await newWorkspace();
  const foreign = await newWorkspace();
  await bringIn(own.ctx, ["Alto is light.", "Ridge is dry.", "Alto is cheap."]);
  expect(await countUnread({ ctx: own.ctx })).toEqual({ count: 3, isMore: false });
  expect(await countUnread({ ctx: foreign.ctx })).toEqual({ count: 0, isMore: false });
  expect(await found(own, "alto")).toBe(0);
  await Promise.all([read(), read(), read()]);
  expect(await countUnread({ ctx: own.ctx })).toEqual({ count: 0, isMore: false });
  expect(await found(own, "alto")).toBe(2);
  expect(await found(own, "dry")).toBe(1);
});

it("stops at a signal, and leaves nothing of an import that is undone", async () => {
  const own = await newWorkspace();
  const { id } = await bringIn(own.ctx, ["Alto is light."]);
  await readAnswerWords({ ctx: job, input: { signal: AbortSignal.abort() } });
  expect(await countUnread({ ctx: own.ctx })).toMatchObject({ count: 1 });
  await undoImport({ ctx: own.ctx, input: { id } });
  await continueImports({ ctx: job, input: { signal: going(), id } });
  expect(await countUnread({ ctx: own.ctx })).toMatchObject({ count: 0 });
  await read();
});

it("a text whose words the database refuses costs no other text its words", async () => {
  await pool.query(`
    create function app.refuse_words() returns trigger language plpgsql as $$
    begin
      if new.words @@ 'refused'::tsquery then raise exception 'refused' using errcode = '22001'; end if;
      return new;
    end $$;
    create trigger refuse_words before insert on app.answer_words for each row execute function app.refuse_words()`);
  const own = await newWorkspace();
  await bringIn(own.ctx, ["Alto 1", "Alto 2", "Alto refused", "Alto 3", "Alto 4"]);
  await read();
  expect(await countUnread({ ctx: own.ctx })).toMatchObject({ count: 0 });
  expect(await found(own, "alto")).toBe(4);
});
