import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What of a fault may be told: what it is, and where it arose. */
export interface Fault {
  /** Its class. */
  readonly error: string
  /** Node's code for it, where it has one: `ECONNRESET`. */
  readonly code?: string
  /** The top of its stack, the innermost first. */
  readonly stack: string
}

/**
 * What may be logged of anything that was thrown. Never its message, which may hold a record's value, such as the text
 * that is no JSON.
 */
export function withoutMessage(thrown: unknown): Fault {
  if (!(thrown instanceof Error)) return { error: typeof thrown, stack: '' }
  const { name, code } = thrown as NodeJS.ErrnoException
  return { error: name, ...(typeof code === 'string' && { code }), stack: framesOf(thrown) }
}

const mostFrames = 5
const root = path.resolve(import.meta.dirname, '../../..')
const roots = [`${pathToFileURL(root).href}/`, `${root}/`]

const step = String.raw`\.?[\w@+-][\w@.+-]{0,79}`
const place = String.raw`${step}(?:\/${step}){0,20}:\d{1,7}:\d{1,7}`
const name = String.raw`(?:(?:async|new|get|set) ){0,2}[\w$.<>#]{1,120}(?: \[as [\w$]{1,80}\])?`
const frame = String.raw`(?:${name} \(${place}\)|${place})`

/** What `stack` looks like: functions and lines of this program and its packages, and nothing else. */
export const framesPattern = new RegExp(`^(?:${frame}(?: < ${frame}){0,${mostFrames - 1}})?$`)

const isPlace = new RegExp(`^${place}$`)
const isName = new RegExp(`^${name}$`)

function framesOf({ stack, message }: Error): string {
  if (typeof stack !== 'string') return ''
  // A message may have lines that look like frames.
  const said = stack.indexOf(message)
  const frames = (said < 0 ? stack : stack.slice(said + message.length)).split('\n').flatMap(frameIn)
  return frames.slice(0, mostFrames).join(' < ')
}

/** A line of a stack without the way to this program's folder; none where it is in no file of ours. */
function frameIn(line: string): string[] {
  const [, called, at = ''] = /^ +at (?:(.*) \()?([^()]+)\)?$/.exec(line) ?? []
  const way = roots.find((each) => at.startsWith(each))
  const found = way === undefined ? '' : at.slice(way.length)
  if (!isPlace.test(found)) return []
  return [called !== undefined && isName.test(called) ? `${called} (${found})` : found]
}
