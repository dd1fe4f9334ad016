import { getPool } from "../pool";

/** A bare route: one row by its key. */
export async function GET(request: Request): Promise<Response> {
  const { rows } = await getPool().query({
    name: "select",
    text: "select id, posted, result from api.task where id = $1",
    values: [new URL(request.url).searchParams.get("id")],
  });
  return Response.json(rows);
}
