import { listed, opens, words, type Tongue } from './tongue'

export const spanish: Tongue = {
  common: listed(
    'el la los las de que y en un una por con no se su para es lo como más del al le ya está si ' +
      'qué pero muy hay cuando hola gracias puede tiene',
  ),
  you: words('usted(?:es)?|su|sus|te|tu|tus|ti|contigo|os|vuestr[oa]s?'),
  polite: words(
    'usted(?:es)?|don|doña|señora? \\p{L}+,|estimad[oa]',
    '¿(?:puede|podría|podrían|prefiere|quiere|tiene|necesita|vive|recibió)',
    '(?:me confirma|me dice|me manda|le (?:viene|va|parece|gusta|interesa)|les (?:viene|va|' +
      'parece)|te (?:viene|va|parece|sirve|interesa|lo dejo))',
    'entiendo (?:que|su|tu|perfectamente)|comprendo|por favor|disculpe|disculpa|lo siento|sentimos|perdone',
    'gracias a (?:ti|usted)|un placer|venga|traiga|envíe|mándeme|dígale',
    'su (?:pedido|factura|habitación|cuenta|tarjeta|reserva|seguro|coche|marido|mujer|padre|' +
      'madre|hijo|hija|vecina?|gestor|caso|línea|ticket|contrato|cita)',
    'le (?:llamará|devuelvo|ofrezco|mando|enviamos|cambio|aviso|recomiendo|paso|avisar[áé])|les cambio|te lo',
    'se lo dejo|para usted|quedo a|si (?:necesita|quiere|trae|tiene|prefiere)',
  ),
  familiar: words(
    'tú|te|ti|contigo|oye|mira|dile|dale|pásame|avísame|mándale|puedes|podrías|tienes|sabes|quieres|dime|haz',
    'sube|prepárame|ponle|llámal[oa]|échale|porfa|os|vosotros|vais|podéis|tenéis',
  ),
  third: words(
    'ella|él|ellos|ellas|la clienta|el cliente|la señora|el señor|este tío|esta tía|el tipo|la tipa|al pobre',
    'la pobre',
  ),
  opensWithThird: opens(
    'ok|vale|sí|no|pues|bueno|ya|uf+|ay|y|pero|jaja\\w*|hala|oye|entonces|también',
    '(?:ella|él) ',
    '(?:dice|quiere|pide|insiste|protestan?|está (?:muy|que|súper|super|un poco)|sigue|ya (?:lo |' +
      'la )?ha|no (?:para|deja|se|quiere|le)|lleva|anda|me (?:dice|ha|está)|cree|va a)',
    '(?:el|la) (?:cliente|clienta|señor|señora|madre|padre|huésped|paciente|tío|tía|tipo|chico|' +
      'chica|hombre|mujer)',
    'este (?:tío|cliente|señor|hombre|tipo)',
    'esta (?:tía|clienta|señora|mujer)',
    'pobre ',
  ),
  others: words(
    'marido|mujer|esposa|esposo|pareja|hijo|hija|hijos|niñ[oa]s?|bebé|madre|padre|padres|abuel[oa]s?',
    'herman[oa]s?|amig[oa]s?|vecin[oa]s?|casero|casera|inquilin[oa]',
    'técnic[oa]|compañer[oa]|perit[oa]|médic[oa]|doctora?|profesora?|gestora?|abogad[oa]|conductora?',
    'repartidora?|agente|policía|comercial|director|directora|jef[ea]|fontanero|proveedor|banco|aseguradora',
    'transportista|mensajero|novi[oa]|acompañante|empresa|perro|coche|mesa|quien',
  ),
  customer: words(
    '(?:el|la|este|esta|mi|al|del|un|una|a la|es buena?|nuestr[oa]) (?:cliente|clienta|señora|' +
      'huésped|paciente|usuari[oa]|tío|tía|tipo|tipa|pobre|buen señor|parroquian[oa])',
    'la madre(?! \\p{Lu})|el padre(?! de)|pobre (?:hombre|mujer|señora|señor|chica|chico)|un señor de',
    'est[ea] (?:hombre|mujer|señora?|tío|tía|tipo|gente)|el \\p{Lu}\\p{L}+ este',
  ),
  consults: words(
    '(?:¿?(?:y )?(?:si )?)?(?:se lo|le|les|lo|la|los|las) (?:digo|doy|ofrezco|cuento|paso|dejo|' +
      'bajo|cobro|devuelvo entero|hago|suelto|mando ya|invito)',
    '(?:le|les|lo|la) (?:he |hemos )?(?:dicho|dije|ofrecí|ofrecido|conté|contado|ofrecimos|pasé)',
    '(?:puedo|podemos|debo|tengo que|qué|cómo|cuánto) (?:al menos )?(?:le |les )?(?:digo|decirle|' +
      'darle|ofrecerle|pasarlo|bajar|hacer con|cobrarle|prometerle|decírselo|contarle|puedo)',
    '¿?(?:bajo|subo|espero|devuelvo|lo dejo|cierro|anulo) (?:al|a|hasta|o)',
    'dice que|quiere que le|pide que|insiste en|que si no|qué hago|no sé (?:cómo|qué)|o esperamos',
    'te parece bien\\?|de acuerdo contigo|o sea que|y si pregunta|entonces le',
  ),
  secrecy: words(
    'no (?:le |les |se lo |lo |la )?(?:digas|digáis|digo|decimos|cuentes|cuento|adelantes?|' +
      'adelanto|menciones|prometas|ofrezco|comentes|admitas|reveles)',
    'que no se entere|ni se entera|sin que (?:lo )?sepa|entre nosotros|de puertas adentro|no digo nada',
    'por escrito|que quede entre|haz(?:te)? (?:como|el)|hacerme el|que no lo sepa|retenl[oa]|hacerle esperar',
    'dar largas',
  ),
  inside: words(
    'margen|precio (?:mínimo|de coste)|coste neto|nos (?:cuesta|sale)|hasta \\d+(?:[.,]\\d+)? puedes?',
    'puedes bajar|límite|comisión|descuento máximo|presupuesto|riesgos|scoring|lista negra',
    'ticket interno|jira|wiki|intranet|despliegue|hotfix|revert(?:ir|es|imos|iste)?|producción|logs?|backend',
    'staging|crm|expediente interno|incidencia interna|escalar(?:lo)?|partida de|del escaparate|lote',
    'turno|descanso|librar|libro yo|mi jefe|supervisor[a]?|jefatura|legal|bajas llevas',
    'llevo (?:dos|tres|cuatro|\\d+)|la penalización nos|nos la perdona|cobradl?[ao]?|por cabeza',
  ),
  judges: words(
    'mient[ea]n?|mentira|mentiros[oa]|se lo inventa|inventad[oa]|estafador[a]?|fraude|sospechos[oa]|huele mal',
    'no cuadra|bebid[oa]|borrach[oa]|timador[a]?',
    'pesad[oa]|imposible|insoportable|borde|maleducad[oa]|idiota|gilipollas|imbécil|tont[oa]|loc[oa]',
    'capull[oa]|cabr[oó]n|joder|mierda|coño|hostia|leche[s]?|vergüenza|chapuza|caradura|jeta|harto|harta',
    'qué cruz|pobre|que trina|furios[oa]|pesadilla|quejica|tacañ[oa]|regatea|se queja|llorando|cabrear(?:se)?',
    'cabread[oa]|enfadad[oa]|enfadar|se conforma|ojo con|tío|tía',
  ),
  hands: words(
    '(?:puedes|podrías|podéis|me puedes|te importa) (?:\\p{L}+)',
    'te (?:lo|la|los) paso|pásal[oa]|hazte cargo|encárgate|atiende tú|atiéndel[oa]|coge tú|cógel[oa]|sigue tú',
    'os lo dejo|avísame|échame|llámal[oa]|mándal[oa]|súbe(?:le|lo)?|sube un|prepárame|mira si|¿tienes|¿sabes',
    'qué opinas|qué hacemos|cuando reviertas|cuándo',
  ),
  laughs: words('(?:ja|je|ji){2,}|uf+|puf+|madre mía|menos mal|ostras|hala|porfa|eh|tela|vaya tela|lol|xd|buah|ay'),
  obeys: opens(
    'ok|vale|sí|perfecto|bien|gracias|de acuerdo',
    '(?:ok|vale)(?:,| \\p{L}+,| doctora?| jef[ea]| no| pido| \\p{Lu})',
    'entendido',
    'hecho',
    'marchando',
    'voy',
    'tranquil[oa]',
    'sin problema, pero',
    'apuntado',
  ),
  tells: new RegExp(
    '^[,:]?\\s*¿|^[,:]?\\s*(?:puedes|podrías|tienes|sabes|me|te|le|se|lo|la|y|yo|es|sube|mira|' +
      'dime|dile|dale|avísame|avisa|prepárame|mándale|pásame|ya|qué|cuándo|cuánto|cuántos|' +
      'dónde|cómo|por favor|porfa|gracias|nadie|no|vale|confírmame|échale|llama|llámala|' +
      'llámalo|hay|queda|hazme|oye|estás)(?!\\p{L})|^[,:]?\\s*(?:\\d)',
    'iu',
  ),
  introduces: /^(?: \p{Lu}\p{L}+)?(?:,? (?:de|del) (?:nuestr|la |el |\p{Ll})|, (?:de |quien|que ))/u,
  titles: words('doctora?|jef[ea]|chic[oa]s|equipo|compañer[oa]s|tí[oa]'),
}
