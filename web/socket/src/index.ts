export { placesOf, type Places, type Step } from './places'
export { LiveSocket, type SocketOptions, type SocketState } from './socket'
export { waitBefore } from './waits'
