import type { FileView } from '@backchannel/wire-customer'
import { useEffect, useState } from 'preact/hooks'
import { size, tell } from '../messages/talk_words'
import { Icon } from '../steps/icon'
import { PLAY } from './icons'
import { talking } from './talking'

/** A sound in the conversation: fetched when somebody wants to hear it, then played by the browser's own player. */
export function Sound({ file }: { file: FileView }) {
  const { talk } = talking()
  const [address, setAddress] = useState('')
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  const get = (): void =>
    void talk.attempt(async () => setAddress(URL.createObjectURL(await talk.bytes(`api/files/${file.id}`))))
  if (address) return <audio controls autoPlay src={address} aria-label={file.name} />
  const length = /^voice-note-(\d)m(\d\d)s/.exec(file.name)
  return (
    <button type="button" class="file" onClick={get} aria-label={tell().play(file.name)}>
      <Icon d={PLAY} />
      <span class="cut">
        <b dir="auto">{length ? `${length[1]}:${length[2]}` : file.name}</b>
        <br />
        {size(file.size)}
      </span>
    </button>
  )
}
