import { exactWords, listed, opens, words, type Tongue } from './tongue'

const VERBS =
  '(?:ist|war|hat|hatte|will|wollte|meint|sagt|fragt|glaubt|denkt|braucht|nervt|ruft|rief|' +
  'droht|drängelt|beschwert|behauptet|weigert|kann|könnte|muss|soll|darf|möchte|wird|würde|' +
  'kriegt|bekommt|zahlt|kommt|steht|sitzt|macht|lügt|schreibt|wartet|weiß|findet|hält|geht|tut|' +
  'lässt|gibt|bleibt|versteht|besteht|hört|klingt|redet|schreit|\\p{Ll}{3,}t)'

export const german: Tongue = {
  common: listed(
    'der die das und ist nicht ein eine sie ich wir mit für auf den dem im zu es haben von bitte ' +
      'wie was sich auch er hat kann noch schon aber wenn dann mal ja nein',
  ),
  you: words('ihnen|ihre[nmrs]?|ihr|du|dir|dich|dein(?:e[nmrs]?)?|euch|euer|eure[nmrs]?'),
  polite: new RegExp(
    exactWords('Ihnen|Ihre[nmrs]?|Ihr|Liebe[r]?|Guten Tag|Sehr geehrte[r]?').source +
      '|(?<=\\p{Ll}|,)\\s+Sie(?!\\p{L})(?! (?:ist|hat|will|kann|war|meint|sagt)(?!\\p{L}))' +
      '|^(?:Bitte |Können |Haben |Möchten |Mögen |Dürfen |Darf |Hätten |Könnten |Würden |Wären |' +
      'Wollen |Sind |Brauchen |Reisen )' +
      '|(?<!\\p{L})(?:[Ee]ntschuldig(?:ung|en)|tut mir leid|gern(?:e)? geschehen|ich verstehe|' +
      'darf ich|herzlich|Danke Ihnen)(?!\\p{L})',
    'u',
  ),
  familiar: words(
    'du|dir|dich|dein(?:e[nmrs]?)?|euch|euer|eure[nmrs]?|hast du|kannst du|machst|gehst|habt ihr|könnt ihr',
    'schau mal|sag (?:mal|ihm|ihr)|mach(?:st)? du|weißt du|gib (?:ihm|ihr|mir)|frag (?:mal|doch|ihn|sie)|pack',
    'schick(?:st)?|übernimm(?:st)?|nimm|lass',
  ),
  third: exactWords('sie|er|ihm|ihn|ihr(?! \\p{Ll}+t )|den Mann|die Frau|dem|deren|dessen'),
  opensWithThird: new RegExp(
    `^[\\s„"]*(?:(?:[Oo]k(?:ay)?|[Jj]a|[Nn]ein|[Aa]lso|[Nn]a|[Hh]m+|[Oo]h|[Dd]och|[Uu]nd|[Aa]ber|` +
      `[Gg]ut|[Ss]orry|[Uu]ff)[\\s,.!…]+)?(?:(?:[Ss]ie|[Ee]r|[Dd]er|[Dd]ie) ${VERBS}|[Hh]at (?:sie|` +
      `er)|[Ii]st (?:sie|er)|[Ww]ill (?:sie|er)|[Dd]ie (?:Frau|Kundin|Mutter|Dame|Gute|Alte)|` +
      `[Dd]er (?:Herr|Kunde|Typ|Mann|Gast|Patient|Alte|Kerl))(?!\\p{L})|^\\p{L}+ (?:will|hat|ist|` +
      `kriegt|bekommt|möchte|braucht|mag) (?:sie|er|die|der)(?!\\p{L})`,
    'u',
  ),
  others: words(
    'mann|frau|ehemann|ehefrau|partner(?:in)?|sohn|tochter|kind(?:er)?|baby|mutter|vater|eltern|bruder',
    'schwester|freund(?:in)?|nachbar(?:n|in)?s?|vermieter(?:in)?|mieter(?:in)?',
    'techniker(?:in)?|kolleg(?:e|in|en)|gutachter(?:in)?|arzt|ärztin|hausarzt|doktor|lehrer(?:in)?',
    'administrator|admin|anwalt|anwältin|steuerberater(?:in)?|fahrer(?:in)?|bote|handwerker|installateur',
    'makler(?:in)?|lieferant|polizei|polizist|beamt(?:er|in)|verkäufer(?:in)?|chef(?:in)?|mitarbeiter(?:in)?',
    'ableser|hersteller|verlag|bank|firma|oma|opa|hund|katze|reiseleiter(?:in)?|gast(?:geber)?|leiter(?:in)?',
    'wer',
  ),
  customer: words(
    '(?:der|die|den|dem|dieser?|diese[nm]?|meine?[nmr]?|unsere?[nmr]?) (?:kunde[n]?|kundin|gast|' +
      'patient(?:in|en)?|anrufer(?:in)?|mandant(?:in|en)?|mutter|herr|typ|kerl|alte|' +
      'frau(?! \\p{Lu}))',
  ),
  consults: words(
    '(?:soll|kann|darf|muss|könnte|sollen|können|dürfen|gehe|sag|gebe|nehme|mache|storniere|' +
      'mach) (?:ich|wir) (?:das |es |da |dann |jetzt |auch |doch |trotzdem |ihr |ihm |ihn |sie |' +
      'denen |der |dem )*(?:ihr|ihm|ihn|sie|denen|der|dem|sagen|geben|anbieten|lassen|machen|' +
      'auf \\d+|selbst|nehmen|gehen|erstatten)?',
    '(?:was|wie|wann) (?:sag|soll|sage|mach|mache|biete) ich (?:ihr|ihm|ihn|denn|da|jetzt)?',
    'ich (?:hab|habe|sag|sage|gebe|geb|biete|halte|hol|frag|frage|bestelle|bestell|schieb|' +
      'schiebe|lass|schicke|nehme|vertröste) (?:ihr|ihm|ihn|sie|denen)',
    '(?:sie|er|die|der) (?:meint|sagt|will|behauptet|möchte|fragt|glaubt),? (?:dass|nicht|das|' +
      'den|die|der|jetzt|immer|schon|unbedingt)',
    'lehnen wir|machst du|oder wartest du|geht (?:nicht )?doch (?:heute )?noch|wie viel darf|was darf ich',
    'passt das (?:für dich|euch)|ist das ok(?:ay)?',
    '(?:kriegt|bekommt) (?:sie|er) ',
    'oder macht ihr das|stimmt das',
  ),
  secrecy: words(
    '(?:nicht|nie|nichts|niemals|ohne|keinesfalls) .{0,25}(?:sagen|verraten|erwähnen|zugeben|' +
      'erzählen|versprechen|begründung|schriftlich|glocke)',
    'sag(?:en|t)? (?:ihm|ihr|ihnen|es|das|denen|sie|den kunden|der kundin)?\\s*(?:aber |bitte |' +
      'bloß |lieber |nur )*(?:nicht|nichts|nur)',
    'sag(?:e)? (?:ich )?nichts|(?:ich )?sag(?:e)? nichts|das sag(?:e)? ich nicht|unter uns|bleibt intern',
    'verschweigen|halte? (?:ich )?(?:ihn|sie) hin|hinhalten|nichts zusagen|sag ich nichts zu|zuzugeben',
    'lüg(?:e)? (?:ich )?(?:ihn|sie)|nicht wissen',
  ),
  inside: words(
    'marge|spanne|einkaufspreis|ek|untergrenze|schmerzgrenze|selbstkosten|netto(?:preis)? (?:ist|liegt)',
    'budget|provision|rabattgrenze|unter \\d+(?:[.,]\\d+)? (?:gehe?n?|machen)|score(?: \\d+)?|bonität|schufa',
    'sperrliste',
    'ticket(?:nummer)?|jira|confluence|wiki|staging|deploy(?:t|ment)?|hotfix|rollback|log(?:s|file)?|prod',
    'mandant \\d+|crm|intern(?:e[nmrs]?)? (?:system|notiz|vermerk|ticket|liste|anweisung)|aktenvermerk|akte',
    'vorgang|eskalier(?:en|t)|disposition|charge \\d+|b-ware',
    'schicht|pause|überstunden|feierabend|vertretung|chef sagt|teamleitung|notfalltermine?|samthandschuhe',
    'gutschein will|anwalt kommt|bis \\d+ kannst|samthandschuh',
  ),
  judges: words(
    'lüg(?:t|en|ner(?:in)?)|gelogen|betrüg(?:er(?:in)?|t)|betrug|abzocke|verdächtig|stinkt|riecht nach',
    'glaub(?:e)? (?:dem|der|ihm|ihr) (?:kein|nicht)|schwindel[nt]?',
    'nerv(?:t|en|ig)|idiot(?:in)?|trottel|blöd(?:e|er|mann)?|dumm|bescheuert|spinnt|unverschämt|frech|zicke',
    'zickt|arsch(?:loch)?|kotz(?:t)?|scheiß(?:e)?|mist|verdammt|zum kotzen|albtraum|anstrengend|schwierig',
    'quengelt|meckert|mecker(?:n|ig)?|nörgel[nt]?|querulant(?:in)?|armer? (?:kerl|mann|frau)|peinlich',
    'geschlampt|schlamperei|wird mir zu|drängelt|feilscht|geizig|nicht ok|sauer|wütend|stinkig|ausgerastet',
    'typisch|keine ahnung',
  ),
  hands: words(
    '(?:kannst|könntest|magst|machst|hast|übernimmst|kannste|nimmst|schaust|gibst|rufst|schickst) du',
    '(?:könnt|habt|macht|nehmt|wisst) ihr',
    'kann (?:bitte )?(?:jemand|einer|wer)(?: von euch)?',
    'machen sie das|übernehmen sie|übernimm(?:st)?|übergeb(?:e|en)',
    'ich geb(?:e)? (?:ihn|sie|das) (?:dir|euch|ab|weiter)|mach(?:st)? (?:du )?(?:bitte )?weiter',
    'schau(?:st)? (?:du )?mal|pack bitte|schick bitte|ruf (?:ihn|sie) an|hilf mir|was meinst du|was meint ihr',
    'liegt in der akte|dann lass (?:ihn|sie)',
  ),
  laughs: words(
    'haha(?:ha)*|hihi|lol|boah|puh|uff|oje|ach du|krass|mann ey|ey|alter|na super|na toll|ehrlich gesagt',
    'echt jetzt|tja|ne[nr]?|nix|hab(?: ich)?|mach ich|find ich',
  ),
  obeys: opens(
    'ok|okay|ja|alles klar|gut|verstanden|danke',
    'alles klar',
    'ok(?:ay)?(?:,| \\p{Lu}| ich| dann| mach)',
    'verstanden',
    'mach(?:e)? ich',
    'geht klar',
    'wird gemacht',
    'jawohl',
    'ich sag(?:e)? (?:ihm|ihr|nichts|nur)',
    'also (?:hat|ist|war|ich|doch)',
    'noch nicht, mach',
    'keine sorge \\p{Lu}',
  ),
  tells: new RegExp(
    '^[,:]?\\s*(?:hast|kannst|könntest|machst|bist|ist|weißt|wo|was|wie|wann|warum|' +
      'welche[sr]?|wer|schau|pack|schick|ruf|nimm|übernimm|gib|sag|bitte|dann|lass|mach|danke|' +
      'ich|wir|die|der|du|es|soll|darf|kann ich|habt|könnt|magst|geh|komm|frag|das)(?!\\p{L})',
    'iu',
  ),
  introduces: new RegExp(
    '^(?: \\p{Lu}\\p{L}+)?(?:,? (?:aus|von|vom|im|in) (?:der|dem|unserem|unserer|unser|\\p{Lu})|' +
      ' (?:hat|ist|wird|kennt|ruft|hilft|kann|leitet|lädt) )',
    'u',
  ),
  titles: words('chef(?:in)?|leute|kollegen|herr doktor|frau doktor|zusammen|jungs|mädels'),
}
