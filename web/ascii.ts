import type { Plugin } from 'vite'

/** Rewrites each character outside ASCII as an escape, so that a bundle survives a host page without a charset. */
export function ascii(): Plugin {
  return {
    name: 'ascii',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = escapeScript(file.code)
        else if (file.fileName.endsWith('.css')) file.source = escapeStyle(text(file.source))
      }
    },
  }
}

/** `source` with `\uXXXX` in place of each UTF-16 unit above 0x7f: valid within strings, templates and identifiers. */
export function escapeScript(source: string): string {
  return source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `source` with CSS escapes of six digits (which need no space after them) in place of each character above 0x7f. */
export function escapeStyle(source: string): string {
  return source.replace(/[^\0-\x7f]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`)
}

function text(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source)
}
