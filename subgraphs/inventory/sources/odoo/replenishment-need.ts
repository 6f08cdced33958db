/** What a rule asks for, and what there is; all in the item's own unit. */
export interface RuleAndStock {
  readonly minimum: number
  readonly maximum: number
  readonly onHand: number
  readonly expired: number
  readonly incoming: number
  readonly outgoing: number
  readonly requested: number
  /** Ordered in whole multiples of this; 0 for any quantity. */
  readonly multiple: number
  /** Places after the point that quantities have. */
  readonly digits: number
}

export interface Need {
  readonly forecast: number
  readonly belowMinimum: boolean
  readonly toOrder: number
}

/**
 * How much to order: up to the maximum once the forecast is below the minimum, in whole multiples; nothing before.
 *
 * Quantities are rounded before they are compared, so that the noise of sums orders nothing.
 */
export function needOf({ minimum, maximum, multiple, digits, ...stock }: RuleAndStock): Need {
  const scale = 10 ** digits
  // A little less than nothing would be rounded to minus nothing.
  const round = (value: number) => Math.round(value * scale) / scale + 0
  const forecast = round(stock.onHand - stock.expired + stock.incoming - stock.outgoing + stock.requested)
  const belowMinimum = forecast < round(minimum)
  if (!belowMinimum) return { forecast, belowMinimum, toOrder: 0 }
  const missing = round(Math.max(minimum, maximum) - forecast)
  return { forecast, belowMinimum, toOrder: multiple > 0 ? round(times(missing, multiple) * multiple) : missing }
}

/** How many multiples hold a quantity. */
function times(quantity: number, multiple: number): number {
  const exact = quantity / multiple
  const whole = Math.round(exact)
  return Math.abs(exact - whole) < 1e-9 ? whole : Math.ceil(exact)
}
