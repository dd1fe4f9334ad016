import { LIMITS } from "@/lib/api-contract/limits";
import { formatCount } from "@/lib/format/text";
import { CurlExample } from "./curl-example";

const Code = ({ children }: { children: string }) => <code className="font-mono text-sm">{children}</code>;

/** What all calls have in common. */
export const HowToCall = ({ origin }: { origin: string }) => (
  <section aria-labelledby="how" className="flex flex-col gap-3">
    <h2 id="how" className="text-md scroll-mt-16 font-semibold">
      How to call
    </h2>
    <p className="max-w-reading">
      The base URL is <Code>{origin}</Code>. Every call carries HTTP Basic <Code>login:password</Code> of an
      API account, which the operator of this instance opens.
    </p>
    <CurlExample label="First call" url={`${origin}/v3/appendix/user_data`} body={null} />
    <ul className="max-w-reading flex list-disc flex-col gap-1 pl-5">
      <li>
        What is posted is a JSON list of objects, in UTF-8, gzipped if you like: at most{" "}
        {formatCount(LIMITS.bodyBytes / 1024 / 1024)} MB as it comes. A field that is null counts as not sent.
      </li>
      <li>
        Each task is judged by itself: one with a wrong field gets 40501 with the field&apos;s name, costs
        nothing and stops no other.
      </li>
      <li>
        HTTP 200 says only that the call was understood. Look at <Code>status_code</Code> of the reply and of
        each task; throttling (40202) comes with 200 too. 401, 402, 404 and 500 are the only other statuses.
      </li>
      <li>
        <Code>X-RateLimit-Limit</Code> and <Code>X-RateLimit-Remaining</Code> tell how many calls of the
        minute are left.
      </li>
      <li>
        A path that ends in <Code>.ai</Code> gets a cropped reply. Replies are gzipped for callers that ask.
      </li>
      <li>
        <Code>X-Sightline-Upstream</Code> says what stood behind an answer.
      </li>
      <li>
        A queued task takes up to {LIMITS.queueHours} hours, its result is kept for {LIMITS.resultDays} days.
        A live call takes up to {LIMITS.liveSeconds} seconds, its result is not kept.
      </li>
    </ul>
  </section>
);
