import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { SOURCES, TEXT, THOUGHTS } from "@/test/fakes/vendors/answer";
import { parseDollars } from "@/lib/domain/amounts/money";

import { perplexity } from "./perplexity";
import { type Bench, context, openBench } from "@/test/vendors";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench("perplexity");
});
afterEach(() => bench.close());

const ask = async (...given: Parameters<Bench["question"]>) =>
  bench.upstream.ask(await bench.question(...given), context());

const reply = (given: Readonly<Record<string, unknown>>) => ({
  model: "sonar",
  choices: [{ message: { content: "Yes [1]." } }],
  ...given,
});

describe("Perplexity", () => {
  test("is asked with sampling, the limit and the country", async () => {
    await ask({ temperature: 0.77, topP: 0.9, maxOutputTokens: 1500, country: "DE", webSearch: true });
    expect(bench.server.questions[0]?.body).toMatchObject({
      temperature: 0.77,
      top_p: 0.9,
      max_tokens: 1500,
      web_search_options: { user_location: { country: "DE" } },
    });
  });

  test("answers with its sources and their titles, and its own word on the price", async () => {
    const answer = await ask({ webSearch: true });
    expect(answer).toMatchObject({
      text: TEXT,
      searched: true,
      citations: SOURCES.map(({ url, title }) => ({ url, title, directUrl: null, segment: null })),
      inputTokens: 20,
      outputTokens: 120,
      charge: parseDollars("0.00514"),
    });
    expect(answer.chargeBasis).toContain("told by Perplexity");
  });

  test("keeps the thoughts of a reasoning model out of the text", async () => {
    expect(await ask({}, "sonar-reasoning-pro")).toMatchObject({ text: TEXT, reasoning: [THOUGHTS[0]] });
  });

  test("is priced by the tables where it does not say", async () => {
    const usage = { prompt_tokens: 1_000_000, completion_tokens: 0, total_tokens: 1_000_000 };
    bench.server.next({ body: { id: "1", created: 1, ...reply({ usage }), choices: [CHOICE] } });
    const answer = await ask();
    // A million tokens at 1, and the request at 5 per thousand.
    expect(answer.charge).toBe(parseDollars("1.005"));
  });

  test("counts reasoning beside the completion", () => {
    const usage = { prompt_tokens: 1, completion_tokens: 10, reasoning_tokens: 30 };
    expect(perplexity.read(reply({ usage }))).toMatchObject({
      inputTokens: 1,
      outputTokens: 40,
      reasoningTokens: 30,
    });
  });

  test("with bare addresses for sources names those", () => {
    expect(perplexity.read(reply({ citations: ["https://a.example"] })).citations).toEqual([
      { title: "", url: "https://a.example", directUrl: null, segment: { start: 4, end: 7 } },
    ]);
  });

  test("with an empty list beside addresses cites the addresses: an empty list is no list", () => {
    const read = perplexity.read(reply({ search_results: [], citations: ["https://a.example"] }));
    expect(read.citations.map(({ url }) => url)).toEqual(["https://a.example"]);
  });

  test("keeps the number of every source, whatever is in the list", () => {
    const content =
      "One [3]. Two [1][3]. Three `[2]` and [9] and [1](https://x.example).\n\n[2]: https://x.example";
    const results = [
      { title: "a", url: "https://a.example" },
      { title: "without an address", url: null },
      { title: "a", url: "https://a.example" },
      { title: "never named", url: "https://d.example" },
    ];
    const read = perplexity.read(
      reply({ choices: [{ finish_reason: "stop", message: { content } }], search_results: results }),
    );
    const cited = read.citations.map(({ url, segment }) => [url, segment?.start ?? null]);
    expect(cited).toEqual([
      ["https://a.example", content.indexOf("[1]")],
      [null, null],
      ["https://a.example", content.indexOf("[3]")],
      ["https://d.example", null],
      // The second marker of the third source.
      ["https://a.example", content.lastIndexOf("[3]")],
    ]);
    expect(read.leftOut).toBe(1);
  });

  test("finds an address that its result lacks in the list beside it", () => {
    const read = perplexity.read(
      reply({ search_results: [{ title: "a", url: null }], citations: ["https://a.example"] }),
    );
    expect(read.citations[0]).toMatchObject({ title: "a", url: "https://a.example" });
    expect(read.leftOut).toBe(0);
  });

  test("offers its documented models, live only", async () => {
    const models = await bench.upstream.models();
    expect(models.map(({ name, reasoning }) => [name, reasoning])).toEqual([
      ["sonar", false],
      ["sonar-pro", false],
      ["sonar-reasoning-pro", true],
    ]);
    expect(models.every(({ taskPost, webSearch }) => !taskPost && webSearch)).toBe(true);
  });
});

const CHOICE = { index: 0, finish_reason: "stop", message: { role: "assistant", content: "Yes [1]." } };
