/** Rounds half away from zero; what a binary float puts a hair below a tie counts as the tie. As Odoo rounds. */
export function roundTo(value: number, digits: number): number {
  if (value === 0) return 0
  const factor = 10 ** digits
  const scaled = value * factor
  const hair = 2 ** (Math.log2(Math.abs(scaled)) - 50)
  return (Math.sign(scaled) * roundHalfEven(Math.abs(scaled) + hair)) / factor
}

/** Rounds a tie to the even digit, as Odoo does for amounts it shows. */
export function roundToEven(value: number, digits: number): number {
  if (value === 0) return 0
  const factor = 10 ** digits
  const scaled = value * factor
  const floor = Math.floor(scaled)
  const isTie = Math.abs(0.5 - Math.abs(scaled - floor)) < 2 ** (Math.log2(Math.abs(scaled)) - 50)
  return (isTie ? floor + Math.abs(floor % 2) : roundHalfEven(scaled)) / factor
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
