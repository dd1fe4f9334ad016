import type { FamilyWordings } from "./family-wordings";

/** `{category}` stands as after "Busco": "un hotel", "zapatillas para correr", "software". */
export const SPANISH: FamilyWordings = {
  recommendation: [
    "Busco {category}. ¿Qué marcas me recomiendas?",
    "¿Puedes recomendarme una marca? Busco {category}.",
  ],
  best: [
    "¿Cuáles son las mejores marcas cuando se busca {category}?",
    "Hazme una clasificación de las mejores marcas para quien busca {category}.",
  ],
  known: [
    "¿Cuáles son las marcas más conocidas cuando se busca {category}?",
    "¿Qué empresas lideran el mercado para quien busca {category}?",
  ],
  value: [
    "¿Qué marca ofrece la mejor relación calidad-precio si busco {category}?",
    "Busco {category} y no quiero gastar mucho. ¿Qué marcas siguen siendo buenas?",
  ],
  quality: [
    "¿Qué marcas son sinónimo de calidad cuando se busca {category}?",
    "Busco {category}. ¿Qué marca decepciona menos a sus clientes?",
  ],
  beginners: [
    "Busco {category} y sé poco del tema. ¿Qué marcas debería mirar primero?",
    "¿Qué marcas son adecuadas para principiantes que buscan {category}?",
  ],
  demanding: [
    "¿Qué marcas eligen los profesionales cuando buscan {category}?",
    "Busco {category} y soy muy exigente. ¿Qué marca me convendría?",
  ],
  reviews: [
    "Busco {category}. ¿Qué marcas tienen las mejores opiniones?",
    "Busco {category}. ¿Con qué marcas están más contentos los clientes?",
  ],
  service: [
    "Busco {category}. ¿Qué marcas tienen la mejor atención al cliente?",
    "Busco {category}. Si algo sale mal, ¿qué marcas ayudan más rápido?",
  ],
  new: [
    "¿Qué marcas nuevas merecen la pena si busco {category}?",
    "¿Qué marcas están ganando terreno entre quienes buscan {category}?",
  ],
  comparison: [
    "Compara las principales marcas para quien busca {category}.",
    "¿En qué se diferencian las mejores marcas si busco {category}?",
  ],
  choice: [
    "Busco {category} y tengo que decidirme esta semana. ¿Qué marca elegirías?",
    "¿Qué marcas debería preseleccionar si busco {category}?",
  ],
  place: [
    "Busco {category}. ¿Qué marcas son las más populares en {place}?",
    "Vivo en {place} y busco {category}. ¿Qué marcas debería considerar?",
  ],
};
