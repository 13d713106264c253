import type { AuditChange, AuditLine } from '@backchannel/wire-staff'
import { english } from '../messages/en'
import { pieced, t, type Piece, type PlainKey } from '../messages'

type Words = keyof typeof english.audit

/** What a line says was done, in pieces, so that names can be set apart. */
export function deedOf(line: AuditLine): Piece[] {
  const key = keyOf(line)
  const detail = key === 'other' ? line.act : shown(line)
  return pieced(`audit.${key}` as 'audit.change_staff', { name: line.subject, detail } as { name: string })
}

/** The word for one thing that changed. */
export function whatOf(change: AuditChange): string {
  const key = `what_${change.what}`
  return key in english.audit ? t(`audit.${key as 'what_name'}` as PlainKey) : change.what
}

/** Whether a permission, or another thing of which there are many, was given or taken. */
export function isOneOfMany(change: AuditChange): boolean {
  return change.what === 'permission' || change.what === 'word'
}

function keyOf(line: AuditLine): Words {
  const key = line.act === 'monitor' ? `monitor_${line.detail}` : line.act
  return key in english.audit ? (key as Words) : 'other'
}

function shown(line: AuditLine): string {
  return line.act === 'download_history' ? line.detail.toUpperCase() : line.detail
}
