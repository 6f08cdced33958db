import { northmere } from './companies.ts'
import type { Item, PackagingCode } from './group.ts'
import { families, type ItemFamily } from './item-families.ts'

/** Every item of the catalogue, in the order of its families. */
export function items(): Item[] {
  const variants = families.flatMap((family) => family.variants.map((variant, index) => ({ family, variant, index })))
  return variants.map(({ family, variant, index }, number): Item => {
    const code = `${family.sku}-${String(index + 1).padStart(2, '0')}`
    return {
      key: itemKey(family.sku, index),
      sku: number % 29 === 28 ? null : code,
      name: family.oneArticle ? family.name : `${family.name}, ${variant}`,
      category: family.category,
      trade: family.trade,
      unit: family.unit,
      packagings: family.packagings,
      kind: family.kind,
      tracking: family.tracking,
      shelfLifeDays: family.shelfLifeDays,
      cost: costOf(family, index),
      barcode: family.kind === 'service' ? null : barcode(number, code),
      active: number !== 107 && number !== 213,
      onlyFor: number === 59 ? northmere : null,
      sizeOf: family.oneArticle ? { article: `article_${family.sku}`.toLowerCase(), size: variant } : null,
    }
  })
}

export const itemKey = (sku: string, index: number): string => `item_${sku}_${index + 1}`.toLowerCase()

function costOf({ cost: [first, last], variants }: ItemFamily, index: number): number {
  const share = variants.length === 1 ? 0 : index / (variants.length - 1)
  return Number((first + (last - first) * share).toFixed(first < 0.1 ? 4 : 3))
}

/** What a real item master holds: mostly right numbers of two lengths, some mistyped, some of the house, some none. */
function barcode(number: number, sku: string): string | null {
  // The numbers that begin with 2 belong to nobody: GS1 leaves them to the use within a house.
  const right = withCheckDigit(`2${String((number + 1) * 48_271).padStart(11, '0')}`)
  const kind = number % 20
  if (kind === 7 || kind === 17) return null
  if (kind === 3) return `HOUSE-${sku}`
  if (kind === 11) return `${right.slice(0, 12)}${(Number(right[12]) + 1 + (number % 7)) % 10}`
  if (kind === 5 || kind === 15) return withCheckDigit(`1${right.slice(0, 12)}`)
  return right
}

/** Makers number the box after the piece, with a digit for the kind of packaging in front; many item masters lack it. */
export function packagingCodes(items: readonly Item[]): PackagingCode[] {
  return items.flatMap(({ key, barcode, packagings }, number) => {
    if (barcode?.length !== 13 || number % 3 === 0) return []
    return packagings.map((unit, index) => {
      const gtin = withCheckDigit(`${index + 1}${barcode.slice(0, 12)}`)
      const mistyped = `${gtin.slice(0, 13)}${(Number(gtin[13]) + 4) % 10}`
      const name = `${key.slice('item_'.length)}_${unit.replace(/^(uom\.product_uom|unit)_/, '')}`
      return { key: `packaging_${name}`, item: key, unit, gtin: number % 25 === 8 ? mistyped : gtin }
    })
  })
}

/** A GTIN of these digits: GS1 weighs them 3 and 1 from the right, and the check digit makes a multiple of ten. */
export function withCheckDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
