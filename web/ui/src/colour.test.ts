import { expect, it } from 'vitest'
import { isColour, onColour } from './colour'

it('writes in white on the dark and in black on the light', () => {
  expect([onColour('#2A5BD7'), onColour('#17191E'), onColour('#F7CB15'), onColour('#FFFFFF')]).toEqual([
    '#ffffff',
    '#ffffff',
    '#000000',
    '#000000',
  ])
})

it('knows a colour from something else', () => {
  expect(['#2A5BD7', '#2a5bd', 'blue', '#2A5BD7; x'].map(isColour)).toEqual([true, false, false, false])
})
