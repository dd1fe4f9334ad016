import { expect, it } from "vitest";
import { z } from "zod";
import { createTestService } from "@/test/service";
import { readReference } from "./reference";

const replySchema = z.object({ tasks: z.array(z.looseObject({ status_code: z.number() })) });

it("accepts every example of its own description", async () => {
  const { newCaller } = await createTestService();
  const caller = await newCaller();
  const examples = readReference("http://sightline.example").groups.flatMap(({ calls }) => calls);
  for (const { id, verb, examplePath, posts } of examples) {
    const posted: unknown = posts && JSON.parse(posts.example);
    const reply = await (verb === "get" ? caller.get(examplePath) : caller.post(examplePath, posted));
    const [task] = replySchema.parse(reply.body).tasks;
    // The examples' task is nobody's.
    const asksForTask = /task_get|webhook_resend/.test(examplePath);
    expect(task?.status_code, id).toBe(asksForTask ? 40401 : /task_post/.test(examplePath) ? 20100 : 20000);
  }
});
