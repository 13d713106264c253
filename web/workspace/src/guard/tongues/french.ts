import { listed, opens, words, type Tongue } from './tongue'

export const french: Tongue = {
  common: listed(
    'le la les de des un une et est pas que je il elle nous vous pour dans ce sur avec on du au ' +
      'plus qui ne votre tu si sa son ses était peux cette aussi bien merci bonjour suis avez mon ' +
      'ma',
  ),
  you: words('vous|votre|vos|tu|te|toi|ton|ta|tes'),
  polite: words(
    'je comprends|vous|votre|vos|madame|monsieur|mademoiselle|cher|chère|bonjour (?:madame|monsieur)|veuillez',
    's.il vous plaît|je vous|nous vous|merci de votre|désolée?s?|pouvez-vous|pourriez-vous|avez-vous',
    'souhaitez-vous|préférez-vous',
  ),
  familiar: words(
    'tu|te|toi|ton|ta|tes|stp|s.il te plaît|dis(?:-|\\s)?(?:lui|moi|leur)|regarde|vérifie|peux(?:-tu)?|as-tu',
    'peux|pourrais(?:-tu)?|t.inquiète|prends|garde|laisse|passe(?:-moi|-lui)|débloque|rappelle-l[ea]',
    'demande-lui|envoie-lui|fais',
  ),
  third: words(
    'elle',
    'il(?! (?:faut|y a|est (?:possible|prévu|vrai|temps)|s.agit|reste|nous|me|vous|se peut|fait|' +
      'suffit|manque|pleut))',
    'lui|ils|elles|la cliente?|le client|la dame|le monsieur|le type|ce type|cette femme',
  ),
  opensWithThird: opens(
    'ok|oui|non|bon|ben|bah|alors|et|mais|ah|oh|pff+|hé|d.accord|donc|franchement|désolée?|moi aussi|voilà',
    '(?:elle|il) (?:a|est|dit|veut|insiste|ne|n.|se|s.|me|m.|va|demande|croit|pense|prétend|' +
      'refuse|râle|attend|fait|sait|doit|peut|hurle|appelle|rappelle|était|avait|voulait|continue|' +
      'commence|paie|paye|en|y|l.|le|la|lui) ?',
    'il insiste',
    'la (?:cliente|dame|mère|patiente|pauvre)',
    'le (?:client|monsieur|père|patient|type|mec|gars|pauvre)',
    'ce(?:t|tte)? (?:client|cliente|type|mec|dame|femme|homme)',
    'sa (?:mutuelle|femme|carte|mère|banque)',
    'son (?:mari|père|dossier|fils|assurance)',
    'je (?:lui|la|le) ',
  ),
  others: words(
    'mari|femme|épou(?:x|se)|conjointe?|compagne|compagnon|fille|fils|enfants?|bébé|mère|père|parents|frère',
    'sœur|soeur|amie?s?|voisine?s?|propriétaire|locataire|fiancée?',
    'technicien(?:ne)?|collègue|expert(?:e)?|expert-comptable|médecin|docteur|infirmi(?:er|ère)|professeure?',
    'maîtresse|maître|avocate?|comptable|livreurs?|facteur|plombier|artisan|boulanger|policier|gendarme',
    'vendeu(?:r|se)|directeur|directrice|responsable|superviseure?|mutuelle|assurance|banque|société',
    'fournisseur|accompagnateur|accompagnatrice|notaire|agent|chef|mécanicien(?:ne)?|guide|bénéficiaire',
    'administrateur|chien|roue|qui',
  ),
  customer: words(
    '(?:le|la|ce|cette|cet|mon|ma|notre|au|du|à la) (?:cliente?|patiente?|dame|' +
      'monsieur(?! \\p{Lu})|type|mec|bonhomme|bonne femme|hôte|pauvre|excitée?|mère(?! \\p{Lu}))',
    'la pauvre|le pauvre|pauvre (?:femme|homme|dame|monsieur|fille)',
  ),
  consults: words(
    '(?:on|je) (?:lui|la|le|leur|l.) ?(?:dis|donne|fait|fais|propose|offre|rembourse|rappelle|' +
      'passe|rend|ai (?:dit|proposé|donné|offert)|laisse|explique|facture|raconte|promets)',
    '(?:je (?:peux|dois|vais|ne peux)|on (?:peut|doit|va|ne va)|faut-il|est-ce que je|j.ai droit|' +
      'tu crois que) (?:pas )?(?:lui|la|le|leur|l.|à combien|te)?',
    '(?:elle|il) (?:dit|prétend|veut|demande|insiste|n.en veut|n.y croit|se plaint|croit|' +
      'pense) ?(?:que|pas|plus|un)?',
    'qu.est-ce que je (?:lui|leur|fais|dis)|comment je (?:lui|leur)|je lui dis quoi',
    'on (?:lève|fait|garde|rend|rembourse|attend|la fait|le fait|laisse) .{0,40}\\?|ou pas \\?|ça te va',
    'd.accord avec toi|c.est vrai que|ça vous va l.équipe|donc on doit',
  ),
  secrecy: words(
    'ne (?:lui |leur |le lui |la |le |rien |pas )?(?:dis|dites|dit|parle|parlez|mentionne|' +
      'mentionnez|promets|écris|donne|donnez|dire) ?(?:surtout )?(?:pas|rien|jamais)?(?: au client|' +
      ' à la cliente)?',
    '(?:je|on) ne (?:dis|dit) (?:rien|pas)|ne va pas (?:le )?lui dire|pas un mot|entre nous|surtout pas',
    'reste(?:z|r)? (?:vague|factuels?)|je reste vague|on reste factuel|sans rien dire|sans (?:lui|qu.)',
    'version officielle|linge sale|faire traîner|fais semblant|noyer le poisson|interdiction',
    'ne (?:peux|peut) pas (?:lui|le lui) dire',
  ),
  inside: words(
    'marge|prix (?:plancher|de revient|coûtant)|plancher|coût réel|commission|remise max(?:imum)?|frais réels',
    'budget|la différence pour nous|nous rembourse|liste (?:grise|noire)|blanchiment|score|alerte|scoring',
    'tant pis pour nous|dommage pour nous',
    'ticket|jira|confluence|wiki|intranet|hotfix|correctif pour (?:lui|elle)|prod|préprod|staging',
    'déploie(?:ment)?|logs?|crm|consigne|note interne|outil interne|bug de l.outil|assigné|escalad(?:e|er)',
    'dossier (?:de|du) \\p{Lu}',
    'ma pause|planning|stagiaire|embaucher|service juridique|superviseur|le chef|virer|payés au|dossiers',
    'il m.en reste|la direction|noyée?',
  ),
  judges: words(
    'ment|mentir|menteu(?:r|se)|fraud(?:e|eur|euse)|arnaque|louche|bizarre|suspect(?:e)?|comme par hasard',
    'invente|triche|escroc',
    'râle|râleu(?:r|se)|pénible|chian(?:t|te)|insupportable|cinglée?|folle|fou|idiot(?:e)?',
    'con(?:ne|nard|nasse)?|imbécile|débile|casse-?(?:pieds|couilles)|merde|putain|bordel|foutu|marre|saoule',
    'soûle|épuisant|épuisante|excitée?|hurle|hystérique|relou|lourd(?:e|ement)?|remontée?|cauchemar|culottée?',
    'radin(?:e)?|s.en fiche|énervée?|fâchée?|furax|pète un câble|en colère|véridique|la pauvre|le pauvre',
    'bravo|dommage|cuite?|gonflée?|se calmer',
  ),
  hands: words(
    '(?:tu|vous) (?:peux|pourrais|pourriez|peux-tu|prends|me|t.en|vas|sais|as|la|le|l.) ?\\p{L}*',
    '(?:peux|pourrais|as|veux|prends|sais|vas)-tu|quelqu.un peut|tu t.en (?:charges|occupes)',
    'je te (?:le|la) passe|je vous (?:le|la) passe|prends (?:la|le) (?:main|relais)|à toi de|reprends',
    'rappelle-l[ea]|la rappeler toi-même|débloque|vérifie|demande-lui|regarde|envoie-lui|aide-moi',
    't.en penses quoi|stp|svp fais|il faut vraiment',
  ),
  laughs: words(
    'haha(?:ha)*|hihi|lol|mdr|ptdr|pff+|bah|ben|bof|oups|ouf|ah là là|véridique|hein|franchement|' +
      'grave|genre|zut|stp',
  ),
  obeys: opens(
    'ok|oui|d.accord|entendu|bien|merci|non|bon',
    'ok(?:,| on| je| \\p{Lu})',
    'd.accord (?:docteur|chef|\\p{Lu}|je)',
    'c.est (?:parti|noté|fait|compris)',
    'compris',
    'noté',
    'reçu',
    't.inquiète',
    'ça marche',
    'je m.en (?:charge|occupe)',
    'à \\d+ ?h(?:\\d+)? si tu',
  ),
  tells: new RegExp(
    "^[,:]?\\s*(?:tu|t'|t’|peux|pourrais|as-tu|il|elle|sa|son|c['’]est|qui|que|quoi|quand|où|" +
      "comment|combien|pourquoi|je|j['’]|on|dis|regarde|vérifie|débloque|merci|stp|s['’]il te|" +
      "prends|est-ce|ça|reste|donne|passe|envoie|rappelle|demande|ne|n['’])(?!\\p{L})",
    'iu',
  ),
  introduces: new RegExp(
    "^(?: \\p{Lu}\\p{L}+)?(?:,? (?:de|du|d['’]) ?(?:l['’]|la |notre|nos |\\p{Ll})|, (?:qui|" +
      "de)(?!\\p{L})|,? (?:s['’]occupe|vous|dirige|viendra|sera))",
    'u',
  ),
  titles: words('docteur|chef|cheffe|les gars|l.équipe|collègues|patronn?e?'),
}
