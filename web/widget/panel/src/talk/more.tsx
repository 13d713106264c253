import { useAttaching, type Attaching } from './attaching'
import { AttachButton, AttachedFiles } from './files'
import css from './talk.css?inline'
import { Talk } from './talk'
import type { Visit } from '../visit/visit'

export { Chat } from './chat'
export { Conversations } from './conversations'
export { Farewell } from './farewell'

/** Takes over the conversations of a visit, and brings the looks for them. */
export function openTalk(visit: Visit): Talk {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  return new Talk(visit)
}

/** Adds files to the first message; `chosen` hears of each change. */
export function FormFiles({ chosen }: { chosen: (attaching: Attaching) => void }) {
  const attaching = useAttaching()
  chosen(attaching)
  return (
    <div>
      <AttachedFiles attaching={attaching} />
      <AttachButton attaching={attaching} worded />
    </div>
  )
}
