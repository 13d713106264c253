import { listed, opens, words, type Tongue } from './tongue'

export const portuguese: Tongue = {
  common: listed(
    'o a os as de que e em um uma não se para com por do da no na é já mas ao você foi são está ' +
      'isso ele ela lhe muito também olá obrigado pode tem até',
  ),
  you: words('você|vocês|vc|lhe|lhes|seu|sua|seus|suas|consigo|te|ti|tu|teu|tua|a senhora|o senhor'),
  polite: words(
    'dona|senhora? \\p{L}+,|sr\\.?|sra\\.?|excelentíssim[oa]|car[oa] ',
    'compreendo|percebo|entendo|lhe|lhes|ligar-lhe|para você|pra você|com você|te aviso|a sua|o seu|os seus',
    'as suas|consigo (?:os|o|a) ',
    'pode(?:ria|mos)? (?:enviar|vir|confirmar|mandar|dizer|levantar|encontrar|oferecer|ver)|prefere(?:m)?',
    'gostaria(?:m)?|quer que|tem (?:a|o|elevador|portaria)|consegue (?:ver|me|enviar)|por favor|desculpe',
    'desculpa a|pedimos desculpa|peço desculpa|lamento|sinto muito|obrigad[oa],? (?:dona|senhor|sr)',
    'agradecemos|traga|envie|mande a|diga-me|se (?:quiser|precisar|o seu|a sua)|o que acha|quantos anos',
    'testa pra mim|a gente regula',
  ),
  familiar: words(
    'tu|te|ti|contigo|teu|tua|podes|consegues|tens|queres|sabes|trazes|vê(?:s)?|olha|diz-lhe|fala|pega|manda',
    'avisa-me|me avisa|adianta|atende|deixa lá|cara|mano|pô|blz|beleza|valeu|fechou|né',
  ),
  third: words(
    'ela|ele|elas|eles|dela|dele|nela|nele|a cliente|o cliente|a senhora(?= (?:está|quer|diz|é|não))|o cara',
    'a mulher|o homem|a moça|o moço',
  ),
  opensWithThird: opens(
    'ok|sim|não|pois|bom|bem|olha|e|mas|ah|ui|uf+|kkk+|haha\\w*|pô|pronto|então|calma|também',
    '(?:ela|ele) ',
    '(?:o|a) (?:cliente|senhora|senhor|mãe|pai|hóspede|doente|paciente|utente|moça|moço|cara|' +
      'homem|mulher|velhota?|gajo|gaja) ',
    'est[ea] (?:cliente|senhora?|gajo|gaja|tipo|cara|mulher|homem)',
    'coitad[oa]',
    'diz(?:em)? que',
  ),
  others: words(
    'marido|mulher|esposa|esposo|noiv[oa]|namorad[oa]|filh[oa]s?|criança(?:s)?|bebé|bebê|mãe|pai|pais|avó|avô',
    'irm[ãa]o?s?|amig[oa]s?|vizinh[oa]s?|senhorio|inquilin[oa]',
    'técnic[oa]|colega|perit[oa]|médic[oa]|doutora?|professora?|contabilista|contador(?!es)|advogad[oa]',
    'condutora?|motorista|entregador|carteiro|polícia|agente|gerente|diretora?|chefe|montador|fornecedor',
    'seguradora|banco|empresa|dono|dona de|luthier|canalizador|eletricista|guitarra|peça|carro|apólice|quem',
    'cão|gato',
  ),
  customer: words(
    '(?:a|o|est[ea]|ess[ea]|da|do|à|ao|minha|meu|noss[oa]) (?:cliente|utente|doente|paciente|' +
      'hóspede|velhota?|gaj[oa]|moç[oa]|cara|mãe(?! (?:acha|d[aeo]) \\p{Lu}))',
    'esta senhora|este senhor|essa senhora|esse senhor|da senhora|coitad[oa] d[ao]|uma velhota|um velhote',
  ),
  consults: words(
    '(?:digo|dizemos|dou|damos|ofereço|oferecemos|conto|devolvo|explico|passo|mando|posso dar|' +
      'posso oferecer|dizer|cobro|desconto) ?-?(?:-?lhe|-?lhes|pra ele|pra ela|a ele|a ela|' +
      'para ele|que foi|que é|se ele|se ela)?(?= |\\?|$)(?=.{0,60}\\?|.{0,30}(?:ele|ela|lhe))',
    '(?:disse|dissemos|ofereci|contei|avisei|expliquei)-?(?:lhe| pra el[ea]| a el[ea])',
    '(?:ela|ele) (?:diz|quer|acha|já|não|está|tá|nem|disse|pede|insiste|ligou|reclama)',
    'o que (?:digo|faço|respondo)|que faço|devolvo\\?|posso dar|aguento mais|é isto mesmo|dizemos-lhe',
    'e se (?:ele|ela) |se (?:ele|ela) (?:pedir|reclamar|devolver)|concordas|tá bom pra',
  ),
  secrecy: words(
    'não (?:lhe |lhes |o |a )?(?:digas|diga|digam|digo|conta|conte|contes|contar|fale|fala|falar|' +
      'falem|assuste|assustes|assusto|prometas|promete|prometa|admitas|menciones|mencione)',
    'não se fala|sem falar nada|sem (?:ele|ela) saber|fica entre nós|cá entre nós',
    'ninguém (?:precisa|tem de) saber|que não (?:saiba|perceba|note)|finge|fazer de conta|enrola',
    'cuidado com o que escrevem',
  ),
  inside: words(
    'margem|preço (?:mínimo|de custo)|custo|líquido|até \\d[\\d.]* (?:sem|podes|pode)|podes ir até',
    'desconto máximo|comissão nossa|autorização do chefe|lista negra|score|orçamento',
    'só (?:dou|devolvo|faço) .{0,20}se',
    'ticket|jira|wiki|intranet|hotfix|deploy|servidor novo|log(?:s)?|produção|staging|crm|grafana|backoffice',
    'processo interno|escalar|estoque|na gaveta|de uso|lote',
    'turno|folga|formação|minha pausa|supervisão|chefia|jurídico|auto da polícia, agora|para assinar',
  ),
  judges: words(
    'ment(?:e|ir|iros[oa]|ira)|a gozar|fraude|burla|burlã[o]?|suspeit[oa]|esturro|aldrab[ãa]o?|golpe',
    'desconfio|se enterre|enterrar-se',
    'chat[oa]|chatinh[oa]|insuportável|mal(?:-| )?educad[oa]|idiota|burr[oa]|maluc[oa]|doid[oa]|parv[oa]',
    'estúpid[oa]|merda|porra|caralho|puta|foda|saco|farto|farta|zangad[oa]|irritad[oa]|coitad[oa]|aflit[oa]',
    'brav[oa]|furios[oa]|pesadelo|bradar|santo|santinh[oa]|típico|vergonha|não aguento|reclamona?|pão-duro',
    'nem pestanejou|vai ser bonito|amor de deus|tem razão dessa vez|por engano',
  ),
  hands: words(
    '(?:podes|consegues|tens|queres|trazes|vês|confirmas|sabes|achas) ?\\p{L}*',
    'atende tu|fica com|assume (?:tu|aí)|passo-te|te passo|trata tu|toma conta|me avisa|avisa-me|confirma-me',
    'olha o|me fala|adianta|pega (?:aí|você)|traz (?:ele|ela)|ajuda-me|me ajuda|o que achas|consegue buscar',
    '(?:você|vc) (?:pode|consegue|regula|viu|vê|fala|pega|acha|sabe)|deixa lá',
  ),
  laughs: words('k{3,}|(?:ha){2,}|(?:rs){1,}|eh pá|epá|pá|pô|nossa|caramba|ui|uf+|pois|blz|mano|cara|tá|né|lol|bah'),
  obeys: opens(
    'ok|sim|certo|pronto|está bem|tá|obrigad[oa]',
    'ok(?:,| doutora?| chefe| \\p{Lu}| marco| não)',
    'combinado',
    'feito',
    'entendido',
    'pode deixar',
    'deixa comigo',
    'vou já tratar',
    'posso sim \\p{Lu}',
    'posso, mas',
  ),
  tells: new RegExp(
    '^[,:]?\\s*(?:podes|consegues?|tens|trazes|queres|viste|sabes|confirma(?:-me)?|deixa|olha|' +
      'avisa|me|está|tá|vê|manda|fala|traz|pega|você|vc|o que|quando|onde|como|quanto|quantos|' +
      'cadê|por favor|obrigad[oa]|calma|saiu|não|já|ele|ela|eu|a gente|é|isso|quem|atende|' +
      'adianta|regula|faz|diz)(?!\\p{L})',
    'iu',
  ),
  introduces: new RegExp(
    '^(?: \\p{Lu}\\p{L}+)?(?:,? (?:da|do|de|das|dos) (?:noss|\\p{Ll}|\\d)|, (?:quem |que |da |' +
      'do )|,? (?:quer|vai|passa|liga|estará|também|atende|autorizou|corrigiu))',
    'u',
  ),
  titles: words('doutora?|chefe|pessoal|gente|malta|colegas|galera|mano|cara'),
}
