/** Every body and every frame of this door, by name; written by `script/types` from the door's own description. */
export type * from './generated.ts'
