import { createReadStream } from "node:fs";
import type { ImportedAnswer } from "@/lib/domain/answers/answer-import";
import { answeredAs } from "@/lib/domain/tasks/cell-state";
import { fileLines } from "@/lib/reading/imported/file-lines";
import { readImported, wasSearched } from "@/lib/reading/imported/read-imported";
import { lineSorter } from "@/lib/reading/imported/sort-lines";
import type { MeasuredAnswer } from "@/lib/statistics/measures/measured-answer";
import { daysIn } from "./days-in";
import type { Given } from "./given";
import { measurer, type NumberedBrand } from "./measurer";
import { unreadable } from "./problem";

/** So many problems are told one by one. */
const TOLD = 200;

/** Answers of a JSON Lines file, as an import takes them (docs/formats.md). A bad line costs itself. */
export async function readAnswerLines(
  path: string,
  brands: readonly NumberedBrand[],
  zone: string,
): Promise<Given> {
  const { tracked, measure } = measurer(brands);
  const sort = lineSorter();
  const dayOf = daysIn(zone);
  const rows: MeasuredAnswer[] = [];
  const problems: string[] = [];
  const leftOut = { wrong: 0, changed: 0, twice: 0 };
  const questions = new Map<string, { family: string; tags: readonly string[] }>();
  let lines = 0;
  for await (const batch of fileLines(decoded(path), { format: "jsonl" }))
    for (const line of batch) {
      lines += 1;
      const sorted = sort(line);
      if (sorted.outcome !== "fresh") {
        leftOut[sorted.outcome] += 1;
        for (const { field, message } of sorted.problems)
          if (problems.length < TOLD) problems.push(`line ${sorted.at}, ${field}: ${message}`);
        continue;
      }
      const { answer } = sorted.line;
      rows.push({
        answer: String(line.line),
        day: dayOf(answer.answeredAt),
        ...cellOf(answer, questions),
        ...said(answer),
      });
    }
  return { rows, brands, tracked, names: {}, zone, source: { kind: "answers", lines, leftOut }, problems };

  function said(answer: ImportedAnswer) {
    const { items, citations } = readImported(answer);
    const cited = citations.map(({ resolvedUrl, rawUrl, sourceUrl, ...citation }) => ({
      ...citation,
      address: resolvedUrl ?? rawUrl,
      url: sourceUrl,
    }));
    return measure({ text: answer.text, items, citations: cited, language: answer.language });
  }
}

/** Family and tags are the question's: the line that asks it first says them. */
function cellOf(
  answer: ImportedAnswer,
  questions: Map<string, { family: string; tags: readonly string[] }>,
): Pick<MeasuredAnswer, "prompt" | "family" | "state" | "weight" | "by"> {
  const { promptSet: set, country, language } = answer;
  const prompt = set === null ? answer.prompt : `${set}: ${answer.prompt}`;
  const question = questions.get(prompt) ?? {
    family: answer.family === null ? prompt : `${set}: ${answer.family}`,
    tags: answer.tags,
  };
  questions.set(prompt, question);
  return {
    prompt,
    family: question.family,
    state: answeredAs(wasSearched(answer)),
    weight: 1,
    by: {
      engine: answer.engine,
      modelAsked: answer.model,
      modelAnswered: answer.model,
      set,
      tags: question.tags,
      topic: null,
      persona: null,
      market: language === null && country === null ? null : [language, country].filter(Boolean).join("-"),
      run: null,
      surface: answer.surface,
      origin: "imported",
    },
  };
}

async function* decoded(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  try {
    for await (const chunk of createReadStream(path))
      yield decoder.decode(Buffer.from(chunk), { stream: true });
  } catch (error) {
    throw unreadable(path, error);
  }
}
