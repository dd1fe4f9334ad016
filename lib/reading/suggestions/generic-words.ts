// Words with a capital that are hardly ever a company's or a product's name by themselves: heads of lists and tables,
// beginnings of sentences, parts of time, places and languages.

const WORDS = `
a about above according add additional additionally address advantages advice after age all also alternative alternatives although always among an and another any
app apps are as at audio author automatic availability available average avoid award
baby back bad balance bank battery because before beginners benefit benefits best better between beyond big bonus book both bottom brand brands budget build built business but buy buyers buying by
call camera capacity care categories category caution certified charge cheap cheapest check children choice choose city classic clean click cloud collection color colour comfort common communication community companies company compare comparison compatibility complete conclusion cons consider consideration considerations consult cost costs country cover create current currently customer customers
data date day days deal deals decide delivery depending description design details device devices disadvantages discount display do does download drawbacks durable during
each early ease easy eco editor editors effective electric else email end ensure enterprise entry environment especially essential evaluate even every everyday everyone example examples excellent experience expert experts explore
factor factors family faq faqs fast feature features fees file filter final finally find first fit flexibility flexible focus follow food for found free fresh from full fun further
general get give go goal goals good grade great group guide guides
half has have he health heavy help here high highlights holiday home hotel hours house how however
i idea ideas ideal if important in include includes included including income industry info information ingredients initially input insights install instead international intro introduction is issue it item items its
just keep key kids know known
large last later latest launch lead learn leave legal length less let level light like limit limitations limited link links list local location long look lots low lower luxury
made main maintenance major make maker makers making manual many market marketing mass material materials max maximum maybe me mean meanwhile measure medium men method metric mid middle mileage min minimum mobile mode model models modern money month monthly more moreover most move much multiple must my
name natural near need needs network never new newest next nice no none noise not note notes nothing now number
of off offer offline often old on once one ongoing online only open opening operating option optional options or order original other others otherwise our out over overall overview own
pack page paid part partner parts pay people per perfect performance perhaps period personal phone pick picks pick-up place plan plans please plus point points policy popular portable power practical premium price prices pricing pro problem process product products professional professionals profile program project proper pros protein provider providers public purchase
quality question questions quick quiet quite
range rank ranking rate rates rating ratings read real reason reasons recent recently recipe recommend recommended recommendation recommendations refund regular regularly related reliable remember rental replace report reputation research resistance resources restaurant result results retail return returns review reviews right risk rule runner-up
safe safety sale same sample save scale schedule score search season second secure see select seller service services set settings setup several shape she shipping shop short should show sides similar simple since single site size skill skills small smart so social software solution some sometimes soon sound source sources special specific specs speed staff standard start starting steel step steps still stock storage store strength strengths strong student students style subscription such suitable summary support sure surface sync system
table take takeaway takeaways tank target task team teams technical tech test tests than that the their them then there therefore these they thing things think third this those though time tip tips title to today too tool tools top total track trade training transparency travel trial trusted try two type types typical
ultimately under understand unfortunately unique unlike until up update updates upgrade us usage use used user users using usually
value variety various verdict verify version very view visit volume
wait want warning warranty was watch water way we weakness weaknesses weather web website week weight well were what whatever when where whether which while who whole why wide will winner with within without women wood word work works would
year years yearly yes yet you your zero
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december spring summer autumn fall winter christmas easter
africa america american asia asian europe european eu uk usa u.s u.k africa mediterranean alps atlantic pacific california texas florida york london paris berlin munich madrid barcelona rome milan vienna amsterdam brussels dublin lisbon tokyo osaka seoul beijing shanghai singapore sydney melbourne toronto vancouver montreal chicago boston denver seattle miami austin dallas houston angeles francisco washington dubai
british english scottish welsh irish ethiopian colombian brazilian mexican canadian australian indian swiss austrian belgian nordic scandinavian western eastern northern southern
ai api apr atm aud av bbq bpa btu ceo cms cpu crm css csv diy dna dns ebook erp etf eur faq gb gbp gdp gdpr ghz gmo gps gpu hd hdmi hdr hepa hipaa hiit hr html hvac id ip ira iso kpi lcd led llc mah mb mhz ml mp nfc oled os pc pdf pin pos ppc ram rgb roi rss saas seo sim sms spf sql ssd ssl suv tb tsa tv uhd ui uri url usb usd ux uv va vat vpn vr wi-fi wifi
dr mr mrs ms prof university harvard stanford
`;

const GENERIC: ReadonlySet<string> = new Set([...WORDS.trim().split(/\s+/), ...placesAndLanguages()]);

/** Names of countries and of languages, word by word, as Unicode's data has them. */
function placesAndLanguages(): string[] {
  const names = (type: "region" | "language", codes: string[]) => {
    const display = new Intl.DisplayNames("en", { type, fallback: "none" });
    return codes.flatMap(
      (code) =>
        display
          .of(code)
          ?.toLowerCase()
          .split(/[^\p{L}]+/u) ?? [],
    );
  };
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const pairs = letters.flatMap((one) => letters.map((other) => one + other));
  return [
    ...names("region", pairs),
    ...names(
      "language",
      pairs.map((pair) => pair.toLowerCase()),
    ),
  ].filter((word) => word.length > 2);
}

/** Endings of words for qualities and doings, which head lists of criteria. */
const ABSTRACT =
  /(?:ability|ibility|ivity|ality|urity|iety|ncy|ance|ence|ment|ness|ship|ation|ition|ction|sion|ing|ings|ability|ful|less|able|ible|ally|edly|ously|ively|ics)$/u;

/** Whether a word by itself says what it is, and not who. */
export const isGeneric = (word: string): boolean => GENERIC.has(word.toLowerCase());

/** The same, of what heads an item or stands in bold, where plain words have capitals too. */
export const isGenericHead = (word: string): boolean =>
  isGeneric(word) || (/^\p{Lu}?\p{Ll}+$/u.test(word) && ABSTRACT.test(word.toLowerCase()));
