import { t } from '../messages'

/** Colours that go well with the widget; an own one can be chosen beside them. */
export function palette(): { value: string; label: string }[] {
  return [
    { value: '#2A5BD7', label: t('setup.colour_blue') },
    { value: '#0F6F78', label: t('setup.colour_teal') },
    { value: '#2B6E36', label: t('setup.colour_green') },
    { value: '#7A3E9D', label: t('setup.colour_plum') },
    { value: '#B3261E', label: t('setup.colour_red') },
    { value: '#23262D', label: t('setup.colour_ink') },
  ]
}
