import { ALERT, Icon } from './icon'

/** What the browser can fill in. */
type Name = 'name' | 'email'

/** One thing to fill in, or a longer text, with its mistake under it. */
export function Field(props: {
  name: Name | 'text'
  label: string
  beside?: string
  value: string | null | undefined
  mistake: string | undefined
  keep?: (text: string) => void
}) {
  const { name, label, beside, value, mistake, keep } = props
  const id = `f-${name}`
  const shared = {
    class: 'field',
    id,
    name,
    defaultValue: value ?? '',
    'aria-invalid': mistake ? true : undefined,
    'aria-describedby': mistake ? `${id}-m` : undefined,
  }
  return (
    <div>
      <label class="lab" for={id}>
        {label} {beside && <span class="faint">{beside}</span>}
      </label>
      {name === 'text' ? (
        <textarea
          {...shared}
          rows={4}
          maxLength={8_000}
          dir="auto"
          onInput={(event) => keep?.(event.currentTarget.value)}
        />
      ) : (
        <input {...shared} inputMode={name === 'email' ? 'email' : 'text'} autocomplete={name} maxLength={300} />
      )}
      {mistake && <Mistake id={`${id}-m`} text={mistake} />}
    </div>
  )
}

function Mistake({ id, text }: { id: string; text: string }) {
  return (
    <p class="err" id={id}>
      <Icon d={ALERT} />
      {text}
    </p>
  )
}
