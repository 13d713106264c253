import { expect, it } from 'vitest'
import { marking } from './marking'

it('stands around what is selected, which stays selected', () => {
  expect(marking('so what', 3, 7, '**')).toEqual({ range: [3, 7], text: '**what**', caret: 2, held: 4 })
  expect(marking('', 0, 0, '*')).toEqual({ range: [0, 0], text: '**', caret: 1, held: 0 })
})

it('is taken away where it stands already', () => {
  expect(marking('so **what**', 5, 9, '**')).toEqual({ range: [3, 11], text: 'what', caret: 0, held: 4 })
  expect(marking('*what*', 1, 5, '*')).toEqual({ range: [0, 6], text: 'what', caret: 0, held: 4 })
})

it('is another one beside bold', () => {
  expect(marking('**what**', 2, 6, '*')).toEqual({ range: [2, 6], text: '*what*', caret: 1, held: 4 })
  expect(marking('***what***', 3, 7, '*')).toEqual({ range: [2, 8], text: 'what', caret: 0, held: 4 })
})
