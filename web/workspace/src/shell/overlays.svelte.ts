let palette = $state(false)
let keys = $state(false)

/** What stands over every screen when it is called. */
export const overlays = {
  get palette(): boolean {
    return palette
  },
  set palette(open: boolean) {
    palette = open
  },
  get keys(): boolean {
    return keys
  },
  set keys(open: boolean) {
    keys = open
  },
}
