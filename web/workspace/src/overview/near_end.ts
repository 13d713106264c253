import type { Attachment } from 'svelte/attachments'

/** Calls when the element comes within reach of being seen: the end of a list, so that its next page is asked for. */
export function nearEnd(reached: () => void): Attachment {
  return (element) => {
    const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && reached(), {
      root: element.closest('.scroll'),
      rootMargin: '400px',
    })
    watch.observe(element)
    return () => watch.disconnect()
  }
}
