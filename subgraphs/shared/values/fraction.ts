/** An exact number: what decimals and divisions of them come to, without the noise of binary arithmetic. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n)
  readonly #over: bigint
  readonly #under: bigint

  private constructor(over: bigint, under: bigint) {
    const divisor = greatestCommonDivisor(over < 0n ? -over : over, under)
    this.#over = over / divisor
    this.#under = under / divisor
  }

  /** The decimal number that `value` is written as: 0.1 is one tenth. @throws {RangeError} when it is not finite. */
  static of(value: number): Fraction {
    const [, sign, whole = '', places = '', exponent = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
    if (sign === undefined) throw new RangeError('Cannot make a fraction: expected a finite number')
    const shift = Number(exponent) - places.length
    const digits = BigInt(`${sign}${whole}${places}`)
    return shift < 0 ? new Fraction(digits, 10n ** BigInt(-shift)) : new Fraction(digits * 10n ** BigInt(shift), 1n)
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.#over * other.#under + other.#over * this.#under, this.#under * other.#under)
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.negated())
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.#over * other.#over, this.#under * other.#under)
  }

  /** @throws {RangeError} when `other` is zero. */
  dividedBy(other: Fraction): Fraction {
    if (other.#over === 0n) throw new RangeError('Cannot divide by zero')
    const sign = other.#over < 0n ? -1n : 1n
    return new Fraction(this.#over * other.#under * sign, this.#under * other.#over * sign)
  }

  negated(): Fraction {
    return new Fraction(-this.#over, this.#under)
  }

  absolute(): Fraction {
    return this.#over < 0n ? this.negated() : this
  }

  isLessThan(other: Fraction): boolean {
    return this.#over * other.#under < other.#over * this.#under
  }

  isZero(): boolean {
    return this.#over === 0n
  }

  isNegative(): boolean {
    return this.#over < 0n
  }

  /** The nearest number to it, for showing. */
  toNumber(): number {
    const digits = String((this.absolute().#over * 10n ** places) / this.#under).padStart(Number(places) + 1, '0')
    const value = Number(`${digits.slice(0, -Number(places))}.${digits.slice(-Number(places))}`)
    return this.isNegative() ? -value : value
  }
}

// More than a double can hold of anything that has digits before the point.
const places = 18n

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
