import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { fieldOf, type Place, type Planted, placeOfText, textPattern } from './canary.ts'

/** What was found, and how it was written there. */
export type Found = {
  readonly writing: string
  /** What stands around it. */
  readonly around: string
} /** A number may have been planted in several places: their hashes are not that long. */ & (
  | { readonly kind: 'planted'; readonly places: readonly [Place, ...Place[]] }
  /** What somebody sent, or a secret of the program, by its label. */
  | { readonly kind: 'word'; readonly word: string }
  /** The beginning of a text that was cut off, as parsers do when they quote what they could not read. */
  | { readonly kind: 'part' }
  /** A number that no program has of its own: what canaries come to when they are added or multiplied. */
  | { readonly kind: 'sum' }
)

type Numeral = readonly [pattern: RegExp, digits: (parts: readonly string[]) => readonly [whole: string, cents: string]]

const thousands = String.raw`([,. '’_\u00a0\u202f])`
const numerals: readonly Numeral[] = [
  // As programs write it.
  [/(?<![\w.])(20\d{10}|20\d{8})(?:\.(\d+))?(?!\w)/g, ([whole = '', cents = '']) => [whole, cents]],
  // With zeros in front and a check digit behind.
  [/(?<![\w.])0{2,4}(20\d{8})\d(?!\w)/g, ([whole = '']) => [whole, '']],
  [/(?<!\w)(20\d{10})(\d\d)(?!\w)/g, ([whole = '', cents = '']) => [whole, cents]],
  // By thousands: 201,234,567,890.12 and 2,012,345,678.
  [
    new RegExp(`(?<!\\w)(20\\d)${thousands}(\\d{3})\\2(\\d{3})\\2(\\d{3})(?:[.,](\\d+))?(?!\\w)`, 'g'),
    ([one = '', , two = '', three = '', four = '', cents = '']) => [`${one}${two}${three}${four}`, cents],
  ],
  [
    new RegExp(`(?<!\\w)2${thousands}(0\\d\\d)\\1(\\d{3})\\1(\\d{3})(?!\\w)`, 'g'),
    ([, one = '', two = '', three = '']) => [`2${one}${two}${three}`, ''],
  ],
  [/(?<!\w)2\.(0\d{10})(\d*)e\+?11(?!\w)/gi, ([tail = '', cents = '']) => [`2${tail}`, cents]],
  [/(?<!\w)2\.(0\d{8})e\+?9(?!\w)/gi, ([tail = '']) => [`2${tail}`, '']],
]
const part = /kanari(?!\d{4}x\d{5}|_(?:text|name)_\d{5}z)/gi
const sum = /(?<![\w.])\d{10,}\.\d{1,4}(?!\w|\.\d)/g

/** Looks for canaries and words in texts and bytes, whichever way they are written there. */
export class Search {
  readonly #planted: Planted
  readonly #words: ReadonlyMap<string, string>
  readonly #pattern: RegExp | null
  readonly #values = new Map<string, readonly Found[]>()

  /** `words`: labels by what to look for. */
  constructor(planted: Planted, words: ReadonlyMap<string, string> = new Map()) {
    this.#planted = planted
    this.#words = words
    const escaped = [...words.keys()].map((each) => RegExp.escape(each))
    this.#pattern = escaped.length === 0 ? null : new RegExp(escaped.join('|'), 'g')
  }

  /** Everything that is in a text or in bytes, each thing once for each way in which it is written. */
  in(haystack: string | Buffer): Found[] {
    const found = new Map<string, Found>()
    for (const [writing, text] of writingsOf(haystack)) {
      for (const each of this.#plain(text, writing)) found.set(`${writing} ${nameOf(each)}`, each)
    }
    return [...found.values()]
  }

  /** As `in`, for a value of an answer: the same ones come again and again. */
  inValue(value: string): readonly Found[] {
    const known = this.#values.get(value)
    if (known !== undefined) return known
    const found = this.in(value)
    this.#values.set(value, found)
    return found
  }

  *#plain(text: string, writing: string): Iterable<Found> {
    for (const match of text.matchAll(textPattern)) {
      const place = placeOfText(match[1] ?? '', match[2] ?? '')
      if (place === null || !this.#planted.has(place)) continue
      yield { kind: 'planted', places: [place], writing, around: around(match) }
    }
    for (const [pattern, digits] of numerals) {
      for (const match of text.matchAll(pattern)) {
        const [whole, cents] = digits(match.slice(1))
        const [place, ...others] = this.#planted.placesOf(whole, cents)
        if (place !== undefined) yield { kind: 'planted', places: [place, ...others], writing, around: around(match) }
      }
    }
    if (this.#pattern !== null) {
      for (const match of text.matchAll(this.#pattern)) {
        yield { kind: 'word', word: this.#words.get(match[0]) ?? '', writing, around: around(match) }
      }
    }
    for (const match of text.matchAll(part)) yield { kind: 'part', writing, around: around(match) }
    for (const match of text.matchAll(sum)) yield { kind: 'sum', writing, around: around(match) }
  }
}

/** What a finding is of, however often and wherever it is found. */
export function nameOf(found: Found): string {
  if (found.kind === 'planted') return found.places.map((place) => `${fieldOf(place)} of ${place.id}`).join(' or ')
  return found.kind === 'word' ? found.word : `a ${found.kind} in ${found.around}`
}

function around({ input, index }: RegExpExecArray): string {
  return input.slice(Math.max(0, index - 60), index + 60).replaceAll(/\s+/g, ' ')
}

/** A text or bytes as they are, and as whoever undoes what was done to them would read them. */
function* writingsOf(haystack: string | Buffer): Iterable<readonly [string, string]> {
  if (typeof haystack !== 'string') {
    const unpacked = unpack(haystack)
    if (unpacked !== null) yield* writingsOf(unpacked)
  }
  const text = String(haystack)
  yield ['plain', text]
  yield* unescaped(text)
  for (const decoded of decodedRuns(text)) {
    yield ['base64', decoded]
    for (const [writing, inner] of unescaped(decoded)) yield [`${writing} in base64`, inner]
    for (const twice of decodedRuns(decoded)) yield ['base64 in base64', twice]
  }
}

function* unescaped(text: string): Iterable<readonly [string, string]> {
  if (text.includes('\\')) {
    const one = (_: string, four?: string, two?: string, sign?: string) =>
      sign ?? String.fromCharCode(Number.parseInt(four ?? two ?? '', 16))
    yield ['escaped', text.replaceAll(/\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\(["'\\/])/gi, one)]
  }
  if (text.includes('%')) {
    const one = (_: string, code: string) => String.fromCharCode(Number.parseInt(code, 16))
    yield ['percent-encoded', text.replaceAll(/%([0-9a-f]{2})/gi, one)]
  }
  const hex = text.match(/(?:[0-9a-f]{2}){12,}/gi)
  if (hex !== null) yield ['hex', hex.map((each) => Buffer.from(each, 'hex').toString('latin1')).join('\n')]
}

/** Whatever could be base64, read from each of four places on: what was encoded need not begin where the run does. */
function* decodedRuns(text: string): Iterable<string> {
  const runs = text.match(/[A-Za-z0-9+/_-]{18,}/g)
  if (runs === null) return
  for (const offset of [0, 1, 2, 3]) {
    yield runs.map((run) => Buffer.from(run.slice(offset), 'base64').toString('latin1')).join('\n')
  }
}

function unpack(bytes: Buffer): Buffer | null {
  for (const way of [gunzipSync, inflateSync, brotliDecompressSync]) {
    try {
      const unpacked = way(bytes, { maxOutputLength: 64 * 1024 * 1024 })
      if (unpacked.length > 0) return unpacked
    } catch {
      // Packed another way, or not at all.
    }
  }
  return null
}
