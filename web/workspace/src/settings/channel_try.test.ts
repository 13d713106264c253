import { expect, it } from 'vitest'
import { firstEnquiry, newKey } from './channel_try'

it('brings a first enquiry in at the customers’ door, with the token and a key of its own', () => {
  const command = firstEnquiry('https://chat.example/', 'phone', 'bc_x', 'f'.repeat(32))
  expect(command).toContain('curl -X POST https://chat.example/api/channel/enquiries ')
  expect(command).toContain("'Authorization: Bearer bc_x'")
  expect(JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '')).toMatchObject({ sender: { address: '+442079460143' } })
})

it('makes keys of 128 bits', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(newKey()).not.toBe(newKey())
})
