import type { RuledClass } from "@/lib/domain/sources/source-class";

// Well-known sites of the world by what they are. Only what a person who knows the site would not argue about: of the
// others nothing is said. Whoever changes a line raises BUILT_IN_VERSION.

/** One name under many endings: "amazon" + "com de co.uk". */
const under = (name: string, endings: string): string =>
  endings
    .trim()
    .split(/\s+/)
    .map((ending) => `${name}.${ending}`)
    .join(" ");

/** One beginning of hosts below many countries' endings: ".gov" + "uk au" is ".gov.uk .gov.au". */
const ofCountries = (label: string, countries: string): string =>
  countries
    .trim()
    .split(/\s+/)
    .map((country) => `.${label}.${country}`)
    .join(" ");

const AMAZON =
  "com co.uk de fr it es nl se pl com.be ie com.tr ca com.mx com.br co.jp in com.au sg ae sa eg cn co.za";
const EBAY = "com co.uk de fr it es nl be at ch ie pl ca com.au com.hk com.sg com.my ph in vn";

/** Sites, or parts of them, a class each. */
export const BUILT_IN_CLASSES: Record<RuledClass, string> = {
  news: `
    news.* nachrichten.*
    nytimes.com washingtonpost.com wsj.com usatoday.com latimes.com chicagotribune.com bostonglobe.com nypost.com sfchronicle.com
    cnn.com foxnews.com nbcnews.com cbsnews.com abcnews.go.com msnbc.com npr.org pbs.org apnews.com reuters.com bloomberg.com
    cnbc.com forbes.com fortune.com businessinsider.com insider.com marketwatch.com barrons.com time.com newsweek.com
    theatlantic.com newyorker.com vox.com axios.com politico.com politico.eu thehill.com slate.com vice.com huffpost.com
    buzzfeednews.com theverge.com techcrunch.com wired.com arstechnica.com engadget.com zdnet.com venturebeat.com mashable.com
    gizmodo.com 9to5mac.com 9to5google.com theregister.com theinformation.com fastcompany.com inc.com entrepreneur.com qz.com
    adweek.com adage.com digiday.com variety.com hollywoodreporter.com rollingstone.com billboard.com deadline.com people.com
    espn.com si.com bleacherreport.com scientificamerican.com newscientist.com nationalgeographic.com economist.com ft.com
    bbc.com bbc.co.uk theguardian.com telegraph.co.uk thetimes.co.uk thetimes.com independent.co.uk dailymail.co.uk
    mirror.co.uk thesun.co.uk standard.co.uk express.co.uk news.sky.com itv.com channel4.com inews.co.uk scotsman.com
    irishtimes.com independent.ie rte.ie breakingnews.ie thejournal.ie
    spiegel.de zeit.de faz.net sueddeutsche.de welt.de bild.de tagesschau.de handelsblatt.com focus.de stern.de n-tv.de
    t3n.de heise.de golem.de taz.de tagesspiegel.de wiwo.de manager-magazin.de rnd.de ntv.de zdf.de deutschlandfunk.de
    derstandard.at diepresse.com orf.at kurier.at krone.at nzz.ch tagesanzeiger.ch blick.ch srf.ch 20min.ch watson.ch rts.ch
    lemonde.fr lefigaro.fr liberation.fr leparisien.fr lesechos.fr lexpress.fr lepoint.fr francetvinfo.fr franceinfo.fr
    france24.com 20minutes.fr bfmtv.com ouest-france.fr mediapart.fr nouvelobs.com lesnumeriques.com/news letemps.ch
    elpais.com elmundo.es abc.es lavanguardia.com elconfidencial.com eldiario.es 20minutos.es expansion.com marca.com as.com
    corriere.it repubblica.it lastampa.it ilsole24ore.com ansa.it ilpost.it gazzetta.it rainews.it ilmessaggero.it
    publico.pt expresso.pt observador.pt jn.pt dn.pt globo.com folha.uol.com.br estadao.com.br uol.com.br terra.com.br r7.com
    exame.com veja.abril.com.br clarin.com lanacion.com.ar infobae.com eluniversal.com.mx milenio.com reforma.com
    eltiempo.com elespectador.com emol.com latercera.com elcomercio.pe
    nos.nl nu.nl telegraaf.nl volkskrant.nl nrc.nl ad.nl tweakers.net vrt.be standaard.be lesoir.be rtbf.be hln.be demorgen.be
    dn.se svd.se aftonbladet.se expressen.se svt.se di.se vg.no aftenposten.no nrk.no dagbladet.no e24.no politiken.dk dr.dk
    berlingske.dk jyllands-posten.dk borsen.dk hs.fi yle.fi iltalehti.fi is.fi mbl.is visir.is
    gazeta.pl wyborcza.pl onet.pl wp.pl rp.pl tvn24.pl pap.pl idnes.cz novinky.cz seznamzpravy.cz aktualne.cz sme.sk dennikn.sk
    index.hu telex.hu hvg.hu digi24.ro hotnews.ro g4media.ro dnevnik.bg jutarnji.hr 24ur.com delo.si b92.net kathimerini.gr
    ekathimerini.com naftemporiki.gr hurriyet.com.tr sabah.com.tr milliyet.com.tr ntv.com.tr ria.ru rbc.ru kommersant.ru
    meduza.io pravda.com.ua kyivindependent.com err.ee delfi.lt delfi.lv postimees.ee lrt.lt lsm.lv
    haaretz.com timesofisrael.com jpost.com ynet.co.il ynetnews.com aljazeera.com aljazeera.net arabnews.com thenationalnews.com
    gulfnews.com khaleejtimes.com alarabiya.net ahram.org.eg egypttoday.com
    timesofindia.indiatimes.com economictimes.indiatimes.com hindustantimes.com indianexpress.com thehindu.com ndtv.com
    livemint.com business-standard.com moneycontrol.com news18.com indiatoday.in scroll.in thewire.in dawn.com geo.tv
    tribune.com.pk thedailystar.net prothomalo.com
    nikkei.com asahi.com yomiuri.co.jp mainichi.jp nhk.or.jp japantimes.co.jp itmedia.co.jp impress.co.jp news.yahoo.co.jp
    chosun.com joongang.co.kr donga.com hani.co.kr yna.co.kr koreaherald.com koreatimes.co.kr mk.co.kr news.naver.com
    scmp.com xinhuanet.com people.com.cn chinadaily.com.cn caixin.com 163.com sina.com.cn sohu.com thepaper.cn 36kr.com
    news.qq.com udn.com ltn.com.tw cna.com.tw chinatimes.com straitstimes.com channelnewsasia.com todayonline.com
    bangkokpost.com nationthailand.com thestar.com.my malaymail.com rappler.com inquirer.net philstar.com kompas.com
    detik.com tempo.co thejakartapost.com vnexpress.net tuoitre.vn thanhnien.vn
    abc.net.au smh.com.au theage.com.au news.com.au afr.com theaustralian.com.au 9news.com.au sbs.com.au nzherald.co.nz
    stuff.co.nz rnz.co.nz cbc.ca theglobeandmail.com thestar.com nationalpost.com ctvnews.ca globalnews.ca lapresse.ca
    ici.radio-canada.ca ledevoir.com
    news24.com iol.co.za dailymaverick.co.za businessday.co.za punchng.com guardian.ng vanguardngr.com premiumtimesng.com
    nation.africa standardmedia.co.ke allafrica.com
    prnewswire.com businesswire.com globenewswire.com news.google.com news.yahoo.com finance.yahoo.com msn.com
    searchengineland.com searchenginejournal.com martech.org skift.com restaurantdive.com retaildive.com supplychaindive.com
    autocar.co.uk autonews.com electrek.co insideevs.com caranddriver.com/news motor1.com/news medicalnewstoday.com/news`,
  reference: `
    wiki.* dictionary.* glossary.*
    wikipedia.org wikidata.org wiktionary.org wikivoyage.org wikibooks.org wikisource.org wikiquote.org wikimedia.org
    wikiversity.org wikihow.com fandom.com britannica.com encyclopedia.com infoplease.com merriam-webster.com dictionary.com
    thesaurus.com cambridge.org/dictionary dictionary.cambridge.org oxfordlearnersdictionaries.com collinsdictionary.com
    duden.de dwds.de larousse.fr lerobert.com cnrtl.fr rae.es treccani.it priberam.pt investopedia.com statista.com
    crunchbase.com pitchbook.com imdb.com rottentomatoes.com metacritic.com allmusic.com discogs.com goodreads.com
    worldometers.info ourworldindata.org gapminder.org tradingeconomics.com macrotrends.net nationsonline.org
    plato.stanford.edu arxiv.org doi.org pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov semanticscholar.org scholar.google.com
    researchgate.net jstor.org sciencedirect.com springer.com link.springer.com nature.com science.org sciencemag.org
    tandfonline.com wiley.com onlinelibrary.wiley.com sagepub.com journals.sagepub.com mdpi.com frontiersin.org plos.org
    ieee.org ieeexplore.ieee.org acm.org dl.acm.org bmj.com thelancet.com nejm.org jamanetwork.com cell.com oup.com
    academic.oup.com ssrn.com europepmc.org biorxiv.org medrxiv.org cochrane.org cochranelibrary.com
    webmd.com mayoclinic.org healthline.com medicalnewstoday.com clevelandclinic.org my.clevelandclinic.org drugs.com
    medlineplus.gov patient.info netdoktor.de apotheken-umschau.de doctissimo.fr msdmanuals.com merckmanuals.com
    openstreetmap.org google.com/maps maps.google.com archive.org gutenberg.org europeana.eu loc.gov worldcat.org
    baike.baidu.com zh.wikipedia.org namu.wiki terms.naver.com kotobank.jp weblio.jp ansiktet.no snl.no lex.dk
    iso.org w3.org ietf.org rfc-editor.org unicode.org schema.org ecma-international.org
    iea.org who.int un.org unesco.org unicef.org worldbank.org imf.org oecd.org wto.org ilo.org fao.org weforum.org`,
  community: `
    community.* communities.* forum.* forums.* foro.* discuss.* discourse.* answers.*
    reddit.com quora.com stackoverflow.com stackexchange.com superuser.com serverfault.com askubuntu.com mathoverflow.net
    news.ycombinator.com lobste.rs slashdot.org producthunt.com indiehackers.com dev.to hashnode.dev hashnode.com medium.com substack.com
    github.com gitlab.com/gitlab-org huggingface.co/spaces kaggle.com answers.microsoft.com techcommunity.microsoft.com
    discussions.apple.com support.google.com/*/thread steamcommunity.com discord.com/channels
    resetera.com neogaf.com avsforum.com head-fi.org bogleheads.org flyertalk.com rennlist.com bimmerpost.com
    mumsnet.com netmums.com digitalspy.com/forums moneysavingexpert.com forums.moneysavingexpert.com thestudentroom.co.uk
    hardwareluxx.de computerbase.de/forum gutefrage.net motor-talk.de mydealz.de chefkoch.de wer-weiss-was.de
    jeuxvideo.com/forums hardware.fr forum.hardware.fr commentcamarche.net dealabs.com aufeminin.com
    forocoches.com burbuja.info htcmania.com hwupgrade.it hdblog.it/forum tripadvisor.com/showtopic*
    flashback.org hobby.no/forum wykop.pl elektroda.pl gathering.tweakers.net pepper.pl pepper.com hotukdeals.com
    zhihu.com tieba.baidu.com douban.com v2ex.com csdn.net jianshu.com segmentfault.com smzdm.com ptt.cc dcard.tw
    mobile01.com chiebukuro.yahoo.co.jp detail.chiebukuro.yahoo.co.jp okwave.jp oshiete.goo.ne.jp qiita.com zenn.dev 5ch.net note.com
    kin.naver.com cafe.naver.com blog.naver.com tistory.com clien.net ppomppu.co.kr dcinside.com
    whirlpool.net.au ozbargain.com.au forums.whirlpool.net.au redflagdeals.com forums.redflagdeals.com lowyat.net
    forum.lowyat.net hardwarezone.com.sg forums.hardwarezone.com.sg kaskus.co.id pantip.com voz.vn tinhte.vn team-bhp.com
    nairaland.com habr.com pikabu.ru otzovik.com/forum stackoverflow.blog/questions donanimhaber.com eksisozluk.com sikayetvar.com`,
  video: `
    youtube.com youtu.be youtube-nocookie.com vimeo.com dailymotion.com twitch.tv rumble.com odysee.com bitchute.com ted.com/talks
    bilibili.com youku.com iqiyi.com v.qq.com nicovideo.jp tv.naver.com rutube.ru wistia.com loom.com
    video.* videos.* facebook.com/watch tiktok.com`,
  social: `
    facebook.com fb.com instagram.com threads.net threads.com x.com twitter.com t.co linkedin.com pinterest.com snapchat.com tumblr.com
    ${under("pinterest", "co.uk de fr es it ca com.au jp com.mx at ch ie nz pt se")}
    mastodon.social bsky.app vk.com ok.ru weibo.com xiaohongshu.com douyin.com line.me kakao.com telegram.me t.me whatsapp.com
    xing.com viadeo.com nextdoor.com meetup.com clubhouse.com truthsocial.com gab.com koo.com`,
  review: `
    reviews.* bewertungen.*
    g2.com capterra.com getapp.com softwareadvice.com trustradius.com gartner.com/reviews peerspot.com sourceforge.net/software
    ${under("capterra", "co.uk de fr es it nl ca com.au in com.br mx sg se pl ie co.za com.de jp kr")}
    ${under("getapp", "de fr es co.uk ca com.au in com.br")} softwareadvice.co.uk softwareadvice.de
    ${under("trustpilot", "com de fr co.uk nl")} sitejabber.com reviews.io feefo.com resellerratings.com consumeraffairs.com bbb.org
    yelp.com ${under("yelp", "de fr it es co.uk ca com.au co.jp ie at ch nl be")} angi.com homeadvisor.com checkatrade.com
    tripadvisor.com ${under("tripadvisor", "de fr it es co.uk ca com.au in jp com.br com.mx nl se ie at ch dk")}
    consumerreports.org which.co.uk choice.com.au test.de konsument.at consumer.org.nz quechoisir.org 60millions-mag.com ocu.org
    altroconsumo.it consumentenbond.nl testaankoop.be test-achats.be taenk.dk radron.se stiftung-warentest.de oekotest.de
    wirecutter.com nytimes.com/wirecutter cnet.com pcmag.com techradar.com tomsguide.com tomshardware.com laptopmag.com
    digitaltrends.com rtings.com notebookcheck.net notebookcheck.com gsmarena.com dpreview.com whathifi.com trustedreviews.com
    expertreviews.co.uk pcworld.com macworld.com windowscentral.com androidauthority.com androidcentral.com xda-developers.com
    nerdwallet.com bankrate.com creditkarma.com moneysupermarket.com comparethemarket.com finder.com canstar.com.au
    thepointsguy.com edmunds.com kbb.com caranddriver.com motortrend.com carwow.co.uk cars.com whatcar.com topgear.com parkers.co.uk
    goodhousekeeping.com thespruce.com bobvila.com seriouseats.com outdoorgearlab.com switchbacktravel.com runnersworld.com
    babygearlab.com techgearlab.com sleepfoundation.org mattressclarity.com sleepopolis.com reviewed.com
    chip.de computerbild.de connect.de vergleich.org testberichte.de idealo.de check24.de verivox.de finanztip.de allesbeste.de
    adac.de netzwelt.de lesnumeriques.com frandroid.com 01net.com clubic.com lafourchette.com
    xataka.com muycomputer.com adslzone.net hdblog.it punto-informatico.it aranzulla.it zoom.com.br techtudo.com.br reclameaqui.com.br
    kakaku.com my-best.com tabelog.com dianping.com mybest.jp danawa.com pricespy.co.uk prisjakt.nu heureka.cz ceneo.pl
    glassdoor.com glassdoor.co.uk glassdoor.de indeed.com/cmp kununu.com comparably.com healthgrades.com zocdoc.com ratemds.com vitals.com
    jameda.de doctolib.fr otzovik.com irecommend.ru provenexpert.com ausgezeichnet.org trustedshops.de trustedshops.com
    clutch.co goodfirms.co trustmary.com saasworthy.com crozdesk.com alternativeto.net stackshare.io slant.co omr.com/*/reviews`,
  shop: `
    shop.* store.* boutique.* tienda.*
    ${under("amazon", AMAZON)} ${under("ebay", EBAY)}
    walmart.com target.com bestbuy.com costco.com homedepot.com lowes.com kroger.com macys.com nordstrom.com kohls.com wayfair.com
    etsy.com newegg.com bhphotovideo.com adorama.com overstock.com chewy.com petco.com petsmart.com rei.com dickssportinggoods.com
    backcountry.com zappos.com sephora.com ulta.com gamestop.com staples.com officedepot.com microcenter.com samsclub.com
    cvs.com walgreens.com barnesandnoble.com bookshop.org abebooks.com thriftbooks.com 1800flowers.com
    walmart.ca bestbuy.ca canadiantire.ca indigo.ca walmart.com.mx liverpool.com.mx coppel.com
    argos.co.uk currys.co.uk johnlewis.com tesco.com sainsburys.co.uk asda.com boots.com very.co.uk next.co.uk asos.com marksandspencer.com
    screwfix.com diy.com halfords.com waterstones.com selfridges.com harrods.com ao.com
    otto.de zalando.de ${under("zalando", "com fr it es nl co.uk at ch pl se dk be cz fi")} mediamarkt.de saturn.de conrad.de thomann.de
    ${under("mediamarkt", "at ch es nl pl be hu")} alternate.de notebooksbilliger.de cyberport.de kaufland.de lidl.de aldi.de dm.de rossmann.de thalia.de
    douglas.de bauhaus.info obi.de hornbach.de ${under("ikea", "com")} decathlon.com ${under("decathlon", "fr de es it co.uk nl be pl in")} galaxus.ch galaxus.de digitec.ch brack.ch
    fnac.com darty.com cdiscount.com boulanger.com carrefour.fr auchan.fr leclerc.com e.leclerc laredoute.fr leroymerlin.fr rueducommerce.fr
    elcorteingles.es pccomponentes.com carrefour.es fnac.es fnac.pt worten.pt worten.es unieuro.it mediaworld.it eprice.it esselunga.it
    bol.com coolblue.nl coolblue.be wehkamp.nl ah.nl hema.nl vandenborre.be krefel.be
    elgiganten.se elgiganten.dk elkjop.no komplett.no komplett.se power.no power.dk inet.se webhallen.com cdon.se verkkokauppa.com gigantti.fi
    allegro.pl mediaexpert.pl morele.net x-kom.pl euro.com.pl empik.com alza.cz alza.sk mall.cz czc.cz emag.ro emag.hu emag.bg altex.ro
    skroutz.gr public.gr ozon.ru wildberries.ru dns-shop.ru market.yandex.ru rozetka.com.ua hepsiburada.com trendyol.com n11.com
    noon.com jumia.com.ng jumia.co.ke jumia.com.eg takealot.com konga.com namshi.com jarir.com sharafdg.com
    flipkart.com myntra.com snapdeal.com jiomart.com croma.com reliancedigital.in nykaa.com ajio.com tatacliq.com daraz.pk daraz.com.bd
    rakuten.co.jp yodobashi.com biccamera.com zozo.jp mercari.com shopping.yahoo.co.jp
    coupang.com gmarket.co.kr 11st.co.kr ssg.com musinsa.com smartstore.naver.com shopping.naver.com
    taobao.com tmall.com jd.com pinduoduo.com suning.com dangdang.com aliexpress.com alibaba.com temu.com shein.com dhgate.com
    momoshop.com.tw pchome.com.tw 24h.pchome.com.tw shopee.tw ${under("shopee", "sg com.my co.th ph vn co.id com.br")}
    ${under("lazada", "sg com.my co.th com.ph vn co.id")} tokopedia.com bukalapak.com tiki.vn thegioididong.com
    jbhifi.com.au harveynorman.com.au officeworks.com.au kogan.com bunnings.com.au woolworths.com.au coles.com.au myer.com.au catch.com.au
    thewarehouse.co.nz noelleeming.co.nz trademe.co.nz pbtech.co.nz
    mercadolivre.com.br magazineluiza.com.br americanas.com.br casasbahia.com.br kabum.com.br
    ${under("mercadolibre", "com com.ar com.mx com.co cl com.pe com.uy com.ec")} falabella.com falabella.com.pe ripley.cl ripley.com.pe paris.cl exito.com fravega.com
    apps.apple.com play.google.com/store store.steampowered.com chromewebstore.google.com apps.shopify.com microsoft.com/*/store
    booking.com expedia.com airbnb.com hotels.com agoda.com kayak.com skyscanner.net vrbo.com trip.com getyourguide.com viator.com klook.com
    opentable.com ticketmaster.com stubhub.com autotrader.com autotrader.co.uk carvana.com carmax.com mobile.de autoscout24.de zillow.com redfin.com
    realtor.com rightmove.co.uk zoopla.co.uk immobilienscout24.de seloger.com idealista.com realestate.com.au domain.com.au`,
  government: `
    .gov .mil .gov.uk .mod.uk .nhs.uk .police.uk .parliament.uk nhs.uk .gc.ca canada.ca quebec.ca ontario.ca .govt.nz .europa.eu europa.eu
    ${ofCountries("gov", "au br cn in it sg za pl pt gr tr ua il hk tw my ph vn pk bd ng eg ro sk cz lt lv ie si bg hr rs lk np sa ae qa kw bh om jo lb ma tn cy mt al ge am az kz by md ba mk me gh et rw zm zw bw na mz ao ar co ec py kh mm la af iq ir bn mn is")}
    ${ofCountries("gob", "mx ar es cl pe ec bo gt hn ni pa sv do ve pe")}
    ${ofCountries("gouv", "fr sn ci ml tg bj mc ht ca bf ga cd cg")} ${ofCountries("go", "jp kr th id ke tz ug cr")} ${ofCountries("gub", "uy")} ${ofCountries("govt", "nz")}
    .admin.ch ch.ch zh.ch .gv.at bund.de bundestag.de bundesregierung.de bundesbank.de .bayern.de .nrw.de .berlin.de berlin.de destatis.de rki.de bfarm.de bsi.bund.de arbeitsagentur.de
    service-public.fr legifrance.gouv.fr ameli.fr insee.fr senat.fr assemblee-nationale.fr boe.es agenciatributaria.es ine.es istat.it inps.it
    overheid.nl rijksoverheid.nl belastingdienst.nl cbs.nl belgium.be fgov.be .fgov.be skatteverket.se regeringen.se 1177.se riksdagen.se scb.se folkhalsomyndigheten.se
    regjeringen.no skatteetaten.no helsenorge.no ssb.no borger.dk skat.dk sundhed.dk dst.dk suomi.fi vero.fi stat.fi kela.fi thl.fi
    gov.uk gov.ie gov.pl gov.br gov.sg gov.il gov.cz gov.hu gov.si gov.gr gov.ro usa.gov .state.us kremlin.ru gosuslugi.ru
    ecb.europa.eu federalreserve.gov ons.gov.uk bankofengland.co.uk bankofcanada.ca rba.gov.au boj.or.jp`,
  education: `
    .edu ${ofCountries("ac", "uk jp kr nz in za il th id ir at be cn ke ug tz zm zw bw ma ae cr lk bd rs cy")}
    ${ofCountries("edu", "au br cn in it sg za pl pt gr tr ua hk tw my ph vn pk bd ng eg ro mx ar co pe ec cl es sa lb mt gh et do uy py bo gt sv hn ni kz ge rs")} .sch.uk .k12.us
    coursera.org edx.org khanacademy.org udemy.com udacity.com futurelearn.com openlearning.com skillshare.com codecademy.com w3schools.com
    freecodecamp.org geeksforgeeks.org tutorialspoint.com brilliant.org duolingo.com ocw.mit.edu
    ethz.ch epfl.ch uzh.ch unibas.ch unibe.ch unige.ch unil.ch hsg.ch zhaw.ch tum.de lmu.de uni-heidelberg.de uni-muenchen.de rwth-aachen.de kit.edu
    fu-berlin.de hu-berlin.de tu-berlin.de uni-hamburg.de uni-koeln.de uni-bonn.de uni-frankfurt.de uni-mannheim.de uni-muenster.de uni-goettingen.de
    uni-tuebingen.de uni-freiburg.de uni-stuttgart.de tu-dresden.de tu-darmstadt.de mpg.de fraunhofer.de dlr.de helmholtz.de univie.ac.at tuwien.at jku.at uibk.ac.at
    sorbonne-universite.fr polytechnique.edu ens.fr psl.eu universite-paris-saclay.fr sciencespo.fr hec.edu insead.edu cnrs.fr inria.fr inserm.fr univ-lyon1.fr
    uva.nl tudelft.nl uu.nl leidenuniv.nl rug.nl wur.nl eur.nl tue.nl vu.nl kuleuven.be ugent.be uclouvain.be ulb.be
    ku.dk au.dk dtu.dk lu.se kth.se uu.se su.se gu.se chalmers.se ki.se uio.no ntnu.no uib.no helsinki.fi aalto.fi tuni.fi
    unibo.it uniroma1.it polimi.it unimi.it unipd.it polito.it uab.cat ub.edu upc.edu ucm.es uam.es upm.es ulisboa.pt up.pt uc.pt
    cuni.cz cvut.cz muni.cz uw.edu.pl uj.edu.pl ubc.ca utoronto.ca mcgill.ca ualberta.ca uwaterloo.ca yorku.ca umontreal.ca sfu.ca queensu.ca mcmaster.ca
    usp.br unicamp.br ufrj.br unam.mx tec.mx uba.ar puc.cl uchile.cl msu.ru hse.ru`,
  corporate: `
    microsoft.com apple.com google.com cloud.google.com about.google meta.com about.meta.com amazon.science aws.amazon.com ibm.com oracle.com sap.com salesforce.com adobe.com
    hubspot.com zapier.com shopify.com mailchimp.com intuit.com atlassian.com asana.com monday.com notion.so notion.com clickup.com trello.com
    slack.com zoom.us zoom.com dropbox.com box.com docusign.com zendesk.com freshworks.com intercom.com pipedrive.com zoho.com
    servicenow.com workday.com twilio.com stripe.com squareup.com paypal.com adyen.com klarna.com wise.com revolut.com xero.com sage.com
    semrush.com ahrefs.com moz.com canva.com figma.com miro.com airtable.com webflow.com wix.com squarespace.com wordpress.com godaddy.com
    cloudflare.com digitalocean.com mongodb.com snowflake.com databricks.com datadoghq.com elastic.co redhat.com vmware.com nvidia.com
    intel.com amd.com qualcomm.com arm.com cisco.com dell.com hp.com lenovo.com asus.com acer.com samsung.com lg.com sony.com panasonic.com
    huawei.com xiaomi.com oneplus.com oppo.com logitech.com bose.com sonos.com sennheiser.com jbl.com garmin.com fitbit.com gopro.com dji.com
    openai.com anthropic.com perplexity.ai mistral.ai cohere.com huggingface.co
    mckinsey.com bcg.com bain.com deloitte.com pwc.com ey.com kpmg.com accenture.com capgemini.com gartner.com forrester.com idc.com
    jpmorgan.com goldmansachs.com morganstanley.com chase.com bankofamerica.com wellsfargo.com citi.com hsbc.com barclays.co.uk barclays.com
    fidelity.com vanguard.com schwab.com blackrock.com visa.com mastercard.com americanexpress.com allianz.com allianz.de axa.com axa.fr zurich.com
    siemens.com bosch.com basf.com bayer.com bmw.com bmw.de mercedes-benz.com mercedes-benz.de volkswagen.de vw.com audi.com audi.de porsche.com
    toyota.com honda.com nissanusa.com hyundai.com hyundaiusa.com kia.com ford.com chevrolet.com gm.com tesla.com volvocars.com renault.fr
    peugeot.fr stellantis.com fiat.it rivian.com lucidmotors.com byd.com nio.com subaru.com mazda.com
    nike.com adidas.com adidas.de puma.com newbalance.com underarmour.com lululemon.com patagonia.com thenorthface.com columbia.com levi.com hm.com
    zara.com uniqlo.com gap.com loreal.com esteelauder.com unilever.com pg.com nestle.com danone.com coca-cola.com pepsico.com starbucks.com
    mcdonalds.com marriott.com hilton.com hyatt.com ihg.com accor.com delta.com united.com aa.com lufthansa.com britishairways.com airfrance.fr
    verizon.com att.com t-mobile.com vodafone.com vodafone.de telekom.de telekom.com orange.fr o2.co.uk bt.com telefonica.com
    dyson.com dyson.co.uk philips.com miele.com miele.de bosch-home.com whirlpool.com electrolux.com irobot.com sharkninja.com breville.com
    pfizer.com roche.com novartis.com merck.com gsk.com sanofi.com jnj.com abbvie.com
    casper.com purple.com saatva.com tempurpedic.com herman-miller.com hermanmiller.com steelcase.com ring.com nest.com simplisafe.com adt.com
    nintendo.com playstation.com xbox.com ea.com epicgames.com spotify.com netflix.com disney.com uber.com lyft.com doordash.com
    dhl.com dhl.de ups.com fedex.com maersk.com shell.com bp.com totalenergies.com eon.de enel.com iberdrola.com edf.fr`,
  other: "",
};
