import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tellEnglish } from "./tell-english";

const OTHERS = {
  German:
    "Die besten Zelte für eine leichte Tour hängen vom Gewicht und vom Preis ab. Acme ist in den Tests das leichteste, und Bolt ist das günstigste.",
  Dutch:
    "De beste tenten voor een lichte tocht hangen af van het gewicht en de prijs. Acme is in de tests het lichtste, of je kiest Bolt als je van goedkoop houdt.",
  French:
    "Les meilleures tentes pour une randonnée légère dépendent du poids et du prix. Acme est la plus légère des tests, et Bolt est la moins chère de toutes.",
  Spanish:
    "Las mejores tiendas para una ruta ligera dependen del peso y del precio. Acme es la más ligera de las pruebas, y Bolt es la más barata de todas ellas.",
  Swedish:
    "De bästa tälten för en lätt tur beror på vikt och pris. Acme är det lättaste i testerna, och Bolt är det billigaste av alla som vi har provat.",
  Russian:
    "Лучшие палатки для похода зависят от веса и цены. Acme самая лёгкая в тестах, а Bolt самая дешёвая из всех, которые мы проверили.",
};

describe("whether a text is English", () => {
  it.each(Object.entries(OTHERS))("is never told of %s", (_, text) => {
    expect(tellEnglish(text)).not.toBe(true);
  });

  it("is denied of a language that shares no small words with it", () => {
    expect([tellEnglish(OTHERS.German), tellEnglish(OTHERS.Russian)]).toEqual([false, false]);
  });

  it("is told of what people wrote by hand in English, wherever it is long enough", () => {
    const { seen } = JSON.parse(readFileSync("test/labelled/sentences.json", "utf8")) as { seen: string[] };
    const texts = Array.from({ length: Math.floor(seen.length / 5) }, (_, place) =>
      seen
        .slice(place * 5, place * 5 + 5)
        .join(" ")
        .replace(/\[\[(.*?)\|.*?\]\]/g, "$1"),
    );
    const told = texts.map(tellEnglish);
    expect(told.filter((one) => one === false)).toEqual([]);
    expect(told.filter((one) => one === true).length).toBeGreaterThan(told.length * 0.9);
  });

  it("is not told of a few names", () => {
    expect(tellEnglish("1. Acme\n2. Bolt\n3. Cirrus")).toBeNull();
    expect(tellEnglish("")).toBeNull();
  });
});
