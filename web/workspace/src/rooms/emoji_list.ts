/**
 * The emoji that one meets at a desk, by group: each with its name in English, more words to find it by, and its name
 * in Traditional Chinese. A list of our own, so that it stays small; everything else can be typed or pasted.
 */
export const GROUPS = {
  faces: `
😀|grinning face|happy smile|笑臉
😃|big smile|happy open|開心大笑
😄|smiling eyes|happy laugh|瞇眼笑
😁|beaming face|grin happy|露齒笑
😅|smiling with sweat|phew relief nervous|苦笑
😂|tears of joy|laugh lol|笑到流淚
🙂|slight smile|ok fine|微笑
🙃|upside-down face|irony silly|倒過來的臉
😉|wink|joke|眨眼
😊|smiling blush|warm thanks|害羞微笑
😇|halo|innocent angel|天使
🥰|with hearts|love adore|充滿愛心
😍|heart eyes|love wow|愛心眼
😘|kiss|love|飛吻
😋|savouring|tasty yum|好吃
😜|winking tongue|joke silly|吐舌眨眼
🤗|hug|thanks warm|擁抱
🤔|thinking|hmm question consider|思考
🤝|handshake|deal agree|握手
🤫|hush|quiet secret|安靜
😐|neutral face|meh|面無表情
😏|smirk|sly|得意
😬|grimace|awkward oops|尷尬
🙄|rolling eyes|annoyed|翻白眼
😌|relieved|calm peace|放鬆
😴|sleeping|tired zzz|睡覺
😷|mask|ill sick|戴口罩
🤒|thermometer|ill fever sick|發燒
🤕|bandage|hurt|受傷
🥳|party face|celebrate birthday|慶祝
😎|sunglasses|cool|墨鏡
🤓|nerd|glasses clever|書呆子
😕|confused|unsure puzzled|困惑
😟|worried|concerned|擔心
🙁|slight frown|sad|不開心
😮|open mouth|surprised wow|驚訝
😲|astonished|shock wow|震驚
😳|flushed|embarrassed|臉紅
🥺|pleading|please puppy|懇求
😢|crying|sad tear|哭泣
😭|loudly crying|sad sob|大哭
😤|steam from nose|determined|氣呼呼
😠|angry|mad|生氣
😡|very angry|rage mad|非常生氣
🤯|exploding head|mind blown|腦袋爆炸
😱|scream|fear shock|驚聲尖叫
😓|cold sweat|stress|冷汗
🥵|hot face|heat|好熱
🥶|cold face|freezing|好冷
🤷|shrug|do not know|聳肩
🤦|facepalm|oops|掩面
🙇|bow|sorry thanks|鞠躬`,
  hands: `
👍|thumbs up|yes good ok agree like|讚
👎|thumbs down|no bad|不讚
👌|ok hand|perfect fine|沒問題
✌️|victory|peace two|勝利
🤞|crossed fingers|luck hope|祈求好運
👏|clapping|bravo well done|鼓掌
🙌|raised hands|hooray celebrate|舉雙手
🙏|folded hands|please thanks pray|拜託感謝
👋|waving hand|hello bye hi|揮手
✋|raised hand|stop wait|舉手
💪|strong arm|strength power|加油
👀|eyes|look see watching|眼睛
👉|pointing right|this here|指向右
👈|pointing left|this here|指向左
👆|pointing up|above|指向上
👇|pointing down|below|指向下
✍️|writing hand|note sign|寫字
🫶|heart hands|love thanks|比愛心`,
  hearts: `
❤️|red heart|love|紅心
🧡|orange heart|love|橘心
💛|yellow heart|love|黃心
💚|green heart|love|綠心
💙|blue heart|love|藍心
💜|purple heart|love|紫心
💔|broken heart|sad|心碎
✨|sparkles|shine new magic|閃亮
⭐|star|favourite|星星
🌟|glowing star|great|發光的星
🔥|fire|hot great|火
💯|hundred|perfect full|一百分
🎉|party popper|celebrate congratulations|拉炮慶祝
🎊|confetti|celebrate|彩球
🎁|gift|present|禮物
🎂|birthday cake|party|生日蛋糕
🏆|trophy|win prize|獎盃
🥇|gold medal|first win|金牌
💡|light bulb|idea hint|點子
💬|speech bubble|chat message|對話框
💤|zzz|sleep|睡著`,
  signs: `
✅|check mark|done yes ok|完成
☑️|checked box|done|已勾選
✔️|tick|done yes|打勾
❌|cross mark|no wrong|叉
⚠️|warning|careful attention|警告
❗|exclamation mark|important|驚嘆號
❓|question mark|help|問號
⛔|no entry|stop forbidden|禁止
🚫|prohibited|no forbidden|禁止標誌
ℹ️|information|info|資訊
🔴|red circle|stop|紅圈
🟢|green circle|go ok|綠圈
🔵|blue circle|info|藍圈
➡️|right arrow|next|向右
⬅️|left arrow|back|向左
⬆️|up arrow|above|向上
⬇️|down arrow|below|向下
🔄|arrows in a circle|again refresh|重新整理
♻️|recycling|reuse|回收
➕|plus|add more|加
➖|minus|less|減
🆕|new|fresh|新
🆗|ok button|fine|好
🔝|top|best|最高`,
  things: `
📦|parcel|package box delivery|包裹
🚚|delivery lorry|truck shipping|貨車
✈️|aeroplane|flight travel|飛機
🚗|car|drive|汽車
🚲|bicycle|bike|腳踏車
🏠|house|home|家
🏢|office|building company|辦公大樓
🏪|shop|store|商店
📞|telephone receiver|call phone|電話
📱|mobile phone|smartphone|手機
💻|laptop|computer|筆電
🖥️|computer screen|desktop|電腦
🖨️|printer|print|印表機
⌨️|keyboard|type|鍵盤
🔋|battery|power|電池
🔌|plug|power|插頭
📷|camera|photo picture|相機
🎧|headphones|support listen|耳機
📧|e-mail|mail|電子郵件
✉️|envelope|letter mail|信封
📎|paper clip|attachment file|迴紋針
📄|page|document file|文件
📝|memo|note write|備忘錄
📅|calendar|date day|日曆
⏰|alarm clock|time|鬧鐘
⏳|hourglass|wait time|沙漏
⌛|hourglass done|time up|時間到
🔍|magnifying glass|search find|放大鏡
🔑|key|access password|鑰匙
🔒|lock|secure closed|鎖
🔓|open lock|unlocked|開鎖
🔧|wrench|repair tool|扳手
🔨|hammer|tool|鐵鎚
🛠️|tools|repair fix|工具
⚙️|gear|settings|齒輪
🧾|receipt|bill invoice|收據
💳|credit card|pay payment|信用卡
💰|money bag|pay|錢袋
💶|euro|money|歐元
💵|dollar|money|美元
🛒|shopping cart|basket order|購物車
🛍️|shopping bags|buy|購物袋
🏷️|label|price tag|標籤
👕|t-shirt|clothes|上衣
👟|trainer|shoe|球鞋
☕|coffee|break tea|咖啡
🍕|pizza|food|披薩
🍎|apple|fruit|蘋果
🌍|globe|world earth|地球
☀️|sun|weather warm|太陽
☁️|cloud|weather|雲
🌧️|rain|weather|下雨
❄️|snowflake|cold winter|雪花
🌈|rainbow|colours|彩虹
🌱|seedling|plant grow|幼苗
🌸|blossom|flower spring|櫻花
🐶|dog|pet|狗
🐱|cat|pet|貓
🐛|bug|error|蟲
🚀|rocket|launch fast|火箭`,
} as const
