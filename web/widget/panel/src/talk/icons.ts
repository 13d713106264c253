/** Drawings on a grid of 16, with a stroke of 1.5: those of a conversation. */
export const DOWN = 'M4.5 6.5 8 10l3.5-3.5'
export const MORE = 'M3.5 8h.01M8 8h.01M12.5 8h.01'
export const CHAT =
  'M3 4.5A1.5 1.5 0 0 1 4.5 3h7A1.5 1.5 0 0 1 13 4.5V9a1.5 1.5 0 0 1-1.5 1.5h-4L5 13v-2.5h-.5A1.5 1.5 0 0 1 3 9z'
export const CLIP = 'M12.6 7.4 7.8 12.2a3 3 0 0 1-4.2-4.2l5.1-5.2a2 2 0 0 1 2.9 2.9L6.5 10.8a1 1 0 0 1-1.4-1.5l4.3-4.3'
export const SEND = 'M13.5 2.5 7.2 8.8M13.5 2.5l-4 11-2.3-4.7-4.7-2.3z'
export const STAR = 'm8 2.5 1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.2 4.6 13l.7-3.8L2.5 6.5l3.8-.5z'
export const FILE = 'M9 2.5H5A1.5 1.5 0 0 0 3.5 4v8A1.5 1.5 0 0 0 5 13.5h6a1.5 1.5 0 0 0 1.5-1.5V6zM9 2.5V6h3.5'
export const CHECK = 'm3.5 8.5 3 3 6-7'
export const PLAY = 'M5.5 3.5v9l7-4.5z'
