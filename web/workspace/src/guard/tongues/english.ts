import { listed, opens, words, type Tongue } from './tongue'

const VERBS =
  '(?:is|was|has|had|does|did|will|won.t|wants?|wanted|says?|said|asks?|asked|keeps?|seems?|' +
  'thinks?|claims?|needs?|insists?|already|still|just|never|always|again|really|sounds?|looks?|' +
  'can|can.t|could|would|wouldn.t|doesn.t|isn.t|hasn.t|didn.t|refuses?|complains?|called|paid|' +
  'sent|got|likes?|hates?|also|only|even)'

export const english: Tongue = {
  common: listed(
    'the and you your is are was have has to of for it in on at with that this we i my can will ' +
      'not be do what she he they but if so just been would should',
  ),
  you: words('you', 'your', 'yours', 'yourself', 'u', 'ur'),
  polite: words(
    'would you (?:like|prefer|mind)',
    'could you (?:please|tell|send|let|run|confirm)',
    'may i',
    'thank you for',
    'thank you',
    'i (?:completely |totally |fully |do )?understand',
    'i hear you',
    'i know,',
    'sorry for',
    'i am sorry',
    "i'm sorry",
    'i apologi[sz]e',
    'we apologi[sz]e',
    'you can',
    'you will',
    "you'll",
    'your (?:order|account|claim|card|room|booking|bill|line|line|payment|refund|reports?|case|' +
      'delivery|appointment|referral|warranty|new|contract|invoice|parcel|ticket|request|meter|' +
      'name|address)',
    'for you',
    'please (?:bring|try|send|restart|do not|don.t worry|call|note|check|let|find|upload|choose|contact)',
    'let me know',
    'is there anything else',
    'happy to help',
    'do you (?:have|prefer|need|want|live|know)',
    'which do you',
    'dear',
    'welcome',
    '(?:mr|mrs|ms|sir|madam)',
  ),
  familiar: /(?!)/u,
  third: words('she', 'her', 'hers', 'herself', 'he', 'him', 'his', 'himself'),
  opensWithThird: opens(
    'ok|okay|yes|no|well|hm+|ugh|lol|so|and|but|great|right|oh|sorry|fyi|btw|also|yep|yeah|haha|agreed|honestly',
    `(?:s?he|they)['’](?:s|d|ll|re|ve)`,
    `(?:s?he|they) ${VERBS}`,
    'is s?he',
    'does s?he',
    'did s?he',
    'has s?he',
    'was s?he',
    'can s?he',
    'this (?:guy|woman|man|lady|one|person|customer|client)',
    'that (?:guy|woman|man|lady|customer|client)',
  ),
  others: words(
    'husband|wife|partner|son|daughter|child|children|kids?|baby|mother|father|mum|mom|dad|parents?|brother',
    'sister|friend|neighbou?rs?|landlord|landlady|tenant',
    'colleague|technician|engineer|expert|doctor|nurse|gp|surgeon|teacher|manager|lawyer|solicitor|accountant',
    'agent|adviser|driver|courier|plumber|electrician|surveyor|inspector|police|officer|supplier|seller|buyer',
    'administrator|admin|company|bank|team|insurer|guide|host|dog|cat|car|bike|ship|boat|person|somebody',
    'someone|whoever|anyone|bride|groom|guests?|grandmother|grandfather|grandma|grandpa|aunt|uncle|boss',
    'secretary|assistant|grower|builder|carrier|airline|embassy',
    'by (?:him|her)self',
    'people',
    'who',
  ),
  customer: words(
    'the (?:customer|client|caller|guest|patient|visitor|user|buyer|tenant|passenger|' +
      'policyholder|mother|father|lady|guy|woman|man)',
    'this (?:customer|client|caller|guest|patient|user|guy|woman|lady|one is|person)',
    'that (?:customer|client|guest|guy|woman|lady)',
    'my (?:customer|client|guest)',
    'these people',
    'half my customers',
  ),
  consults: words(
    '(?:shall|should|can|could|may|do|must|would) (?:i|we) (?:just |still |really |even |' +
      'at least |already |now )?(?:tell|offer|give|let|ask|send|book|refund|charge|transfer|' +
      'escalate|go|promise|move|put|refuse|say|warn|cancel|waive|do|wait|close|approve|' +
      'call) ?(?:him|her|them|it to (?:him|her|them)|that|anyway|to|up|down|one|an?|the|this)?',
    'what (?:do|should|shall|can|am) (?:i|we) (?:tell|say|offer|do|supposed)',
    "(?:i|we)(?:'ll| will|'d| would| could| can| am going to|'m going to|'ve| have)? " +
      '(?:just |rather |only |already |not )*(?:tell|told|offer|offered|give|gave|promise|promised|let|warn|call|' +
      'ask|asked|refund|book|told) (?:him|her|them)',
    'is (?:it|that) (?:ok|okay|fine|alright|all right) (?:if|to|with)',
    "(?:what'?s|is .{1,20}) (?:the )?(?:most|lowest|least|highest|max|maximum|minimum|floor|limit)",
    'am i allowed',
    'fine with you',
    'do we (?:pay|know|have to|charge|give|tell|owe|really|want)',
    'so (?:it is|it IS|we knew|do we)',
    '(?:s?he|they) (?:says?|claims?|wants?|asks?|keeps?|insists?|thinks?|told|won.t|refuses?) ',
    'how do (?:i|we) (?:tell|say|explain|handle)',
  ),
  secrecy: words(
    "(?:don['’]?t|do not|never|not|won['’]?t|will not|rather not|shouldn['’]?t|should not|can['’]?t|cannot|" +
      'better not) (?:tell|mention|say|share|admit|promise|let (?:him|her|them|on)|show|reveal|give away)',
    'between (?:us|you and me)',
    'keep (?:it|this|that) (?:quiet|to (?:yourself|ourselves)|between|internal|in house)',
    'nothing in writing',
    'not in writing',
    'off the record',
    'act surprised',
    'play dumb',
    'without (?:him|her|them) (?:knowing|noticing)',
    "won['’]?t notice",
    'stall (?:him|her|them)',
    "(?:he|she|they) (?:must|should|need)(?:n['’]?t| not) (?:know|to know)",
    'let (?:him|her|them) (?:win|wait|think|believe|sweat)',
  ),
  inside: words(
    'margins?|mark-?up|net (?:price|cost|rate|is|of)|cost price|our cost|costs us',
    'floor(?: price)?(?= for| is| the| or|$)|price floor|bottom line|churn|retention|upsell|chargeback',
    'rule \\d+|risk score|score \\d+|credit score|blacklist|black list|grey list|watch ?list|kyc|aml|fraud team',
    'escalat(?:e|ed|ion)|root cause|hotfix|staging|prod(?: db)?|rollback|feature flag|flip the flag',
    'tenant \\w+|deploy(?:ed|ment)?|pipeline|backlog|sprint|repro|logs?',
    'crm|internal(?:ly)? (?:ticket|note|only|use|wiki|tool|system|policy|doc)|wiki|jira|confluence|zendesk',
    'salesforce|slack|sop|kb article',
    'script|talking points|official line|official version|b-stock|write-?off|goodwill (?:budget|limit)',
    'my (?:shift|break|lunch|queue)|quota|kpi|sla breach|supervisor|team lead says',
    'legal (?:says|said|can|will|wants)|admit liability|liability',
    'known since|we knew|oversold|overbooked|low fill',
    'squeeze (?:him|her|them) in|fit (?:him|her|them) in',
  ),
  judges: words(
    'lying|lies|liar|fraudster|scammer|scam|cheat(?:s|ing|er)?|crook|shady|suspicious|fishy|bullshit|bs',
    'idiot|moron|stupid|dumb|crazy|insane|nuts|annoying|rude|nightmare|pain in|pita|difficult|impossible',
    'clueless|drama|whin(?:e|ing|er)|moan(?:s|ing|er)?|jerk|arse(?:hole)?|asshole|bitch|karen|wtf|ffs|crap',
    'rubbish|shit(?:ty)?|damn|bloody|hell|sick of|fed up|hate|angry|furious|pissed(?: off)?|threatening',
    'trying it on|telling the truth|flagged|abuse|so slow|a pain',
    'haggl(?:es|ing|er)|time ?waster|freeloader|pushy|desperate|gullible|naive|drunk',
    'poor (?:guy|thing|woman|man|soul|fellow)',
    "(?:i )?don['’]?t (?:believe|trust) (?:him|her|them|a word)|deal with (?:him|her|them)",
    'is it true',
  ),
  hands: words(
    '(?:can|could|would|will) (?:you|u|someone|somebody|anyone|one of you) (?:please |' +
      'pls )?(?:take|handle|deal|jump|step|check|look|cover|squeeze|put|call|fix|lift|unlock|' +
      'approve|flip|ask|find|book|send|reset|confirm|get|bring|pull|push|do|swap|talk|help)',
    'take (?:this|it|him|her|them|that) over',
    'take over',
    'over to you',
    'handing (?:(?:this|him|her|it|them) )?over|hand-?over(?: note)?',
    "(?:he|she|it|this)(?:'s| is) (?:all )?yours",
    'all yours',
    'do (?:you|we) (?:still )?have (?:the|another|any|one|a) .{0,30}(?:in stock|left|free)?',
    'please lift|please approve|please unlock|please check (?:his|her|their)|pls',
    'your turn|you take|cover for me|help me|ping me|heads up|fyi',
    'what do you think|thoughts\\?',
  ),
  laughs: words(
    'lol|lmao|rofl|haha(?:ha)*|hehe|ugh+|omg|tbh|imo|imho|btw|meh|yikes|phew|argh+|smh|jeez|geez|sigh|brb|afk',
    'thx|ty|np|k|idk',
  ),
  obeys: opens(
    'ok|okay|sure|right|yes|yep|agreed|thanks|fine',
    "(?:ok|okay),? (?:i|we|so|will|then|doing|on it|got it|noted|won['’]?t)",
    "i won['’]?t",
    'will do',
    'on it',
    'got it',
    'noted',
    'understood',
    'agreed',
    'roger',
    'copy that',
    'doing (?:it|that) now',
    'yes please,? i',
    "no,? (?:it['’]?s|that['’]?s) fine",
    'i can manage',
    'so (?:we|he|she|they|it|do)',
  ),
  tells: new RegExp(
    '^[,:]?\\s*(?:can|could|would|will|do|did|have|are|were) (?:you|u|we)\\b|' +
      '^[,:]?\\s*(?:please|pls|thanks|thx|is it|is that|is there|is \\d|\\d|what|why|how|when|' +
      "where|which|who|shall|should|may|ok\\b|it'?s|he|she|his|her|they|i |i'|that'?s|don'?t|" +
      'let|look|check|take|give|tell|ask|call|send|see|do we|are we|we |your? )',
    'iu',
  ),
  introduces: /^(?: \p{Lu}\p{L}+)?(?:,? (?:from|of|in|at|on) (?:our|the)\b|, (?:who|whose)\b)/u,
  titles: words('boss|chief|guys|team|folks|mate|dude|buddy|all|everyone|colleagues'),
}
