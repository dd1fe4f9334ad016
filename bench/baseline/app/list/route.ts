import { getPool } from "../pool";

/** A bare route: the first thousand rows of an index. */
export async function GET(request: Request): Promise<Response> {
  const { rows } = await getPool().query({
    name: "list",
    text: `select id, posted_at, tag from api.task
      where account_id = $1 and engine = $2 and done_at is not null and collected_at is null
      order by ended_at, id limit 1000`,
    values: [new URL(request.url).searchParams.get("account"), "chat_gpt"],
  });
  return Response.json(rows);
}
