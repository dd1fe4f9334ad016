import { getPool } from "@/lib/db/pool";
import type { Context } from "@/lib/services/context";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { sql } from "@/lib/db/query/sql";
import { readCounts } from "@/lib/db/sql/figures/read-counts";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { ANY_SPEND, TOLD_GROUPS_MAX } from "@/lib/domain/money/spend";
import { daysBefore } from "@/lib/domain/money/spend-periods";
import { PROMPT_FIGURE_LIMITS } from "@/lib/domain/library/prompt-figures";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { WINDOW_MAX } from "@/lib/domain/schedules/study";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { listAnswers } from "@/lib/services/answers";
import { getBrandFigures } from "@/lib/services/brand-figures";
import { compareSides, getAsOthers, getStudy } from "@/lib/services/comparing";
import { getHeadlines } from "@/lib/services/overview";
import { getPromptFigures } from "@/lib/services/prompt-figures";
import {
  getDomainFigures,
  getOverlaps,
  getPrevalences,
  listSourceGaps,
  listSourceMoves,
  listSources,
} from "@/lib/services/sources";
import { reportSpend } from "@/lib/services/spend";
import { listWhatToDo } from "@/lib/services/what-to-do";

// What the server does for each screen of figures, and the statements that one would write for it by hand.

/** From how many answers on a domain is looked at for a move, as on screen. */
const LEAST = 5;

export const TODAY = dayAt(new Date(), "UTC");

/** What screens of one thing are asked for: the own brand, some question, and what most answers cite. */
export interface Subjects {
  brandId: string;
  brand: string;
  promptId: string;
  familyId: string;
  domain: string;
}
interface Asked extends Subjects {
  ctx: Context;
  from: string;
  to: string;
}
export interface Screen {
  name: string;
  ours: (asked: Asked) => Promise<unknown>;
  /** By hand: statements that give what the screen shows, of $1 a workspace, from the day $2 on, and of $3 a domain. */
  byHand: readonly string[];
  /** No screen, but what some read where sums do not tell what is asked for: it reads each fact. */
  readsFacts?: true;
}

const zone = "UTC";

/** Of the facts of a span, as `fact`; the own brand, and its competitors. */
const OF_SPAN =
  "from app.answer_fact fact where fact.workspace_id = $1 and fact.asked_at >= $2 and fact.code_version > 0";
const OWN =
  "(select number::smallint from app.brand where workspace_id = $1 and role = 'own' order by 1 limit 1)";
const COMPETITORS =
  "array(select number::smallint from app.brand where workspace_id = $1 and role = 'competitor')";
const GAP = `(fact.brands && ${COMPETITORS} and not ${OWN} = any(fact.brands))`;
const UNROLLED = `from (select unnest(fact.domains) as domain, fact.*, ${GAP} as gap ${OF_SPAN}) one`;
const KEYS = `(select domain ${UNROLLED} group by 1 order by count(*) filter (where gap) desc limit 50)`;

const GAPS_BY_HAND = [
  `select count(*), count(*) filter (where ${GAP}) ${OF_SPAN}`,
  `select domain, count(*), count(*) filter (where gap) ${UNROLLED} group by 1 order by 3 desc limit 50`,
  `select domain, prompt_id, engine, count(*), count(*) filter (where ${OWN} = any(brands)), count(*) filter (where gap)
     ${UNROLLED} where domain in ${KEYS} group by grouping sets ((domain, prompt_id), (domain, engine))`,
  `select domain, brand, count(*) from (select domain, unnest(brands) as brand ${UNROLLED} where gap and domain in ${KEYS}) named
    group by 1, 2`,
];

/** By prompt and brand, of one spell or of those that a day tells apart. */
const countedByHand = (spell: string): string[] => [
  `select ${spell}, prompt_id, count(*), count(levels), count(*) filter (where searched) ${OF_SPAN} group by 1, 2`,
  `select ${spell}, prompt_id, brand, count(*), sum(mentions), count(*) filter (where level >= 1), count(*) filter (where level = 2)
     from (select fact.asked_at, prompt_id, unnest(brands) as brand, unnest(mentions) as mentions, unnest(levels) as level ${OF_SPAN})
       one group by 1, 2, 3`,
  `select ${spell}, prompt_id, brand, count(*), sum(times)
     from (select fact.asked_at, prompt_id, unnest(cited_brands) as brand, unnest(cited_counts) as times ${OF_SPAN}) one group by 1, 2, 3`,
];

export const SCREENS: readonly Screen[] = [
  {
    name: "answers",
    ours: ({ ctx, from, to }) =>
      listAnswers({
        ctx,
        input: { filter: { ...ANY_ANSWER, zone, from, to }, sort: "asked", after: null },
      }),
    byHand: [
      `select task.id, task.engine, answer.model_answered, left(answer.text, 300) from app.task
         left join app.answer on answer.task_id = task.id
        where task.workspace_id = $1 and task.created_at >= $2 order by task.created_at desc, task.id desc limit 51`,
      `select count(*) from (select from app.task where workspace_id = $1 and created_at >= $2 limit 10001) as found`,
    ],
  },
  {
    name: "sources",
    ours: async ({ ctx, from, to }) => {
      const filter = { ...ANY_FIGURE, zone, from, to };
      const listed = {
        ...ANYTHING,
        domain: null,
        text: null,
        sourceClass: null,
        pageType: null,
        zone,
        from,
        to,
      };
      const before = daysBefore({ from, to }, TODAY);
      const cited = ANY_CITED;
      const [page] = await Promise.all([
        listSources({ ctx, input: { filter: listed, sort: "answers", page: 1 } }),
        listSourceMoves({ ctx, input: { filter, before, cited, least: LEAST } }),
        getOverlaps({ ctx, input: { filter, cited } }),
      ]);
      const keys = page.rows.map(({ domain }) => domain);
      return getPrevalences({ ctx, input: { filter, cited, keys } });
    },
    byHand: [
      `with one as materialized (
         select task_id, domain, source_url, count(*) as citations from app.citation
          where workspace_id = $1 and answered_at >= $2 group by 1, 2, 3
       ), by_answer as (
         select one.domain, one.task_id, sum(one.citations) as citations, answer.web_search_done as searched
           from one join app.answer using (task_id) group by 1, 2, 4
       ), by_domain as (
         select domain, count(*) as answers, count(*) filter (where searched) as searched, sum(citations) as citations
           from by_answer group by 1
       ), sources as (select domain, count(distinct source_url) as sources from one group by 1)
       select *, sum(citations) over () as all_citations from by_domain join sources using (domain)
        order by answers desc limit 50`,
      `select count(*) from app.answer where workspace_id = $1 and answered_at >= $2 and web_search_done`,
    ],
  },
  {
    name: "spend",
    ours: ({ ctx, from, to }) =>
      reportSpend({
        ctx,
        input: {
          filter: { ...ANY_SPEND, zone, from, to },
          by: "month",
          groupBy: "model",
          most: TOLD_GROUPS_MAX,
        },
      }),
    byHand: [
      `select date_trunc('month', at), engine, model, is_answered, sum(amount), sum(model_charge), sum(calls), sum(unpriced),
              sum(input_tokens), sum(output_tokens), sum(reasoning_tokens)
         from app.spend_model_sum where workspace_id = $1 and at >= $2 group by 1, 2, 3, 4`,
      `select engine, model, sum(amount) from app.spend_model_sum
        where workspace_id = $1 and at >= $2::timestamptz - (now() - $2::timestamptz) and at < $2 group by 1, 2`,
    ],
  },
  {
    name: "overview",
    ours: ({ ctx, from, to }) =>
      getHeadlines({
        ctx,
        input: {
          filter: { ...ANY_FIGURE, zone, from, to },
          before: daysBefore({ from, to }, TODAY),
          cut: false,
        },
      }),
    // Of the spell and the one before it.
    byHand: [
      `select asked_at >= $2, prompt_id, count(*), count(levels), count(*) filter (where searched) from app.answer_fact
        where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and code_version > 0 group by 1, 2`,
      `select asked_at >= $2, prompt_id, said.brand, count(*), sum(said.mentions), count(*) filter (where said.level >= 1),
              count(*) filter (where said.level = 2)
         from app.answer_fact fact, unnest(fact.brands, fact.mentions, fact.levels) said (brand, mentions, level)
        where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and code_version > 0 group by 1, 2, 3`,
      `select asked_at >= $2, prompt_id, one.brand, count(*), sum(one.times)
         from app.answer_fact fact, unnest(fact.cited_brands, fact.cited_counts) one (brand, times)
        where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and code_version > 0 group by 1, 2, 3`,
    ],
  },
  {
    name: "counts of facts",
    readsFacts: true,
    ours: ({ ctx, from }) =>
      readCounts(inWorkspace(ctx.workspaceId, getPool()), {
        measured: {
          facts: [sql`answer_fact.code_version > 0`, sql`answer_fact.asked_at >= ${new Date(from)}`],
          sums: null,
          answered: null,
          said: null,
          ofPrompts: [],
          ofKinds: false,
          days: { from, to: null, zone },
        },
        breaks: [],
      }),
    byHand: [
      `select prompt_id, count(*), count(levels) from app.answer_fact
        where workspace_id = $1 and asked_at >= $2 and code_version > 0 group by 1`,
      `select prompt_id, said.brand, count(*), sum(said.mentions), count(*) filter (where said.level = 2)
         from app.answer_fact fact, unnest(fact.brands, fact.mentions, fact.levels) said (brand, mentions, level)
        where workspace_id = $1 and asked_at >= $2 and code_version > 0 group by 1, 2`,
      `select prompt_id, brand, count(*) from app.answer_fact fact, unnest(fact.cited_brands) as brand
        where workspace_id = $1 and asked_at >= $2 and code_version > 0 group by 1, 2`,
    ],
  },
  {
    name: "gaps",
    ours: ({ ctx, from, to }) =>
      listSourceGaps({
        ctx,
        input: {
          filter: { ...ANY_FIGURE, zone, from, to },
          cited: { ...ANY_CITED, notOfBrands: true },
          brand: null,
          least: LEAST,
          page: 1,
        },
      }),
    byHand: GAPS_BY_HAND,
  },
  {
    name: "a domain",
    ours: ({ ctx, from, to, domain }) =>
      getDomainFigures({
        ctx,
        input: {
          filter: { ...ANY_FIGURE, zone, from, to },
          cited: { ...ANY_CITED, domain },
          spells: [{ from, to }],
          most: 20,
        },
      }),
    byHand: [
      `select engine, market_id, prompt_id, count(*), count(*) filter (where domains @> array[$3::text]) ${OF_SPAN} and searched
        group by grouping sets ((prompt_id), (engine, prompt_id), (market_id, prompt_id))`,
      `select date_trunc('week', asked_at), prompt_id, count(*), count(*) filter (where domains @> array[$3::text])
         ${OF_SPAN} and searched group by 1, 2`,
      `select prompt_id, count(*), count(first), sum(first + 1), sum(one.citations), sum(fact.citations)
         from app.answer_fact fact
         left join (select task_id, count(*) as citations, min(position) as first from app.citation
                     where workspace_id = $1 and domain = $3 and answered_at >= $2 group by 1) one using (task_id)
        where fact.workspace_id = $1 and asked_at >= $2 group by 1`,
      `select source.class, source.page_type, count(distinct source_url), count(distinct task_id)
         from app.citation left join app.source using (workspace_id, domain, source_url)
        where workspace_id = $1 and domain = $3 and answered_at >= $2
        group by grouping sets ((), (source.class), (source.page_type))`,
      `select brand, count(*) from (select unnest(brands) as brand ${OF_SPAN} and domains @> array[$3::text]) one group by 1`,
    ],
  },
  {
    name: "a brand",
    ours: ({ ctx, from, to, brandId }) =>
      getBrandFigures({ ctx, input: { filter: { ...ANY_FIGURE, zone, from, to }, brandId } }),
    byHand: [
      ...countedByHand("0"),
      `select prompt_id, count(*), sum(place), sum(cardinality(brands)), count(list_ranks[place]), sum(list_ranks[place]),
              count(portrayals[place]), sum(portrayals[place]), sum(mentions[place])
         from (select fact.*, array_position(brands, ${OWN}) as place ${OF_SPAN} and brands @> array[${OWN}]) one group by 1`,
      `select prompt_id, brand, count(*) from (select prompt_id, unnest(brands) as brand ${OF_SPAN} and brands @> array[${OWN}]) one
        group by 1, 2`,
    ],
  },
  {
    name: "a prompt",
    ours: ({ ctx, from, to, promptId }) =>
      getPromptFigures({ ctx, input: { filter: { ...ANY_FIGURE, zone, from, to }, promptId } }),
    byHand: [
      `select fact.*,
              case when newest <= ${PROMPT_FIGURE_LIMITS.texts} then left(answer.text, 20000) end
         from (select *, row_number() over (partition by engine order by asked_at desc) as newest from app.answer_fact
                where prompt_id = (select id from app.prompt where workspace_id = $1 order by id limit 1) and asked_at >= $2
                order by asked_at desc limit ${PROMPT_FIGURE_LIMITS.read}) fact
         join app.answer using (task_id)`,
    ],
  },
  {
    name: "compare",
    ours: ({ ctx, from, to }) => {
      const half = middleOf(from);
      const filter = { ...ANY_FIGURE, zone };
      const sides = [
        { ...filter, from, to: addDays(half, -1) },
        { ...filter, from: half, to },
      ] as const;
      return compareSides({ ctx, input: { by: "period", sides, cut: false } });
    },
    byHand: countedByHand("asked_at >= $2::timestamptz + (now() - $2::timestamptz) / 2"),
  },
  {
    name: "did it work",
    ours: ({ ctx, from, brand, familyId }) => {
      const half = middleOf(from);
      const window = Math.min(daysFrom(half, TODAY), daysFrom(from, half), WINDOW_MAX);
      const treated = { by: "family", value: familyId } as const;
      const asked = {
        day: half,
        before: window,
        after: window,
        treated,
        controls: null,
        brand,
        cut: false,
      } as const;
      return getStudy({ ctx, input: { ...asked, filter: { ...ANY_FIGURE, zone }, figure: "presence" } });
    },
    byHand: [
      `select date_trunc('week', asked_at), asked_at >= $2::timestamptz + (now() - $2::timestamptz) / 2, prompt.family_id,
              count(*), count(*) filter (where ${OWN} = any(fact.brands))
         from app.answer_fact fact join app.prompt on prompt.id = fact.prompt_id
        where fact.workspace_id = $1 and fact.asked_at >= $2 and fact.code_version > 0 group by 1, 2, 3`,
    ],
  },
  {
    name: "as others",
    ours: ({ ctx, from, to }) => getAsOthers({ ctx, input: { filter: { ...ANY_FIGURE, zone, from, to } } }),
    byHand: [
      ...countedByHand("0"),
      `select prompt_id, sum(citations), count(*) filter (where coalesce(companies + suggested, 1) > 0) ${OF_SPAN} group by 1`,
      `select prompt_id, brand, sum(rank), count(*)
         from (select prompt_id, unnest(brands) as brand, generate_subscripts(brands, 1) as rank ${OF_SPAN}) one group by 1, 2`,
    ],
  },
  {
    name: "what to do",
    ours: ({ ctx, from, to }) =>
      listWhatToDo({
        ctx,
        input: {
          filter: { ...ANY_FIGURE, zone, from, to },
          before: daysBefore({ from, to }, TODAY),
          brand: null,
          kind: null,
        },
      }),
    byHand: [
      ...GAPS_BY_HAND,
      `select prompt_id, sum(answers), count(*), sum(outranked), sum(naming)
         from (select prompt_id, answered_at::date, count(*) as answers, count(*) filter (where ${GAP} and 2 = any(levels)) as outranked,
                      count(*) filter (where companies > 0 or suggested > 0 or brands <> '{}') as naming ${OF_SPAN} group by 1, 2) one
        group by 1`,
      `select domain, prompt_id, asked_at >= $2, count(*)
         from (select unnest(domains) as domain, prompt_id, asked_at from app.answer_fact
                where workspace_id = $1 and asked_at >= $2::timestamptz - (now() - $2::timestamptz) and searched) one group by 1, 2, 3`,
    ],
  },
];

/** The day in the middle of a span that ends today, and how many days there are between two. */
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const middleOf = (from: string): string => addDays(from, Math.ceil(daysFrom(from, TODAY) / 2));
