import type { FileView } from '@backchannel/wire-customer'
import { useEffect, useRef, useState } from 'preact/hooks'
import { size, tell } from '../messages/talk_words'
import { ALERT, CROSS, Icon, IconButton } from '../steps/icon'
import { CLIP, FILE, CHECK } from './icons'
import type { Attached, Attaching } from './attaching'
import { Sound } from './sound'
import { talking } from './talking'

/** Pixels: the longest edge of a picture in a conversation. */
const EDGE = 220

/** The button that opens the browser's choice of files. */
export function AttachButton({ attaching, worded = false }: { attaching: Attaching; worded?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const choose = (): void => input.current?.click()
  const chosen = (): void => {
    if (!input.current?.files) return
    attaching.add(input.current.files)
    input.current.value = ''
  }
  return (
    <>
      <input ref={input} type="file" multiple hidden onChange={chosen} aria-label={tell().attach} />
      {worded ? (
        <button type="button" class="wadd" onClick={choose}>
          <Icon d={CLIP} />
          {tell().attach}
        </button>
      ) : (
        <IconButton d={CLIP} label={tell().attach} press={choose} />
      )}
    </>
  )
}

/** The files that go with the next message, and what is wrong with others. */
export function AttachedFiles({ attaching }: { attaching: Attaching }) {
  const { files, complaint } = attaching
  return (
    <>
      {files.length > 0 && (
        <ul class="wfs">
          {files.map((file) => (
            <AttachedFile key={file.id} file={file} remove={() => attaching.remove(file.id)} />
          ))}
        </ul>
      )}
      <div role="alert">
        {complaint && (
          <p class="err">
            <Icon d={ALERT} />
            {complaint}
          </p>
        )}
      </div>
    </>
  )
}

function AttachedFile({ file, remove }: { file: Attached; remove: () => void }) {
  const { name, part, view } = file
  return (
    <li>
      <Icon d={view ? CHECK : FILE} />
      <span class="grow cut" dir="auto">
        {name}
      </span>
      <span class="faint">{size(file.size)}</span>
      <IconButton d={CROSS} label={tell().remove(name)} press={remove} />
      {!view && <progress max={1} value={part} aria-label={tell().uploading(name, Math.round(part * 100))} />}
    </li>
  )
}

/** A file in the conversation: a picture shows itself, each can be had. */
export function SpokenFile({ file }: { file: FileView }) {
  const { talk } = talking()
  if (file.media_type.startsWith('audio/')) return <Sound file={file} />
  const get = (): void => void talk.attempt(async () => save(await talk.bytes(`api/files/${file.id}`), file.name))
  return (
    <button type="button" class={file.width ? 'pic' : 'file'} onClick={get} aria-label={tell().download(file.name)}>
      {file.width && file.height ? (
        <Picture file={file} width={file.width} height={file.height} />
      ) : (
        <>
          <Icon d={FILE} />
          <span class="cut">
            <b dir="auto">{file.name}</b>
            <br />
            {size(file.size)}
          </span>
        </>
      )}
    </button>
  )
}

function Picture({ file, width, height }: { file: FileView; width: number; height: number }) {
  const { talk } = talking()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let gone = false
    talk.bytes(`api/files/${file.id}/preview`).then(
      (bytes) => {
        if (!gone) setAddress((made = URL.createObjectURL(bytes)))
      },
      () => undefined,
    )
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [file.id, talk])
  const part = Math.min(1, EDGE / Math.max(width, height))
  const style = { width: `${Math.round(width * part)}px`, aspectRatio: `${width} / ${height}` }
  return address ? <img src={address} alt={file.name} style={style} /> : <span class="blank" style={style} />
}

/** Hands bytes to the browser's downloads. */
export function save(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
