import type { ClaimAdjustment, DenialCategory } from '../records.ts'
import { compared, isPositive, sumOf } from './money.ts'

/*
 * Claim Adjustment Reason Codes by what has to be done about them, in our own coarse words. X12 owns what the codes mean
 * in its words: those are not here.
 */
const codes: Readonly<Record<Exclude<DenialCategory, 'PATIENT_RESPONSIBILITY' | 'OTHER'>, string>> = {
  ELIGIBILITY: '26 27 31 32 33 34 35 49 51 96 119 140 149 166 167 168 170 177 185 200 204 238 258 B1 B5 B7',
  AUTHORIZATION: '15 38 39 165 171 197 198 210 242 243 284 288 296 302',
  CODING:
    '4 5 6 7 8 9 10 11 12 16 97 107 110 112 125 129 134 146 147 148 155 163 174 175 176 181 182 183 184 188 189 190 ' +
    '199 206 207 208 226 227 228 229 231 234 236 239 240 250 251 252 267 282 B15',
  TIMELY_FILING: '29 138 164 B4',
  DUPLICATE: '18 B13 B14 B20',
  MEDICAL_NECESSITY: '40 50 54 55 56 58 60 61 78 114 150 151 152 153 154 186 249 269 272 273 B8 B12',
  COORDINATION_OF_BENEFITS: '19 20 21 22 23 100 109 136 201 209 275 276 279 280 B11',
  CONTRACTUAL:
    '24 42 44 45 59 69 70 74 75 76 85 89 90 91 94 95 101 102 103 104 105 115 117 118 121 122 128 130 131 132 133 137 ' +
    '139 142 143 144 157 158 159 160 161 169 172 173 178 179 180 187 192 193 194 202 203 205 211 212 213 215 222 223 ' +
    '224 225 232 233 235 237 241 245 246 247 248 253 256 257 261 262 263 264 265 266 268 274 278 285 286 A8 B10 B16 P12',
}

const categories: ReadonlyMap<string, DenialCategory> = new Map(
  Object.entries(codes).flatMap(([category, list]) =>
    list.split(' ').map((code) => [code, category as DenialCategory]),
  ),
)

/** The coarse kind of a Claim Adjustment Reason Code, whatever its group. One that nobody put into a kind is OTHER. */
export function categoryOf(reason: string): DenialCategory {
  return categories.get(reason.trim().toUpperCase()) ?? 'OTHER'
}

/** An adjustment as far as its kind goes by it. */
export type Reason = Pick<ClaimAdjustment, 'group' | 'reason' | 'amount'>

/** Deductible, coinsurance, copayment, and the deductible for blood: whatever group they come with, or none. */
const sharesOfPatient: ReadonlySet<string> = new Set(['1', '2', '3', '66'])

/** Whether the patient is to pay it: by its group, where none is said by its code. */
export function isPatients({ group, reason }: Pick<Reason, 'group' | 'reason'>): boolean {
  return group === null ? sharesOfPatient.has(reason.trim()) : group === 'PR'
}

/** Whether it is why a payer does not pay: neither left to the patient nor given up by contract. */
export function isPayers(reason: Pick<Reason, 'group' | 'reason'>): boolean {
  return !isPatients(reason) && categoryOf(reason.reason) !== 'CONTRACTUAL'
}

/**
 * Why nothing is paid: by the code with the largest amount among those that are not the patient's share. Only where all of
 * it is the patient's share it is that. Where no amount was taken off but by contract and as such a share, it goes by
 * `reasons`, which came without an amount: the first of them.
 */
export function denialCategoryOf(adjustments: readonly Reason[], reasons: readonly string[] = []): DenialCategory {
  const taken = adjustments.flatMap((each) =>
    each.amount !== null && isPositive(each.amount) ? [{ ...each, amount: each.amount }] : [],
  )
  if (reasons[0] !== undefined && !taken.some(isPayers)) return categoryOf(reasons[0])
  if (taken.length === 0) return 'OTHER'
  const others = taken.filter((each) => !isPatients(each))
  if (others.length === 0) return 'PATIENT_RESPONSIBILITY'
  const sums = [...Map.groupBy(others, ({ reason }) => reason)]
    .map(([reason, all]) => ({ reason, sum: sumOf(all.map(({ amount }) => amount)) }))
    .toSorted((one, other) => compared(other.sum, one.sum) || (one.reason < other.reason ? -1 : 1))
  return categoryOf(sums[0]?.reason ?? '')
}
