/** What a client asks: a question of ordinary length, with a tag to know it by. */
export const benchTask = (place: number) => ({
  user_prompt: `which running shoes are best for flat feet under 150 dollars, and why (${place})`,
  model_name: "gpt-4.1-mini",
  max_output_tokens: 1024,
  web_search: true,
  tag: `bench-${String(place).padStart(6, "0")}`,
});

export const benchTasks = (count: number) => Array.from({ length: count }, (_, place) => benchTask(place));
