import type { FileView } from '@backchannel/wire-customer'
import type { Door } from '../door/door'
import { failureOf, unreached } from '../door/failure'

/** Bytes on their way to the door. */
export interface Upload {
  done: Promise<FileView>
  stop(): void
}

/**
 * Hands one file over.
 *
 * @param progress called with the part that has left, 0 to 1
 */
export function upload(door: Door, file: File, progress: (part: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = door.admit().then(() => sent(request, door, file, progress))
  return { done, stop: () => request.abort() }
}

function sent(request: XMLHttpRequest, door: Door, file: File, progress: (part: number) => void): Promise<FileView> {
  return new Promise((resolve, reject) => {
    request.open('POST', door.address(`api/files?name=${encodeURIComponent(file.name)}`))
    for (const [name, value] of Object.entries(door.headers())) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onerror = request.onabort = () => reject(unreached())
    request.onload = () => {
      if (request.status === 201) resolve(request.response as FileView)
      else reject(failureOf(request.status, request.response))
    }
    request.send(file)
  })
}
