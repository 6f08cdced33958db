import { type Faults, looksOf, offBy } from './refusal.ts'
import type { RemittancePart } from './remittance.ts'
import { RemittanceReader } from './remittance-reader.ts'
import { Elements, type X12Segment } from './segments.ts'

/** No file has as many; what is remembered of one is bounded by it. */
const mostRemittances = 10_000

/** An envelope that is open, and how many are in it so far. */
interface Open {
  readonly control: string
  count: number
}

/** Reads the envelopes of a file: interchanges, in them groups, in them remittances. Checks that each ends as it began. */
export class EnvelopeReader {
  readonly #faults: Faults
  readonly #sha256: string
  /** Control numbers of groups in an interchange, and of remittances in a group. */
  readonly #inInterchange = new Set<string>()
  readonly #inGroup = new Set<string>()
  readonly #ids = new Set<string>()
  #sender = ''
  #interchange: Open | null = null
  #group: Open | null = null
  /** Counts segments, with ST and SE. */
  #transaction: Open | null = null
  #remittance: RemittanceReader | null = null

  constructor(sha256: string, faults: Faults) {
    this.#sha256 = sha256
    this.#faults = faults
  }

  /** Ids of the remittances that ended. */
  get ids(): ReadonlySet<string> {
    return this.#ids
  }

  /** Takes a segment; gives what ends before it or with it. */
  take(segment: X12Segment): readonly RemittancePart[] {
    if (this.#transaction !== null) this.#transaction.count += 1
    switch (segment.name) {
      case 'ISA':
        this.#mustStand(segment, this.#interchange === null)
        this.#beginInterchange(segment)
        return []
      case 'TA1':
        this.#mustStand(segment, this.#interchange !== null && this.#group === null)
        return []
      case 'GS':
        this.#mustStand(segment, this.#interchange !== null && this.#group === null)
        this.#beginGroup(segment)
        return []
      case 'ST':
        this.#mustStand(segment, this.#group !== null && this.#transaction === null)
        this.#beginRemittance(segment)
        return []
      case 'SE':
        this.#mustStand(segment, this.#transaction !== null)
        return this.#endRemittance(segment)
      case 'GE':
        this.#mustStand(segment, this.#group !== null && this.#transaction === null)
        this.#mustMatch(segment, this.#group, 'remittance')
        this.#group = null
        return []
      case 'IEA':
        this.#mustStand(segment, this.#interchange !== null && this.#group === null)
        this.#mustMatch(segment, this.#interchange, 'group')
        this.#interchange = null
        return []
    }
    this.#mustStand(segment, this.#remittance !== null)
    const part = this.#remittance?.take(segment) ?? null
    return part === null ? [] : [part]
  }

  /** To be called where the file ends. */
  end(hasRest: boolean): void {
    const missing = this.#transaction ? 'SE' : this.#group ? 'GE' : 'IEA'
    if (this.#interchange === null && !hasRest) {
      if (this.#ids.size === 0) {
        this.#faults.add('MISSING_SEGMENT', 'Cannot read the file: expected a remittance, found none', null, 'ST')
      }
      return
    }
    const expected = this.#interchange === null ? 'a whole segment' : missing
    this.#faults.end('TRUNCATED', `Cannot read the file to its end: expected ${expected}, found no more`)
  }

  #beginInterchange(isa: X12Segment): void {
    const read = new Elements(isa, this.#faults)
    this.#sender = read.text(6, 15) ?? ''
    this.#interchange = { control: read.code(13, /^\d{9}$/, 'nine digits') ?? '', count: 0 }
    this.#inInterchange.clear()
  }

  #beginGroup(gs: X12Segment): void {
    if (gs.element(1) !== 'HP') {
      this.#faults.end('NOT_AN_835', 'Cannot read GS01: expected HP, found another group', gs.number, 'GS01')
    }
    this.#mustBeSupported(gs, 8)
    const control = new Elements(gs, this.#faults).code(6, /^\d{1,9}$/, 'one to nine digits') ?? ''
    this.#mustBeNew(gs, 6, control, this.#inInterchange)
    count(this.#interchange)
    this.#group = { control, count: 0 }
    this.#inGroup.clear()
  }

  #beginRemittance(st: X12Segment): void {
    if (st.element(1) !== '835') {
      this.#faults.end('NOT_AN_835', 'Cannot read ST01: expected 835, found another transaction set', st.number, 'ST01')
    }
    if (st.element(3) !== '') this.#mustBeSupported(st, 3)
    const control = new Elements(st, this.#faults).text(2, 9) ?? ''
    this.#mustBeNew(st, 2, control, this.#inGroup)
    count(this.#group)
    this.#transaction = { control, count: 1 }
    const [interchange, group] = [this.#interchange?.control ?? '', this.#group?.control ?? '']
    const start = { sender: this.#sender, interchange, group, transaction: control, segment: st.number }
    this.#remittance = new RemittanceReader(start, this.#sha256, this.#faults)
  }

  #endRemittance(se: X12Segment): readonly RemittancePart[] {
    const parts = this.#remittance?.end() ?? []
    this.#mustMatch(se, this.#transaction, 'segment')
    this.#transaction = null
    this.#remittance = null
    for (const part of parts) if (part.kind === 'remittance') this.#remember(part.header.id, se)
    return parts
  }

  #remember(id: string, se: X12Segment): void {
    if (this.#ids.has(id)) {
      const message = 'Cannot use a remittance twice: found its control numbers and its trace number before in the file'
      this.#faults.add('DUPLICATE_CONTROL_NUMBER', message, se.number, 'SE02')
    }
    this.#ids.add(id)
    if (this.#ids.size > mostRemittances) {
      const message = `Cannot read the file: expected at most ${mostRemittances} remittances, found more`
      this.#faults.end('TOO_LARGE', message, se.number)
    }
  }

  #mustStand(segment: X12Segment, isItsPlace: boolean): void {
    if (isItsPlace) return
    const message = 'Cannot read the envelope: expected ISA, GS, ST, SE, GE and IEA in each other, found another order'
    this.#faults.end('BAD_ENVELOPE', message, segment.number)
  }

  #mustBeSupported(segment: X12Segment, place: number): void {
    if (/^005010X221([A-Z]\d{1,2})?$/.test(segment.element(place))) return
    const name = segment.nameOf(place)
    const message = `Cannot read ${name}: expected 005010X221 or an addendum of it, found another version`
    this.#faults.end('UNSUPPORTED_VERSION', message, segment.number, name)
  }

  #mustBeNew(segment: X12Segment, place: number, control: string, others: Set<string>): void {
    if (others.has(control)) {
      const name = segment.nameOf(place)
      const message = `Cannot read ${name}: expected a control number of its own, found one that was there`
      this.#faults.add('DUPLICATE_CONTROL_NUMBER', message, segment.number, name)
    }
    others.add(control)
  }

  /** Each envelope ends with how many are in it, and with the number it began with. */
  #mustMatch(segment: X12Segment, open: Open | null, what: string): void {
    const { name, number } = segment
    const written = segment.element(1)
    const counted = open?.count ?? 0
    if (!/^\d{1,10}$/.test(written)) {
      const message = `Cannot read ${name}01: expected a count of ${what}s, found ${looksOf(written)}`
      this.#faults.add('COUNT_MISMATCH', message, number, `${name}01`)
    } else if (Number(written) !== counted) {
      const message = `Cannot read ${name}: expected as many ${what}s as ${name}01 says, found ${offBy(Number(written), counted, what)}`
      this.#faults.add('COUNT_MISMATCH', message, number, `${name}01`)
    }
    if (segment.element(2) === open?.control) return
    const message = `Cannot read ${name}02: expected the control number it began with, found another`
    this.#faults.add('CONTROL_NUMBER_MISMATCH', message, number, `${name}02`)
  }
}

function count(open: Open | null): void {
  if (open !== null) open.count += 1
}
