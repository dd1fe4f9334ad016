import { z } from "zod";
import { getPool } from "../pool";

const posted = z.array(z.object({ user_prompt: z.string(), model_name: z.string() }).loose());

/** A bare route: reads a body, checks it, inserts one row, answers. */
export async function POST(request: Request): Promise<Response> {
  const [task] = posted.parse(await request.json());
  const { rows } = await getPool().query({
    name: "insert",
    text: `insert into bench.asked (id, model, posted) values (gen_random_uuid()::text, $1, $2) returning id`,
    values: [task?.model_name, JSON.stringify(task)],
  });
  return Response.json(rows[0]);
}
