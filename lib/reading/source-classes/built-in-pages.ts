import type { PageType } from "@/lib/domain/sources/source-class";

// By what addresses and titles tell what a page is. First where: folders that the whole web uses, then single sites;
// then by words. Whoever changes a line raises BUILT_IN_VERSION.

/** Folders of any site, wherever in the address: "forum" is /forum, /en/forum and all below them. */
export const BUILT_IN_FOLDERS: Partial<Record<PageType, string>> = {
  article: `blog blogs news article articles artikel post posts story stories magazine magazin magazyn insights insight
    resources press newsroom press-release press-releases opinion politics business world sport technology ratgeber
    actualites actualite actu noticias noticia notizie nieuws nyheter aktuelles journal wiki guides guide guia guida learn learning library
    academy editorial feature features column columns newsletter case-studies case-study glossary topics research`,
  "how-to":
    "how-to howto tutorial tutorials tutoriel tutoriels tutoriales tutoriais anleitung anleitungen recipe recipes",
  comparison:
    "compare comparison comparisons vs versus vergleich vergleiche comparatif comparatifs comparativa alternatives alternative competitors",
  review:
    "review reviews test tests testbericht testberichte avis recensione recensioni recensioner resena resenas reseñas analisis-review",
  "forum thread":
    "forum forums foro foros thread threads topic showthread viewtopic.php showthread.php discussion discussions question questions",
  video: "video videos watch clip clips",
  documentation:
    "docs doc documentation documentatie dokumentation manual manuals reference api api-reference developer developers kb knowledge-base knowledgebase help help-center helpcenter hc support faq faqs man handbook specification rfc",
  product:
    "product products produkt produkte produit produits producto productos prodotto prodotti produto produtos item items dp pd p shop store pricing price prices preise tarifs plans buy sku",
};

/** Hosts that begin so. */
export const BUILT_IN_LABELS: Partial<Record<PageType, string>> = {
  documentation:
    "docs doc documentation developer developers support help api kb manual learn wiki-docs readthedocs",
  "forum thread": "forum forums community communities discuss discourse foro",
  video: "video videos",
  article: "blog blogs news magazine newsroom press insights",
  product: "shop store",
};

/** Pages that are the entrance of their site. */
export const BUILT_IN_HOMES = `/$ /index.html$ /index.htm$ /index.php$ /home$ /home.html$ /default.aspx$ /en$ /de$ /fr$ /es$ /it$ /nl$ /pt$
  /ja$ /jp$ /ko$ /kr$ /zh$ /cn$ /sv$ /da$ /no$ /fi$ /pl$ /cs$ /tr$ /ru$ /ar$ /us$ /uk$ /gb$ /ca$ /au$ /in$ /br$ /mx$ /ch$ /at$ /be$ /ie$
  /en-us$ /en-gb$ /en-au$ /en-ca$ /en-in$ /de-de$ /de-at$ /de-ch$ /fr-fr$ /fr-ca$ /fr-ch$ /es-es$ /es-mx$ /it-it$ /nl-nl$ /pt-br$
  /pt-pt$ /ja-jp$ /ko-kr$ /zh-cn$ /zh-tw$ /us/en$ /uk/en$ /de/de$ /fr/fr$ /ch/de$ /en_us$ /en_gb$ /de_de$ /global$ /intl$`;

/** Parts of single sites. */
export const BUILT_IN_PLACES: Partial<Record<PageType, string>> = {
  "forum thread": `reddit.com/r/*/comments reddit.com/comments quora.com stackoverflow.com/questions superuser.com/questions serverfault.com/questions
    askubuntu.com/questions stackexchange.com/questions news.ycombinator.com/item github.com/*/discussions github.com/*/issues
    discussions.apple.com/thread support.google.com/*/thread answers.microsoft.com/*/forum techcommunity.microsoft.com steamcommunity.com/*/discussions
    gutefrage.net/frage motor-talk.de/forum chiebukuro.yahoo.co.jp/*/question_detail detail.chiebukuro.yahoo.co.jp okwave.jp/qa oshiete.goo.ne.jp/qa
    zhihu.com/question tieba.baidu.com/p v2ex.com/t ptt.cc/bbs dcard.tw/f mobile01.com kin.naver.com pantip.com/topic mumsnet.com/talk
    thestudentroom.co.uk/showthread.php tripadvisor.com/showtopic* forums.* linustechtips.com/topic community.*/t discuss.*/t forum.*/t
    forum.*/threads community.*/discussion community.*/questions */t`,
  video: `youtube.com/watch youtube.com/shorts youtube.com/live youtube.com/embed youtu.be vimeo.com tiktok.com/*/video dailymotion.com/video twitch.tv/videos
    bilibili.com/video facebook.com/watch facebook.com/reel instagram.com/reel instagram.com/tv ted.com/talks nicovideo.jp/watch rumble.com v.qq.com`,
  documentation: `learn.microsoft.com docs.github.com developer.mozilla.org developer.apple.com developers.google.com cloud.google.com/*/docs
    docs.aws.amazon.com readthedocs.io readthedocs.org support.google.com support.apple.com support.microsoft.com help.* help.shopify.com
    kubernetes.io/docs nodejs.org/api docs.python.org postgresql.org/docs pkg.go.dev docs.rs npmjs.com/package pypi.org/project man7.org datatracker.ietf.org/doc
    rfc-editor.org/rfc w3.org/tr schema.org github.com/*/wiki github.com/*/blob github.com/*/readme.md`,
  product: `amazon.com/*/dp amazon.com/dp amazon.com/gp/product etsy.com/listing etsy.com/*/listing walmart.com/ip target.com/p bestbuy.com/site ebay.com/itm ebay.co.uk/itm ebay.de/itm ebay.fr/itm ebay.it/itm ebay.es/itm ebay.ca/itm ebay.com.au/itm zalando.de/*.html thomann.de/*.htm takealot.com/*/plid* idealo.de/preisvergleich/offersofproduct homedepot.com/p
    aliexpress.com/item flipkart.com/*/p item.jd.com item.taobao.com detail.tmall.com item.rakuten.co.jp coupang.com/vp/products newegg.com/*/p
    costco.com/*.product.* wayfair.com/*/pdp lowes.com/pd apps.apple.com/*/app apps.apple.com/app play.google.com/store/apps/details
    store.steampowered.com/app chromewebstore.google.com/detail apps.shopify.com ikea.com/*/p bol.com/*/p argos.co.uk/product booking.com/hotel
    airbnb.com/rooms galaxus.ch/*/product galaxus.de/*/product digitec.ch/*/product mercadolivre.com.br/*/p alza.cz/*.htm apple.com/shop apple.com/*/shop`,
  review: `g2.com/products/*/reviews g2.com/products capterra.com/p capterra.com.de/software capterra.fr/software capterra.es/software capterra.co.uk/software trustpilot.com/review yelp.com/biz tripadvisor.com/*_review-* trustradius.com/products
    gartner.com/reviews/market glassdoor.com/reviews glassdoor.com/overview consumeraffairs.com bbb.org/us rtings.com/*/reviews notebookcheck.net/*review*
    rottentomatoes.com/m metacritic.com/game metacritic.com/movie goodreads.com/book gsmarena.com/*-review-* tabelog.com getapp.com/*/a sourceforge.net/software/product softwareadvice.com/*-profile`,
  comparison:
    "g2.com/compare capterra.com/compare trustradius.com/compare-products stackshare.io/stackups gsmarena.com/compare.php3 versus.com rtings.com/*/tools/compare alternativeto.net/software g2.com/products/*/competitors",
  listicle:
    "g2.com/categories capterra.com/*-software nytimes.com/wirecutter/reviews/best-* rtings.com/*/reviews/best producthunt.com/topics wikipedia.org/wiki/list_of_* trustradius.com/categories",
  "how-to":
    "wikihow.com/* support.google.com/*/answer support.apple.com/guide instructables.com ifixit.com/guide",
  article:
    "wikipedia.org/wiki britannica.com medium.com/*/* dev.to/*/* substack.com/p linkedin.com/pulse linkedin.com/posts instagram.com/p facebook.com/*/posts x.com/*/status threads.net/*/post investopedia.com healthline.com webmd.com mayoclinic.org medicalnewstoday.com",
};

/** What pages are called, in their titles or the last part of their addresses; English first, and what is common elsewhere. */
export const BUILT_IN_WORDS: Partial<Record<PageType, string>> = {
  listicle: `^best|^the best|^# best|^the # best|# best|^top #|top #|^# top|best # |^# ways|^# tips|^# things|^# reasons|^# great|^# must|# alternatives|^our favorite|^our favourite
    |die besten|^beste|# besten|^bestenliste|^meilleurs|^meilleures|^les meilleurs|^les meilleures|les # meilleurs|les # meilleures|^mejores|^los mejores|^las mejores|los # mejores|las # mejores|^migliori|^i migliori|^le migliori|i # migliori
    |^melhores|^os melhores|as melhores|^beste #|de beste|de # beste|^bästa|bäst i test|^najlepsze|best of|buying guide|kaufberatung|gift guide|roundup|best overall|^list of`,
  "how-to":
    "^how to|how to|^how do i|step by step|tutorial|^so geht|schritt für schritt|^wie man|anleitung|^comment|^cómo|^como|^come|^hur man|^hoe",
  comparison:
    "vs|versus|compared|comparison|^compare|compare|alternatives to|alternatives|alternative to|vergleich|im vergleich|comparatif|comparativa|comparativo|confronto|difference between|differences between|which is better|which one is better|head to head|porównanie|vergelijken|vergelijking",
  review:
    "review|reviews|reviewed|tested|hands on|im test|testbericht|erfahrungen|avis|test complet|recensione|opiniones|reseña|análisis|análise|recension|recensie|opinie|is it worth it|worth it|first impressions",
  documentation:
    "documentation|api reference|user guide|user manual|release notes|changelog|faq|quickstart|getting started|bedienungsanleitung|troubleshooting|admin guide|developer guide|specification",
};
