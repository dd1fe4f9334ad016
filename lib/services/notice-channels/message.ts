import "server-only";
import { noticeWords } from "@/lib/format/notice-words";
import { formatDate } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import type { NoticeOf } from "@/lib/domain/team/notice";
import { groupByCause } from "@/lib/domain/team/notice-channel";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

/** The workspace that a message is about. */
export interface About {
  slug: string;
  name: string;
  zone: string;
}

/** What a channel is told: notices of one message, or, with none, that this is a test. */
export interface Message {
  about: About;
  notices: readonly NoticeOf[];
  isTest: boolean;
}

const linkTo = (path: string): string => new URL(path, env().url).href;

/** One line of a message: what happened, how often if it was more than once, and where to look. */
function linesOf({ about, notices }: Message) {
  return groupByCause(notices).map(({ notice, count }) => {
    const { title, text } = noticeWords(notice);
    return {
      notice,
      count,
      title: withoutTricks(count > 1 ? `${title} (${count} times, last:)` : title),
      text: withoutTricks(text),
      link: linkTo(paths.workspace(about.slug).ofNotice(notice)),
    };
  });
}

const TEST_TITLE = "This is a test: notices can be sent here";

/** What a webhook is posted: one shape for one notice and for a digest. Documented in docs/notices.md. */
export function webhookBody(message: Message, at: Date): string {
  const { slug, name } = message.about;
  return JSON.stringify({
    type: message.isTest ? "test" : "notices",
    timestamp: at.toISOString(),
    data: {
      workspace: { slug, name, url: linkTo(paths.workspace(slug).root) },
      notices: linesOf(message).map(({ notice, count, title, text, link }) => ({
        ...{ id: notice.id, kind: notice.kind, at: notice.at, count, title, text, url: link },
        subject: { id: notice.subjectId, name: notice.subjectName },
        facts: notice.facts,
      })),
    },
  });
}

/** Slack reads three characters as its own; written like this they mention nobody and link nowhere. */
const forSlack = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The longest text that Slack takes whole. */
const SLACK_CHARS = 35_000;

/** What a Slack-compatible webhook is posted. */
export function slackBody(message: Message): string {
  const name = forSlack(withoutTricks(message.about.name));
  const lines = linesOf(message).map(
    ({ title, text, link }) => `• <${link}|${forSlack(title)}>\n${forSlack(text)}`,
  );
  const head = message.isTest ? `${TEST_TITLE} (${name})` : `*${name}*`;
  return JSON.stringify({ text: [head, ...lines].join("\n").slice(0, SLACK_CHARS) });
}

/** A mail: of one notice its title, of several how many there are. */
export function mailText(message: Message, unsubscribe: string): { subject: string; text: string } {
  const { about, isTest } = message;
  const lines = linesOf(message);
  const name = withoutTricks(about.name);
  const [first] = lines;
  const what = isTest
    ? TEST_TITLE
    : first && lines.length === 1
      ? first.title
      : counted(lines.length, "notice");
  const told = lines.map(({ notice, title, text, link }) =>
    [title, text, `${formatDate(notice.at, "date-time", about.zone)} (${about.zone})`, link].join("\n"),
  );
  return {
    subject: `${what} · ${name}`,
    text: [
      ...(isTest ? [`${TEST_TITLE}.`] : told),
      [
        "--",
        `You chose to be told of this: ${linkTo(paths.workspace(about.slug).settings.notices)}`,
        `No more mails of this workspace: ${unsubscribe}`,
      ].join("\n"),
    ].join("\n\n"),
  };
}
