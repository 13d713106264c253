/** The way to the staff door: requests by `api`, frames by `live`, refusals as `Failure`. */
export { address, api, type Query } from './api'
export { Failure, inWords } from './failure'
export { watchDesk } from './desk_watch'
export { live, type FromStaff, type Named, type ToStaff } from './live.svelte'
