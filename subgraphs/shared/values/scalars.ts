import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { isCalendarDay } from './calendar-day.ts'

const decimalPattern = /^-?\d{1,30}(\.\d{1,20})?$/
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

function isInstant(text: string): boolean {
  if (!instantPattern.test(text) || !isCalendarDay(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) return false
  // Its zone may carry it out of the years that sources keep.
  return isCalendarDay(new Date(text).toISOString().slice(0, 10))
}

/** A scalar that travels as a string and is one only if `accepts` says so. The message never repeats the value. */
function textScalar(
  name: string,
  expected: string,
  accepts: (text: string) => boolean,
  parse = (text: string) => text,
) {
  const read = (value: unknown): string => {
    if (typeof value !== 'string' || !accepts(value))
      throw new GraphQLError(`Cannot read ${name}: expected ${expected}`)
    return parse(value)
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => {
      if (typeof value !== 'string' || !accepts(value))
        throw new GraphQLError(`Cannot write ${name}: expected ${expected}`)
      return value
    },
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  })
}

/** The scalars every subgraph shares; their meaning for clients is in schema/governance.graphql. */
export const scalars = {
  Decimal: textScalar('Decimal', 'a decimal number in a string, such as "12.50"', (text) => decimalPattern.test(text)),
  Date: textScalar('Date', 'a day, such as "2026-11-20"', isCalendarDay),
  DateTime: textScalar('DateTime', 'an instant with its zone, such as "2026-11-20T08:30:00Z"', isInstant, (text) =>
    new Date(text).toISOString(),
  ),
  CurrencyCode: textScalar('CurrencyCode', 'three capital letters of ISO 4217', (text) => /^[A-Z]{3}$/.test(text)),
}
