import "server-only";
import { getPool } from "@/lib/db/pool";
import {
  ANSWERS_PER_PAGE,
  answerRowSchema,
  type AnswerCursor,
  type AnswerFilter,
  type AnswerPage,
} from "@/lib/domain/answer-list";

const EXCERPT_CHARS = 220;

/**
 * One page of a workspace's tasks and their answers, newest first. Walks the index on (workspace, created, id) and
 * stops at a page, so that its cost does not grow with the workspace; a filter on words or sources goes by its own
 * index first.
 */
export async function listAnswersPage(
  workspaceId: string,
  filter: AnswerFilter,
  after: AnswerCursor | null,
): Promise<AnswerPage> {
  const values: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = conditions(filter, after, bind);
  const { rows } = await getPool().query(
    `select task.id, task.engine, task.model_asked as "modelAsked", answer.model_answered as "modelAnswered",
            task.method, task.state, task.status_code as "statusCode",
            left(version.user_prompt, ${EXCERPT_CHARS}) as prompt, left(answer.text, ${EXCERPT_CHARS}) as excerpt,
            run.label, answer.surface, task.web_search_asked as "webSearchAsked",
            answer.web_search_done as "webSearchDone", answer.citation_count as "citationCount",
            answer.cost::text as cost, to_char(task.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
       from app.task
       join app.prompt_version version on version.id = task.prompt_version_id
       join app.run on run.id = task.run_id
       left join app.answer on answer.task_id = task.id
      where task.workspace_id = $1 ${where.map((condition) => `and ${condition}`).join(" ")}
      order by task.created_at desc, task.id desc
      limit ${ANSWERS_PER_PAGE + 1}`,
    values,
  );
  const found = answerRowSchema.array().parse(rows);
  const page = found.slice(0, ANSWERS_PER_PAGE);
  const last = page.at(-1);
  return {
    rows: page,
    next: found.length > ANSWERS_PER_PAGE && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

function conditions(
  filter: AnswerFilter,
  after: AnswerCursor | null,
  bind: (value: unknown) => string,
): string[] {
  const where: string[] = [];
  if (after)
    where.push(
      `(task.created_at, task.id) < (${bind(after.createdAt)}::timestamptz, ${bind(after.id)}::uuid)`,
    );
  if (filter.engine) where.push(`task.engine = ${bind(filter.engine)}`);
  if (filter.model) {
    const model = bind(filter.model);
    where.push(`(task.model_asked = ${model} or answer.model_answered = ${model})`);
  }
  if (filter.state) where.push(`task.state = ${bind(filter.state)}::app.task_state`);
  if (filter.from)
    where.push(`task.created_at >= (${bind(filter.from)}::date)::timestamp at time zone 'utc'`);
  if (filter.to) where.push(`task.created_at < (${bind(filter.to)}::date + 1)::timestamp at time zone 'utc'`);
  if (filter.promptId) {
    where.push(
      `task.prompt_version_id in (select id from app.prompt_version where prompt_id = ${bind(filter.promptId)}::uuid)`,
    );
  }
  if (filter.memberId) where.push(`task.created_by_id = ${bind(filter.memberId)}::uuid`);
  if (filter.versionId) where.push(`task.prompt_version_id = ${bind(filter.versionId)}::uuid`);
  if (filter.runId) where.push(`task.run_id = ${bind(filter.runId)}::uuid`);
  if (filter.text) {
    const words = `websearch_to_tsquery('simple', ${bind(filter.text)})`;
    where.push(
      `(task.id in (select task_id from app.answer where workspace_id = $1 and to_tsvector('simple', text) @@ ${words})
        or task.prompt_version_id in (select id from app.prompt_version where workspace_id = $1 and to_tsvector('simple', user_prompt) @@ ${words}))`,
    );
  }
  if (filter.domain !== null || filter.sourceUrl !== null) where.push(citing(filter, bind));
  return where;
}

function citing({ domain, sourceUrl }: AnswerFilter, bind: (value: unknown) => string): string {
  const of = [
    ...(domain === null ? [] : [`domain = ${bind(domain)}`]),
    ...(sourceUrl === null ? [] : [`source_url = ${bind(sourceUrl)}`]),
  ];
  return `task.id in (select task_id from app.citation where workspace_id = $1 and ${of.join(" and ")})`;
}
