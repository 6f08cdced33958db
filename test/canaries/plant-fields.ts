import type { Address, CodeableConcept, ContactPoint, HumanName, Identifier } from '@medplum/fhirtypes'
import { numberCanary, Planted, textCanary } from './canary.ts'

/** Notes what it plants. */
export class Planting {
  readonly planted = new Planted()
  readonly words = new Map<string, string>()

  /** A word that says where it was planted. */
  text(model: string, field: string, id: number): string {
    const place = { model, field, id }
    this.planted.addText(place)
    return textCanary(place)
  }

  amount(model: string, field: string, id: number): number {
    const place = { model, field, id }
    this.planted.addNumber(place, true)
    return numberCanary(place)
  }

  birthday(model: string, id: number): string {
    const day = `19${30 + id}-02-1${id}`
    this.words.set(day, `the birthday of ${model} ${id}`)
    return day
  }
}

// Just now: who looks for what is new looks at these again.
export const meta = { versionId: '1', lastUpdated: new Date().toISOString() }

/** Writes canaries into the fields of one resource. */
export function fieldsFor(planting: Planting, type: string, number: number) {
  const text = (field: string) => planting.text(type, field, number)
  const words = (field: string): CodeableConcept => ({ text: text(field) })
  const money = (field: string) => ({ value: planting.amount(type, field, number), currency: 'USD' as const })
  const narrative = () => ({
    text: { status: 'generated' as const, div: `<div xmlns="http://www.w3.org/1999/xhtml">${text('text')}</div>` },
    extension: [{ url: 'https://extensions.example/note', valueString: text('extension') }],
  })
  const coded = (field: string, system: string, code: string): CodeableConcept => ({
    coding: [{ system, code, display: text(`${field}.display`) }],
    text: text(`${field}.text`),
  })
  const to = (field: string, reference: string) => ({ reference, display: text(`${field}.display`) })
  const name = (): HumanName[] => [
    { family: text('name.family'), given: [text('name.given')], text: text('name.text') },
  ]
  const telecom = (): ContactPoint[] => [{ system: 'phone', value: text('telecom') }]
  const address = (): Address[] => [{ line: [text('address.line')], city: text('address.city'), text: text('address') }]
  const identifier = (field: string, system: string): Identifier => ({ system, value: text(field) })
  return { text, words, money, narrative, coded, to, name, telecom, address, identifier }
}

export type Fields = ReturnType<typeof fieldsFor>
