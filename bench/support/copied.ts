/** The columns of an export of answers, as one would write them: ids and texts as they are, nothing read twice. */
const ANSWERS = `
  select version.user_prompt, task.engine, answer.model_answered, answer.answered_at, answer.text, answer.web_search_done,
         (select json_agg(json_build_object('url', raw_url, 'title', title, 'place', place) order by position)
            from app.citation where citation.task_id = task.id),
         task.repeat, family.name, prompt_set.name, prompt.tags, market.country, market.language, answer.surface,
         answer.input_tokens, answer.output_tokens, answer.model_charge, answer.cost, task.id, task.run_id, run.label,
         task.cell, task.method, task.model_asked, task.web_search_asked, answer.reasoning_tokens, answer.cost_derived,
         answer.ended_early, answer.citation_count, answer.fan_out_queries, prompt.id, version.number, prompt.topic,
         prompt.intent, prompt.stage, version.system_message, version.turns, persona.name, market.name, market.city,
         schedule.name, task.created_at, answer.received_at, answer.elapsed_ms, task.origin
    from app.answer
    join app.task on task.id = answer.task_id
    join app.run on run.id = task.run_id
    join app.prompt_version version on version.id = task.prompt_version_id
    join app.prompt on prompt.id = version.prompt_id
    left join app.prompt_set on prompt_set.id = prompt.set_id
    left join app.family on family.id = prompt.family_id
    left join app.persona on persona.id = task.persona_id
    left join app.market on market.id = coalesce(task.market_id, prompt.market_id)
    left join app.schedule on schedule.id = run.schedule_id`;

const CITATIONS = `
  select task.id, answer.answered_at, task.engine, answer.model_answered, version.user_prompt, citation.position,
         citation.raw_url, citation.resolved_url, citation.source_url, citation.domain, citation.title,
         citation.place ->> 'kind', citation.place ->> 'start', citation.place ->> 'end', citation.section_index
    from app.citation
    join app.task on task.id = citation.task_id
    join app.answer on answer.task_id = task.id
    join app.prompt_version version on version.id = task.prompt_version_id`;

const SELECTS = {
  answers: { select: ANSWERS, orderBy: "task.created_at, task.id" },
  citations: { select: CITATIONS, orderBy: "task.created_at, task.id, citation.position" },
} as const;

/** A statement that gives a workspace's answers or citations by the plainest `copy`, in the order of an export. */
export function copyOf(subject: keyof typeof SELECTS, workspaceId: string): string {
  const { select, orderBy } = SELECTS[subject];
  return `copy (${select} where task.workspace_id = '${workspaceId}' order by ${orderBy}) to stdout`;
}
