import { cpus, loadavg } from "node:os";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { factOf } from "@/lib/reading/facts/fact-of";
import { compileBrands } from "@/lib/reading/mentions/compile-brands";
import { matchRules } from "@/lib/reading/mentions/match-rules";
import { readSource } from "@/lib/reading/sources";
import { createReport, whole } from "./support/report";

// How fast brands are found in masked text, in scripts with spaces and without, whatever the number of aliases; and how
// many answers of 2 kB a second are measured whole: Markdown, language, mentions, levels, names that nobody tracks, and
// sources. On one core.

const TEXT_CHARS = 40_000;
const MS_EACH = 3_000;

const NAMES =
  "Acme Bolt Cirrus Delta Ford Apple Mini Ring Samsung Notion Asana Trello Monday Linear Zoho Ahrefs Moz Miele Bosch Dyson".split(
    " ",
  );
const SECONDS = "Volt Watch Air Pro Max Desk Cloud One Prime Go".split(" ");

const matcherOf = (aliases: number) =>
  compileBrands(
    brandsSchema
      .parse(
        Array.from({ length: 20 }, (_, brand) => ({
          name: NAMES[brand],
          domains: [`${NAMES[brand]?.toLowerCase()}.example`],
          aliases: Array.from({ length: aliases / 20 }, (__, place) => ({
            text: [NAMES[brand], place > 0 && SECONDS[place % 10], place > 9 && `${place}`]
              .filter(Boolean)
              .join(" "),
            case: place % 4 === 0 ? "exact" : "any",
          })),
        })),
      )
      .map((brand) => ({ ...brand, id: brand.name })),
  );

/** Words one after another, by a fixed order that does not repeat soon; every thirtieth is a name. */
function textOf(words: readonly string[], joint: string): string {
  let text = "";
  for (let place = 1; text.length < TEXT_CHARS; place += 1) {
    const word = words[(place * 7_919 + (place >> 3)) % words.length] ?? "";
    text += (place % 30 === 0 ? (NAMES[place % NAMES.length] ?? "") : word) + joint;
  }
  return text;
}

const SPACED = {
  English: "the best tent for a light trip depends on weight and price so compare them before you buy one",
  French: "la meilleure tente dépend du poids et du prix où l’été est à Nîmes très élevé garçon naïf",
  Russian: "лучшая палатка для похода зависит от веса и цены а также места ночёвки",
  Korean: "가장 좋은 텐트는 무게와 가격에 따라 다릅니다 그래서 비교하세요",
  Hindi: "सबसे अच्छा तंबू वजन और कीमत पर निर्भर करता है इसलिए तुलना करें",
};
const UNSPACED = {
  Chinese: "最好的 帐篷 取决于 重量 和 价格 以及 露营 地 的 天气",
  Japanese: "最高の テント は 重さ と 価格 に よって 違います",
  Thai: "เต็นท์ ที่ดี ที่สุด ขึ้นอยู่กับ น้ำหนัก และ ราคา",
};

/** The best of many short rounds: what else the machine does makes the others slower. */
function fastest(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  const until = performance.now() + MS_EACH;
  while (performance.now() < until) {
    const from = performance.now();
    work();
    best = Math.min(best, performance.now() - from);
  }
  return best / 1_000;
}

const megabytesASecond = (text: string, aliases: number): number => {
  const matcher = matcherOf(aliases);
  return Buffer.byteLength(text) / 1e6 / fastest(() => matchRules(matcher, text));
};

const ANSWER = `The best electric bikes for commuting depend on your needs. Here are **three** that stand out this year, after what testers and owners say:

1. **Acme Volt** – A light city bike with a [long range](https://acme.example/volt?utm_source=openai) and strong brakes. Reviewers call it the best of its class.
2. **Bolt One**: Good value, though its display is *dim* in the sun. It's sold in Europe only, and parts take some weeks to arrive.
3. **Cirrus Air** – Ford's e-bike; an affordable choice that is easy to repair, with a battery that can be taken out.

| Brand | Price | Range |
|---|---|---|
| Acme | $1,999 | 80 km |
| Bolt | $1,499 | 60 km |

## Which one to choose?

If you ride daily, Acme is our top pick. I couldn't find information about Delta's new model. See https://delta.example/news for updates.

Whatever you choose, try it first: frames differ, and so do seats. Most shops let you ride for half an hour, and many lend a bike over a weekend. Think about where it will stand at night, how heavy it may be to carry up the stairs, and who will look after it. A good lock costs about a tenth of the bike. Insurance is worth its price where many are stolen. Batteries last five to eight years, and a new one costs $400 to $700, so ask for how long the maker promises to sell them. Cheaper bikes often have parts that only their maker has.
`;
const CITED = Array.from(
  { length: 8 },
  (_, place) => `https://www.site-${place}.example/page?utm_source=x&id=${place}`,
);

const report = createReport();
console.log(
  `${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}`,
);
for (const [language, words] of Object.entries(SPACED)) {
  const value = megabytesASecond(textOf(words.split(" "), " "), 200);
  report.add({
    name: `MB/s against 200 aliases, ${language}`,
    value,
    atLeast: 20,
    detail: "masked text, UTF-8",
  });
}
for (const [language, words] of Object.entries(UNSPACED)) {
  const value = megabytesASecond(textOf(words.split(" "), ""), 200);
  report.add({ name: `MB/s against 200 aliases, ${language}`, value, detail: "a name every thirty words" });
}
const english = textOf(SPACED.English.split(" "), " ");
const [few, many] = [megabytesASecond(english, 20), megabytesASecond(english, 1_000)];
report.add({
  name: "1,000 aliases over 20, in time",
  value: few / many,
  atMost: 2,
  detail: `${whole(few)} and ${whole(many)} MB/s`,
});
const matcher = matcherOf(200);
const seconds = fastest(() => {
  const cited = CITED.map((rawUrl) => readSource({ title: "", rawUrl, directUrl: null }).sourceUrl);
  factOf({ markdown: ANSWER, cited, language: null }, matcher, null);
});
report.add({
  name: "answers a second, measured whole",
  value: 1 / seconds,
  atLeast: 1_000,
  detail: `${whole(ANSWER.length)} characters, 8 citations`,
});
report.end();
