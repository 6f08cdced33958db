/** Which records of a kind somebody may see: all of them, or those with these keys in Odoo. */
export type Reach = 'all' | ReadonlySet<number>

/** Who is asking, and what follows from it. Made from a verified token or a gateway's signature, and from nothing else. */
export interface Principal {
  /** Where the subject was known: the issuer's identifier. */
  readonly issuer: string
  /** Who it is, in the issuer's words; unique together with `issuer`. */
  readonly subject: string
  /** The application by which it asks. */
  readonly client: string
  /** What it may do, each as `domain:verb[:detail]`. */
  readonly scopes: ReadonlySet<string>
  /** Companies whose records it may see. An empty set: none. */
  readonly companies: Reach
  /** Facilities whose records it may see, of those companies. An empty set: none. */
  readonly facilities: Reach
  /** Key of the one supplier it speaks for, whose records are all it may see. Null: it belongs to the group. */
  readonly supplier: number | null
  /** When its token ends, in seconds of Unix time. */
  readonly expiresAt: number
}
